package org.marsad.locate;

import java.util.Optional;
import org.marsad.detect.Classification;
import org.marsad.detect.Detection;
import org.marsad.detect.ObjectClass;
import org.marsad.detect.PixelBox;
import org.marsad.follow.Tracklet;
import org.marsad.sensor.Pixel;
import org.marsad.sensor.camera.Camera;
import org.marsad.terrain.Terrain;

/// Says where the things that one camera sees stand on the ground. The foot of a box is followed to
/// the ground; the errors of the pixel, the pose, the lens and the ground's height make the plot's
/// covariance. Where that would not be honest (above or near the horizon, off the known ground, in the
/// air) it gives the bearing only.
///
/// The foot's pixel is as uncertain as the camera's sigma says and, in both directions, by
/// {@value #FOOT_SHARE} of the box's height: a detector draws a large box with larger errors, and a
/// walker's foot is not below the middle. (0.049 across and 0.051 down are what the public detections of
/// PETS 2009 S2.L1 show against its truth.) A box cut by the picture's edge hides where the foot
/// really is: half of its size is added there.
///
/// The camera's clock error is not in the covariance: it moves a thing along its own path, and only the
/// tracker knows the velocity.
public final class Locator {

    static final double FOOT_SHARE = 0.05;

    private final Camera camera;
    private final SpreadFinder spreads;
    private final SizeClassifier sizes;

    /// @param terrainSigmaMetres standard deviation of the ground's height, about 0 for surveyed
    ///     ground, 3 to 10 m for SRTM
    /// @param maximumRangeMetres farther ground gives no plot
    public Locator(
            Camera camera, Terrain terrain, double terrainSigmaMetres, double maximumRangeMetres) {
        if (!(terrainSigmaMetres >= 0 && maximumRangeMetres > 0)) {
            throw new IllegalArgumentException(
                    "needs terrain sigma >= 0 and maximum range > 0, was %g m, %g m"
                            .formatted(terrainSigmaMetres, maximumRangeMetres));
        }
        this.camera = camera;
        this.spreads = new SpreadFinder(camera, terrain, terrainSigmaMetres, maximumRangeMetres);
        this.sizes = new SizeClassifier(camera);
    }

    /// The latest detection of the tracklet, on the ground.
    public TargetReport locate(Tracklet tracklet) {
        Detection detection = tracklet.detection();
        if (detection.classification().objectClass() == ObjectClass.AIRCRAFT) {
            return strobe(tracklet, detection.box().centre());
        }
        Optional<Spread> spread = spreads.find(foot(detection.box()));
        return spread.isPresent()
                ? plot(tracklet, spread.get())
                : strobe(tracklet, detection.box().foot());
    }

    private Plot plot(Tracklet tracklet, Spread spread) {
        Detection detection = tracklet.detection();
        Classification seen = detection.classification();
        return new Plot(
                camera.id(),
                detection.frame().exposureTime(),
                spread.mean(),
                spread.covariance(),
                seen.objectClass() == ObjectClass.UNKNOWN
                        ? sizes.classify(detection.box(), spread)
                        : seen,
                new ReportOrigin.Seen(tracklet),
                detection.box().width() / camera.pixelsPerMetreAcross(spread.mean()));
    }

    private Strobe strobe(Tracklet tracklet, Pixel pixel) {
        Detection detection = tracklet.detection();
        SpreadFinder.Foot seen = foot(detection.box()).at(pixel);
        return new Strobe(
                camera.id(),
                detection.frame().exposureTime(),
                camera.pose().position(),
                SpreadFinder.azimuthRadians(camera, pixel),
                spreads.azimuthSigmaRadians(seen),
                detection.classification(),
                new ReportOrigin.Seen(tracklet));
    }

    private SpreadFinder.Foot foot(PixelBox box) {
        double share = FOOT_SHARE * box.height();
        double across = Math.hypot(camera.sigmas().pixels(), share);
        double down = across;
        if (box.left() <= 1 || box.right() >= camera.lens().widthPixels() - 1) {
            across = Math.hypot(across, box.width() / 2);
        }
        if (box.bottom() >= camera.lens().heightPixels() - 1) {
            down = Math.hypot(down, box.height() / 2);
        }
        return new SpreadFinder.Foot(box.foot(), across, down);
    }
}
