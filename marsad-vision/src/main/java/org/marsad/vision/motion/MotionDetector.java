package org.marsad.vision.motion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.marsad.detect.Classification;
import org.marsad.detect.Detection;
import org.marsad.detect.Detector;
import org.marsad.detect.PixelBox;
import org.marsad.sensor.Frame;

/// Finds what moves.
public final class MotionDetector implements Detector {

    private static final int LEARNING_FRAMES = 10;

    private final MotionSettings settings;
    private final SizePrior sizePrior;
    private PersonHeights heights;
    private List<Blob> blobs = List.of();
    WorkingPicture picture = new WorkingPicture(1, 1, 1);
    SceneMemory memory = new SceneMemory(1, 1);
    private Tiles tiles = new Tiles(1, 1);
    private MaskCleaner cleaner = new MaskCleaner(1, 1);
    private byte[] labels = new byte[1];
    byte[] mask = new byte[1];
    private byte[] age = new byte[1];
    private final List<int[]> learning = new ArrayList<>();
    private boolean watching;

    public MotionDetector(MotionSettings settings) {
        this(settings, SizePrior.unknown());
    }

    public MotionDetector(MotionSettings settings, SizePrior sizePrior) {
        this.settings = settings;
        this.sizePrior = sizePrior;
        this.heights = new PersonHeights(sizePrior, picture);
    }

    private List<Detection> detections(Frame frame) {
        double scale = picture.scale;
        ThingFinder finder = new ThingFinder(heights, settings.leastAreaPixels() / (scale * scale));
        List<Detection> detections = new ArrayList<>();
        for (SeenThing thing : finder.find(blobs, mask, picture.width)) {
            double left = Math.max(0, thing.left() * scale);
            double top = Math.max(0, thing.top() * scale);
            double right = Math.min(picture.frameWidth, thing.right() * scale);
            double bottom = Math.min(picture.frameHeight, thing.bottom() * scale);
            if (right > left && bottom > top && detections.size() < settings.maxDetections()) {
                detections.add(
                        new Detection(
                                frame.stamp(),
                                new PixelBox(left, top, right - left, bottom - top),
                                thing.area() * scale * scale,
                                Classification.UNKNOWN,
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
        if (!watching) {
            learn();
            return List.of();
        }
        look();
        return detections(frame);
    }

    private void startAfresh(Frame frame) {
        picture = new WorkingPicture(frame.width(), frame.height(), settings.workingPixels());
        int pixels = picture.width * picture.height;
        memory = new SceneMemory(picture.width, picture.height);
        tiles = new Tiles(picture.width, picture.height);
        cleaner = new MaskCleaner(picture.width, picture.height);
        labels = new byte[pixels];
        mask = new byte[pixels];
        age = new byte[pixels];
        heights = new PersonHeights(sizePrior, picture);
        relearn();
    }

    private void relearn() {
        watching = false;
        learning.clear();
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

    private void look() {
        tiles.clear();
        int contrast = (int) (settings.contrastGrey() * 256);
        for (int y = 0; y < picture.height; y++) {
            int row = y * picture.width;
            int tileRow = y / Tiles.SIZE * tiles.across;
            for (int x = 0; x < picture.width; x += Tiles.SIZE) {
                int to = Math.min(picture.width, x + Tiles.SIZE);
                int changed = memory.look(picture.luma, row + x, row + to, contrast, 60);
                tiles.count(tileRow + x / Tiles.SIZE, changed);
            }
        }
        tiles.activate(3);
        Arrays.fill(labels, (byte) 0);
        CloserLook closer = new CloserLook(memory, settings);
        for (int ty = 0; ty < tiles.down; ty++) {
            for (int tx = 0; tx < tiles.across; tx++) {
                if (tiles.active[ty * tiles.across + tx]) {
                    closer.label(picture, labels, tx * Tiles.SIZE, ty * Tiles.SIZE);
                }
            }
        }
        Arrays.fill(mask, (byte) 0);
        cleaner.clean(labels, mask, tiles);
        blobs = new BlobFinder(picture.width, picture.height).find(mask);
        for (Blob blob : blobs) {
            cleaner.fillHoles(mask, blob);
        }
        remember();
    }

    private void remember() {
        int n = picture.width * picture.height;
        int every = 25;
        for (int i = (memory.random() >>> 8) % every;
                i < n;
                i += 1 + (memory.random() >>> 8) % (2 * every - 1)) {
            int u = memory.unrest[i] & 0xff;
            if (u > 0) {
                memory.unrest[i] = (byte) (u - (u >> 4) - 1);
            }
            if (mask[i] == 0) {
                int x = i % picture.width;
                int y = i / picture.width;
                int colour = picture.colour(x, y);
                memory.remember(i, colour);
                int k = memory.neighbour(x, y, memory.random());
                if (mask[k] == 0) {
                    memory.remember(k, colour);
                }
            }
        }
        for (int i = 0; i < n; i++) {
            if (mask[i] != 0) {
                if (age[i] < 127) {
                    age[i]++;
                }
            } else {
                if (age[i] > 0) {
                    raise(i, age[i] <= 2 ? 10 : 2);
                    age[i] = 0;
                } else if (labels[i] >= CloserLook.WEAK && !near(i)) {
                    raise(i, 4);
                    if ((memory.random() & 3) == 0) {
                        memory.remember(i, picture.colour(i % picture.width, i / picture.width));
                    }
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

    private boolean near(int i) {
        int x = i % picture.width;
        int y = i / picture.width;
        for (int dy = Math.max(0, y - 2); dy <= Math.min(picture.height - 1, y + 2); dy++) {
            for (int dx = Math.max(0, x - 2); dx <= Math.min(picture.width - 1, x + 2); dx++) {
                if (mask[dy * picture.width + dx] != 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private void raise(int i, int by) {
        memory.unrest[i] = (byte) Math.min(255, (memory.unrest[i] & 0xff) + by);
    }
}
