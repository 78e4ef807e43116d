package org.marsad.follow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.marsad.associate.CandidatePairs;
import org.marsad.detect.Detection;
import org.marsad.detect.PixelBox;
import org.marsad.sensor.FrameStamp;
import org.marsad.sensor.SensorId;

/// Follows the things of one camera from frame to frame, by place, speed and size alone; nobody is
/// recognised by looks.
///
/// Each frame goes in three rounds, as in ByteTrack (Zhang et al., ECCV 2022): sure detections continue
/// established tracklets, first those seen lately and then those being remembered; unsure detections
/// continue what is left; what sure detections remain continue or start young ones. Within a round the
/// pairs with the least total cost win. Cost: tracklets × detections for the gate, then see {@link
/// CandidatePairs}.
public final class Follower {

    /// Chi-squared with two degrees of freedom, 99.9 %.
    private static final double GATE = 13.8;

    private static final double LEAST_OVERLAP_UNSURE = 0.3;
    private static final double MOST_SIZE_RATIO = 3;
    private static final Duration LATELY = Duration.ofMillis(600);

    private final SensorId camera;
    private final FollowerSettings settings;
    private final List<Thing> things = new ArrayList<>();
    private @Nullable Instant lastTime;
    private long lastNumber;

    /// What may become, or is, a tracklet.
    private static final class Thing {
        private final BoxMotion motion;
        private final Instant firstSeen;
        private Detection detection;
        private int detections = 1;
        private long number;

        Thing(Detection detection) {
            this.motion = new BoxMotion(detection.box());
            this.firstSeen = detection.frame().exposureTime();
            this.detection = detection;
        }

        boolean isEstablished() {
            return number > 0;
        }

        double secondsUnseen(Instant now) {
            return seconds(detection.frame().exposureTime(), now);
        }
    }

    public Follower(SensorId camera) {
        this(camera, FollowerSettings.DEFAULT);
    }

    public Follower(SensorId camera, FollowerSettings settings) {
        this.camera = camera;
        this.settings = settings;
    }

    /// The established tracklets that have a detection in this frame, by number. Frames come in order.
    public List<Tracklet> follow(FrameStamp stamp, List<Detection> detections) {
        Instant now = stamp.exposureTime();
        if (lastTime != null) {
            double seconds = Math.max(0, seconds(lastTime, now));
            things.forEach(thing -> thing.motion.predict(seconds));
        }
        lastTime = now;
        List<Detection> sure = new ArrayList<>();
        List<Detection> unsure = new ArrayList<>();
        for (Detection detection : detections) {
            if (detection.confidence() >= settings.sureConfidence()) {
                sure.add(detection);
            } else if (detection.confidence() >= settings.leastConfidence()) {
                unsure.add(detection);
            }
        }
        forget(now);
        associate(now, sure, unsure);
        start(sure);
        return seenNow(stamp);
    }

    private void associate(Instant now, List<Detection> sure, List<Detection> unsure) {
        List<Thing> lately = new ArrayList<>();
        List<Thing> remembered = new ArrayList<>();
        List<Thing> young = new ArrayList<>();
        for (Thing thing : things) {
            boolean isLate = thing.secondsUnseen(now) > LATELY.toMillis() / 1e3;
            (thing.isEstablished() ? isLate ? remembered : lately : young).add(thing);
        }
        pair(now, lately, sure, 0);
        pair(now, remembered, sure, 0);
        pair(now, lately, unsure, LEAST_OVERLAP_UNSURE);
        pair(now, young, sure, 0);
    }

    /// Pairs what it can; paired things and detections leave their lists.
    private void pair(Instant now, List<Thing> unseen, List<Detection> free, double leastOverlap) {
        CandidatePairs pairs = new CandidatePairs(unseen.size(), free.size());
        for (int row = 0; row < unseen.size(); row++) {
            for (int column = 0; column < free.size(); column++) {
                double cost = cost(unseen.get(row), free.get(column).box(), leastOverlap);
                if (cost < 1) {
                    pairs.add(row, column, cost);
                }
            }
        }
        int[] columns = pairs.assign(1);
        for (int row = columns.length - 1; row >= 0; row--) {
            if (columns[row] >= 0) {
                take(now, unseen.remove(row), free.get(columns[row]));
            }
        }
        List<Detection> taken = new ArrayList<>();
        for (int column : columns) {
            if (column >= 0) {
                taken.add(free.get(column));
            }
        }
        free.removeAll(taken);
    }

    /// 0 for a perfect fit to 1 and more for none: half overlap, half distance.
    private static double cost(Thing thing, PixelBox seen, double leastOverlap) {
        PixelBox expected = thing.motion.box();
        double overlap = expected.intersectionOverUnion(seen);
        double ratio = Math.sqrt(expected.area() / seen.area());
        double distance = thing.motion.squaredDistance(seen) / GATE;
        if (overlap < leastOverlap
                || distance > 1
                || ratio > MOST_SIZE_RATIO
                || ratio < 1 / MOST_SIZE_RATIO) {
            return 1;
        }
        return (1 - overlap) / 2 + Math.sqrt(distance) / 2;
    }

    private static void take(Instant now, Thing thing, Detection detection) {
        thing.motion.update(detection.box(), thing.secondsUnseen(now));
        thing.detection = detection;
        thing.detections++;
    }

    private void forget(Instant now) {
        things.removeIf(
                thing ->
                        thing.secondsUnseen(now)
                                > (thing.isEstablished() ? settings.memory() : settings.patience())
                                                .toMillis()
                                        / 1e3);
    }

    private void start(List<Detection> unexplained) {
        for (Detection detection : unexplained) {
            if (things.size() < settings.maxTracklets()) {
                things.add(new Thing(detection));
            }
        }
    }

    private List<Tracklet> seenNow(FrameStamp stamp) {
        List<Tracklet> seen = new ArrayList<>();
        for (Thing thing : things) {
            if (!thing.detection.frame().equals(stamp)
                    || thing.detections < settings.detectionsToStart()) {
                continue;
            }
            if (!thing.isEstablished()) {
                thing.number = ++lastNumber;
            }
            seen.add(
                    new Tracklet(
                            camera,
                            thing.number,
                            thing.detection,
                            thing.firstSeen,
                            thing.detections));
        }
        seen.sort(Comparator.comparingLong(Tracklet::number));
        return seen;
    }

    private static double seconds(Instant from, Instant until) {
        return Duration.between(from, until).toNanos() / 1e9;
    }
}
