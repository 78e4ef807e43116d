package org.marsad.pipeline;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.marsad.detect.Detection;
import org.marsad.detect.Detector;
import org.marsad.follow.Follower;
import org.marsad.follow.Tracklet;
import org.marsad.locate.Locator;
import org.marsad.locate.Scan;
import org.marsad.locate.TargetReport;
import org.marsad.picture.Picture;
import org.marsad.sensor.Frame;

/// The whole flow, in order: what one camera's frame becomes ({@link #see}), and what all scans
/// become ({@link #fuse}). Nothing calls back.
///
/// ```
/// Frame ─detect─▶ Detection ─follow─▶ Tracklet ─locate─▶ TargetReport ─▶ Scan      (one thread a camera)
/// Scan ─track─▶ Track ─alert─▶ Alert ─▶ Picture                                    (one thread in all)
/// ```
public final class Pipeline {

    private Pipeline() {}

    /// The stages of one camera; each keeps its own memory, so one sight serves one camera.
    public record Sight(
            Detector detector, Follower follower, Function<Tracklet, List<TargetReport>> locator) {

        /// A camera that knows where it stands and how it looks.
        public static Sight calibrated(Detector detector, Follower follower, Locator locator) {
            return new Sight(detector, follower, tracklet -> List.of(locator.locate(tracklet)));
        }

        /// A camera that knows nothing of its place: it follows in pixels and reports nothing.
        public static Sight uncalibrated(Detector detector, Follower follower) {
            return new Sight(detector, follower, _ -> List.of());
        }
    }

    /// Everything one frame became, for who draws or writes it; the scan is what goes on.
    public record Seen(List<Detection> detections, List<Tracklet> tracklets, Scan scan) {

        public Seen {
            detections = List.copyOf(detections);
            tracklets = List.copyOf(tracklets);
        }
    }

    public static Seen see(Sight sight, Frame frame, Probe probe) {
        List<Detection> detections = probe.during(Stage.DETECT, () -> sight.detector.detect(frame));
        List<Tracklet> tracklets =
                probe.during(Stage.FOLLOW, () -> sight.follower.follow(frame.stamp(), detections));
        List<TargetReport> reports =
                probe.during(
                        Stage.LOCATE,
                        () ->
                                tracklets.stream()
                                        .flatMap(tracklet -> sight.locator.apply(tracklet).stream())
                                        .toList());
        var stamp = frame.stamp();
        Scan scan = new Scan(stamp.camera(), stamp.exposureTime(), stamp.arrivalTime(), reports);
        return new Seen(detections, tracklets, scan);
    }

    public static Picture fuse(Fusion fusion, Scan scan, Probe probe) {
        return probe.during(Stage.FUSE, () -> fusion.accept(scan));
    }

    public enum Stage {
        DETECT,
        FOLLOW,
        LOCATE,
        /// reorder, track, alert, picture
        FUSE
    }

    /// Stands around each stage, to measure it; the core itself reads no clock.
    public interface Probe {

        Probe NONE =
                new Probe() {
                    @Override
                    public <T> T during(Stage stage, Supplier<T> work) {
                        return work.get();
                    }
                };

        <T> T during(Stage stage, Supplier<T> work);
    }
}
