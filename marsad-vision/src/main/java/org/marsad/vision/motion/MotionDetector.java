package org.marsad.vision.motion;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.marsad.detect.Detection;
import org.marsad.detect.Detector;
import org.marsad.detect.PixelBox;
import org.marsad.sensor.Frame;
import org.marsad.vision.things.Blob;
import org.marsad.vision.things.PersonHeights;
import org.marsad.vision.things.SeenThing;
import org.marsad.vision.things.SizePrior;
import org.marsad.vision.things.ThingFinder;

/// Finds what moves.
public final class MotionDetector implements Detector {

    private static final int LEARNING_FRAMES = 10;

    private final MotionSettings settings;
    private final SizePrior sizePrior;
    private PersonHeights heights;
    private List<Blob> blobs = List.of();
    WorkingPicture picture = new WorkingPicture(1, 1, 1);
    SceneMemory memory = new SceneMemory(1, 1, 1);
    private Tiles tiles = new Tiles(1, 1);
    private MaskCleaner cleaner = new MaskCleaner(1, 1);
    private byte[] labels = new byte[1];
    byte[] mask = new byte[1];
    private BlobFinder finder = new BlobFinder(1, 1);
    private SceneKeeper keeper;
    private final Rhythm rhythm = new Rhythm();
    private final List<int[]> learning = new ArrayList<>();
    private boolean watching;

    public MotionDetector(MotionSettings settings) {
        this(settings, SizePrior.unknown());
    }

    public MotionDetector(MotionSettings settings, SizePrior sizePrior) {
        this.settings = settings;
        this.sizePrior = sizePrior;
        this.heights = new PersonHeights(sizePrior, picture.width, picture.height, picture.scale);
        this.keeper = new SceneKeeper(picture, memory, settings);
    }

    private List<Detection> detections(Frame frame) {
        double scale = picture.scale;
        ThingFinder things =
                new ThingFinder(
                        heights,
                        settings.light().lamps() ? new NightLights(picture, memory) : null,
                        settings.leastAreaPixels() / (scale * scale));
        FaintFeet feet = new FaintFeet(picture, memory, labels, mask);
        List<Detection> detections = new ArrayList<>();
        for (SeenThing thing : things.find(blobs, mask, picture.width)) {
            double left = Math.max(0, thing.left() * scale);
            double top = Math.max(0, thing.top() * scale);
            double right = Math.min(picture.frameWidth, thing.right() * scale);
            double end = feet.bottom(thing.left(), thing.top(), thing.right(), thing.bottom());
            double bottom = Math.min(picture.frameHeight, end * scale);
            if (right > left && bottom > top && detections.size() < settings.maxDetections()) {
                detections.add(
                        new Detection(
                                frame.stamp(),
                                new PixelBox(left, top, right - left, bottom - top),
                                thing.area() * scale * scale,
                                thing.classification(),
                                thing.confidence()));
            }
        }
        return detections;
    }

    @Override
    public List<Detection> detect(Frame frame) {
        if (!picture.fits(frame)) {
            startAfresh(frame);
        }
        picture.take(frame);
        rhythm.took(frame.stamp().exposureTime());
        if (!watching) {
            learn();
            return List.of();
        }
        look(rhythm.secondsPerPicture());
        return watching ? detections(frame) : List.of();
    }

    private void startAfresh(Frame frame) {
        picture = new WorkingPicture(frame.width(), frame.height(), settings.workingPixels());
        int pixels = picture.width * picture.height;
        memory = new SceneMemory(picture.width, picture.height, settings.contrastGrey());
        tiles = new Tiles(picture.width, picture.height);
        cleaner = new MaskCleaner(picture.width, picture.height);
        labels = new byte[pixels];
        mask = new byte[pixels];
        finder = new BlobFinder(picture.width, picture.height);
        heights = new PersonHeights(sizePrior, picture.width, picture.height, picture.scale);
        relearn();
    }

    /// Begins anew with an empty mask: after a start, a turn of the camera, a switch of lights.
    private void relearn() {
        watching = false;
        learning.clear();
        blobs = List.of();
        Arrays.fill(labels, CloserLook.BACKGROUND);
        Arrays.fill(mask, (byte) 0);
        tiles.forget();
        keeper = new SceneKeeper(picture, memory, settings);
    }

    private void learn() {
        int[] colours = new int[picture.width * picture.height];
        for (int y = 0; y < picture.height; y++) {
            for (int x = 0; x < picture.width; x++) {
                colours[y * picture.width + x] = picture.colour(x, y);
            }
        }
        learning.add(colours);
        if (learning.size() == LEARNING_FRAMES) {
            memory.learn(learning.toArray(int[][]::new));
            watching = true;
            learning.clear();
        }
    }

    public boolean isWatching() {
        return watching;
    }

    private void look(double secondsPerPicture) {
        tiles.clear();
        tiles.look(picture, memory);
        if (tiles.changedPixels() > settings.relearnShare() * picture.luma.length) {
            relearn();
            return;
        }
        tiles.activate(3);
        label();
        cleaner.clean(labels, mask, tiles, heights);
        List<Blob> found = finder.find(mask, tiles);
        for (Blob blob : found) {
            cleaner.fillHoles(mask, blob, tiles);
        }
        blobs = keeper.keep(mask, labels, tiles, found, secondsPerPicture);
    }

    private void label() {
        CloserLook closer = new CloserLook(memory, settings);
        closer.findLamps(picture, tiles, heights);
        for (int ty = 0; ty < tiles.down; ty++) {
            for (int tx = 0; tx < tiles.across; tx++) {
                int tile = ty * tiles.across + tx;
                if (tiles.active[tile]) {
                    closer.label(picture, labels, tx * Tiles.SIZE, ty * Tiles.SIZE);
                } else if (tiles.busy[tile]) {
                    cleaner.clearTile(labels, tx * Tiles.SIZE, ty * Tiles.SIZE);
                }
            }
        }
    }

    /// The mask behind the latest detections, at full size; all background while the scene is still
    /// being learnt.
    public ForegroundMask mask() {
        int scale = picture.scale;
        if (scale == 1) {
            return new ForegroundMask(mask, picture.width, picture.height);
        }
        byte[] full = new byte[picture.frameWidth * picture.frameHeight];
        for (int y = 0; y < picture.frameHeight; y++) {
            int row = Math.min(picture.height - 1, y / scale) * picture.width;
            for (int x = 0; x < picture.frameWidth; x++) {
                full[y * picture.frameWidth + x] =
                        mask[row + Math.min(picture.width - 1, x / scale)];
            }
        }
        return new ForegroundMask(full, picture.frameWidth, picture.frameHeight);
    }

    int label(int x, int y) {
        return labels[y * picture.width + x];
    }

    /// How long the pictures of a camera are apart, as a slow mean of their exposure times.
    private static final class Rhythm {

        private static final double USUAL_SECONDS = 0.04;
        private static final double SHORTEST_SECONDS = 0.004;
        private static final double LONGEST_SECONDS = 2;
        private static final double SLOWNESS = 0.1;

        private @Nullable Instant previous;
        private double seconds = USUAL_SECONDS;
        private int count;

        void took(Instant exposureTime) {
            if (previous != null) {
                double apart =
                        Math.clamp(
                                Duration.between(previous, exposureTime).toNanos() * 1e-9,
                                SHORTEST_SECONDS,
                                LONGEST_SECONDS);
                count++;
                seconds += Math.max(SLOWNESS, 1.0 / count) * (apart - seconds);
            }
            previous = exposureTime;
        }

        double secondsPerPicture() {
            return seconds;
        }
    }
}
