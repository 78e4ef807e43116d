package org.marsad.follow;

import java.time.Instant;
import org.marsad.detect.Detection;
import org.marsad.detect.PixelBox;

/// One thing while it is followed: the mutable side of {@link Tracklet}.
///
/// A filter that has run without detections has drifted by what it believed before. When the thing
/// is found again, the filter goes back to where it last saw it and walks the straight line from
/// there to the new detection, one virtual detection for each frame that went by (observation-centric
/// re-update of Cao et al., "Observation-Centric SORT", CVPR 2023).
///
/// Three numbers say how real it is. The doubt that it is a thing at all starts at 1 and shrinks with every
/// detection by what that is believed, by three quarters at most. Steadiness is the share of the last
/// quarter second in which it was seen. Presence is the belief of the last half second, with nought
/// for frames without a detection; found again, a thing is as present as when it was seen last.
final class Followed {

    private static final double MOST_PROOF = 0.75;
    private static final double DOUBT_REGAINED = 1.5;
    private static final int MOST_VIRTUAL_DETECTIONS = 100;

    final long number;
    final BoxFilter filter = new BoxFilter();
    private final BoxFilter atSight = new BoxFilter();
    private final Instant firstSeen;
    private Detection latest;
    double lastX;
    double lastY;
    double lastWidth;
    double lastHeight;
    double sigmaPixels;
    double unseenSeconds;
    double steadiness;
    double presence;
    boolean isEstablished;
    boolean isSeen;
    private double presenceAtSight;
    private double doubt = 1;
    private int unseenFrames;
    private int detections = 1;

    Followed(long number, FrameDetections seen, int i) {
        this.number = number;
        this.latest = seen.detection[i];
        this.firstSeen = latest.frame().exposureTime();
        this.presence = seen.belief[i];
        this.presenceAtSight = presence;
        filter.start(seen.x[i], seen.y[i], seen.width[i], seen.height[i]);
        sight(seen, i);
    }

    void predict(Step step) {
        filter.predict(step);
        sigmaPixels = filter.centreSigmaPixels();
        unseenSeconds += step.seconds;
        isSeen = false;
    }

    void shift(PictureShift shift) {
        filter.shift(shift);
        atSight.shift(shift);
        double oldX = lastX;
        lastX = shift.x(oldX, lastY);
        lastY = shift.y(oldX, lastY);
        lastWidth *= shift.scale();
        lastHeight *= shift.scale();
    }

    void take(FrameDetections seen, int i, Step spare) {
        if (unseenFrames > 0) {
            walkFromSightTo(seen, i, spare);
        }
        filter.update(seen.x[i], seen.y[i], seen.width[i], seen.height[i]);
        latest = seen.detection[i];
        presence = presenceAtSight;
        detections++;
        sight(seen, i);
    }

    private void sight(FrameDetections seen, int i) {
        atSight.set(filter);
        lastX = seen.x[i];
        lastY = seen.y[i];
        lastWidth = seen.width[i];
        lastHeight = seen.height[i];
        doubt *= 1 - Math.min(seen.belief[i], MOST_PROOF);
        unseenSeconds = 0;
        unseenFrames = 0;
        isSeen = true;
    }

    private void walkFromSightTo(FrameDetections seen, int i, Step step) {
        int steps = Math.min(unseenFrames, MOST_VIRTUAL_DETECTIONS) + 1;
        step.of(unseenSeconds / steps);
        filter.set(atSight);
        for (int k = 1; k < steps; k++) {
            double share = (double) k / steps;
            filter.predict(step);
            filter.update(
                    lastX + share * (seen.x[i] - lastX),
                    lastY + share * (seen.y[i] - lastY),
                    lastWidth + share * (seen.width[i] - lastWidth),
                    lastHeight + share * (seen.height[i] - lastHeight));
        }
        filter.predict(step);
    }

    void miss() {
        unseenFrames++;
        if (!isEstablished) {
            doubt = Math.min(1, doubt * DOUBT_REGAINED);
        }
    }

    /// What this frame says: the belief of its detection, or nought.
    void weigh(double belief, double steadinessShare, double presenceShare) {
        steadiness += steadinessShare * ((isSeen ? 1 : 0) - steadiness);
        presence += presenceShare * (belief - presence);
        presenceAtSight = isSeen ? presence : presenceAtSight;
    }

    void establishWhen(double doubtBelow) {
        isEstablished |= doubt < doubtBelow;
    }

    boolean isUnseen() {
        return unseenFrames > 0;
    }

    Tracklet tracklet() {
        return new Tracklet(latest.frame().camera(), number, latest, firstSeen, detections);
    }

    Outline outline() {
        PixelBox box =
                new PixelBox(
                        filter.x - filter.width / 2,
                        filter.y - filter.height / 2,
                        filter.width,
                        filter.height);
        return new Outline(number, box, presence, isSeen);
    }
}
