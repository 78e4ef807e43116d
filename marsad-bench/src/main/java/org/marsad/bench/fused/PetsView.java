package org.marsad.bench.fused;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.marsad.bench.score.UnscorableException;
import org.marsad.detect.Classification;
import org.marsad.detect.Detection;
import org.marsad.detect.ObjectClass;
import org.marsad.detect.PixelBox;
import org.marsad.follow.Follower;
import org.marsad.follow.FollowerSettings;
import org.marsad.locate.Locator;
import org.marsad.locate.Scan;
import org.marsad.locate.TargetReport;
import org.marsad.sensor.FrameStamp;
import org.marsad.sensor.SensorId;
import org.marsad.sensor.camera.Camera;
import org.marsad.station.watch.Calibration;
import org.marsad.station.watch.ClipScene;
import org.marsad.terrain.Terrain;

/// One camera of PETS 2009 S2.L1: a Tsai calibration, and what a person detector found in each of its frames, 7 a
/// second, in a CSV with `frame,x1,y1,x2,y2,score,label,kx,ky` (frames from 1, edges in pixels).
///
/// @param frames by frame number
record PetsView(Camera camera, Terrain ground, NavigableMap<Integer, List<Box>> frames) {

    static final double FRAME_RATE_HZ = 7;

    /// From here on the detector itself calls it a person; the file goes down to 0.05.
    private static final double LEAST_SCORE = 0.5;

    private static final double TERRAIN_SIGMA_METRES = 0.05;
    static final double MAXIMUM_RANGE_METRES = 20_000;
    private static final int MOST_ROWS = 1_000_000;
    private static final String HEADER = "frame,x1,y1,x2,y2,score,label,kx,ky";

    record Box(PixelBox box, double score) {}

    /// @param folder with `calibration-tsai` and `detections`
    /// @param name such as `001`
    static PetsView read(Path folder, String name) throws IOException, UnscorableException {
        Path file = folder.resolve("calibration-tsai/View_%s.xml".formatted(name));
        if (!(ClipScene.read(file, null, null).calibration()
                instanceof Calibration.Placed(var camera, var terrain, _, _))) {
            throw new UnscorableException("%s: expected a calibration".formatted(file));
        }
        Camera named =
                new Camera(
                        new SensorId("view-" + name),
                        camera.pose(),
                        camera.lens(),
                        camera.sigmas(),
                        camera.poseErrors());
        return new PetsView(
                named, terrain, boxes(folder.resolve("detections/View_%s.csv".formatted(name))));
    }

    private static NavigableMap<Integer, List<Box>> boxes(Path file)
            throws IOException, UnscorableException {
        NavigableMap<Integer, List<Box>> frames = new TreeMap<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            String header = lines.readLine();
            if (!HEADER.equals(header)) {
                throw new UnscorableException(
                        "%s: expected the columns %s, got '%s'".formatted(file, HEADER, header));
            }
            int row = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                row++;
                if (row > MOST_ROWS) {
                    throw new UnscorableException(
                            "%s has more than %d rows; split it".formatted(file, MOST_ROWS));
                }
                add(frames, line, "%s line %d".formatted(file, row));
            }
        }
        return frames;
    }

    private static void add(NavigableMap<Integer, List<Box>> frames, String line, String place)
            throws UnscorableException {
        String[] cells = line.split(",", -1);
        try {
            double left = Double.parseDouble(cells[1]);
            double top = Double.parseDouble(cells[2]);
            double score = Double.parseDouble(cells[5]);
            PixelBox box =
                    new PixelBox(
                            left,
                            top,
                            Double.parseDouble(cells[3]) - left,
                            Double.parseDouble(cells[4]) - top);
            List<Box> frame =
                    frames.computeIfAbsent(Integer.parseInt(cells[0]), _ -> new ArrayList<>());
            if (score >= LEAST_SCORE) {
                frame.add(new Box(box, score));
            }
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new UnscorableException(
                    "%s: expected %s with right > left and bottom > top, got '%s'"
                            .formatted(place, HEADER, line));
        }
    }

    /// What the camera would report to the station: followed in the picture, placed on the ground, frame by frame.
    List<Scan> scans() {
        Follower follower = new Follower(FollowerSettings.standard());
        Locator locator = new Locator(camera, ground, TERRAIN_SIGMA_METRES, MAXIMUM_RANGE_METRES);
        List<Scan> scans = new ArrayList<>();
        for (int frame = 1; frame <= frames.lastKey(); frame++) {
            Instant time = time(frame);
            FrameStamp stamp =
                    new FrameStamp(
                            camera.id(), frame - 1L, time, time, FrameStamp.TimeSource.CONTAINER);
            List<Detection> seen =
                    frames.getOrDefault(frame, List.of()).stream()
                            .map(box -> detection(stamp, box))
                            .toList();
            List<TargetReport> reports =
                    follower.follow(stamp, seen).stream().map(locator::locate).toList();
            scans.add(new Scan(camera.id(), time, time, reports));
        }
        return scans;
    }

    private static Detection detection(FrameStamp stamp, Box box) {
        return new Detection(
                stamp,
                box.box,
                box.box.area(),
                new Classification(ObjectClass.PERSON, box.score),
                box.score);
    }

    static Instant time(int frame) {
        return Instant.EPOCH.plusNanos(Math.round(seconds(frame) * 1e9));
    }

    static double seconds(int frame) {
        return (frame - 1) / FRAME_RATE_HZ;
    }
}
