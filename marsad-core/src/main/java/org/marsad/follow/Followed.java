package org.marsad.follow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.marsad.detect.Detection;
import org.marsad.detect.PixelBox;

/// One thing while it is followed: the mutable side of {@link Tracklet}.
///
/// A filter that has run without detections has drifted by what it believed before. When the thing
/// is found again, the filter goes back to where it last saw it and walks the straight line from
/// there to the new detection, one virtual detection for each frame that went by (observation-centric
/// re-update of Cao et al., "Observation-Centric SORT", CVPR 2023).
final class Followed {

    private static final int MOST_VIRTUAL_DETECTIONS = 100;

    final long number;
    private final Instant firstSeen;
    private final List<Instant> unseenFrames = new ArrayList<>();
    private BoxFilter filter;
    private BoxFilter atSight;
    private Instant filterTime;
    private Instant sightTime;
    private Detection latest;
    private int detections = 1;

    Followed(long number, Detection first, double fastestPixelsPerSecond) {
        this.number = number;
        this.latest = first;
        this.firstSeen = first.frame().exposureTime();
        this.filterTime = firstSeen;
        this.sightTime = firstSeen;
        this.filter = BoxFilter.start(first.box(), fastestPixelsPerSecond);
        this.atSight = filter.copy();
    }

    void predictTo(Instant time) {
        filter.predict(seconds(filterTime, time));
        filterTime = time;
    }

    void take(Detection detection) {
        if (!unseenFrames.isEmpty()) {
            walkFromSightTo(detection);
        }
        filter.update(detection.box());
        atSight = filter.copy();
        sightTime = filterTime;
        latest = detection;
        detections++;
    }

    private void walkFromSightTo(Detection detection) {
        BoxFilter walked = atSight.copy();
        Instant time = sightTime;
        double all = Math.max(seconds(sightTime, filterTime), 1e-6);
        for (Instant frame : unseenFrames) {
            walked.predict(seconds(time, frame));
            time = frame;
            walked.update(between(latest.box(), detection.box(), seconds(sightTime, frame) / all));
        }
        walked.predict(seconds(time, filterTime));
        filter = walked;
        unseenFrames.clear();
    }

    private static PixelBox between(PixelBox a, PixelBox b, double share) {
        return new PixelBox(
                a.left() + share * (b.left() - a.left()),
                a.top() + share * (b.top() - a.top()),
                a.width() + share * (b.width() - a.width()),
                a.height() + share * (b.height() - a.height()));
    }

    void miss() {
        if (unseenFrames.size() < MOST_VIRTUAL_DETECTIONS) {
            unseenFrames.add(filterTime);
        }
    }

    boolean isUnseen() {
        return !unseenFrames.isEmpty();
    }

    double unseenSeconds() {
        return seconds(sightTime, filterTime);
    }

    boolean isEstablished(FollowerSettings settings) {
        return detections >= settings.establishedAfter();
    }

    PixelBox predictedBox() {
        return filter.box();
    }

    PixelBox latestBox() {
        return latest.box();
    }

    double centreSigmaPixels() {
        return filter.centreSigmaPixels();
    }

    Tracklet tracklet() {
        return new Tracklet(latest.frame().camera(), number, latest, firstSeen, detections);
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() * 1e-9;
    }
}
