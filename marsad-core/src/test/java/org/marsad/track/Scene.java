package org.marsad.track;

import com.google.errorprone.annotations.FormatMethod;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.marsad.detect.Classification;
import org.marsad.detect.Detection;
import org.marsad.detect.ObjectClass;
import org.marsad.detect.PixelBox;
import org.marsad.follow.Tracklet;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.GroundCovariance;
import org.marsad.locate.Plot;
import org.marsad.locate.ReportOrigin;
import org.marsad.locate.Scan;
import org.marsad.locate.TargetReport;
import org.marsad.sensor.FrameStamp;
import org.marsad.sensor.SensorId;

/// Scans written as a timetable: `12.5 cam1 (10,20)` is what camera cam1 saw 12.5 s after the start.
/// After a place come, in this order and all optional: `~3` its standard deviation in metres (else
/// 2), `#7` the tracklet (else 1), a class, `@Patrol` for a beacon. Several places in one line are
/// one scan; those of a sensor called radar are measured, not seen. `|14` after the time is the arrival, else it is at once.
public final class Scene {

    public static final Instant START = Instant.parse("2026-03-01T20:00:00Z");

    private static final Pattern LINE =
            Pattern.compile("\\s*([0-9.]+)(?:\\|([0-9.]+))?\\s+(\\S+)(.*)");
    private static final Pattern PLACE =
            Pattern.compile(
                    "\\((-?[0-9.]+),(-?[0-9.]+)\\)(?:~([0-9.]+))?(?:#([0-9]+))?"
                            + "(?: (person|vehicle|animal))?(?: ?@(\\w+))?");

    private Scene() {}

    public static Instant at(double seconds) {
        return START.plus(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    /// One line of a timetable, filled in as by `String.format`.
    @FormatMethod
    public static Scan scan(String line, Object... values) {
        Matcher matcher = LINE.matcher(String.format(Locale.ROOT, line, values));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a line of a timetable: " + line);
        }
        Instant time = at(Double.parseDouble(matcher.group(1)));
        Instant arrival =
                matcher.group(2) == null ? time : at(Double.parseDouble(matcher.group(2)));
        SensorId sensor = new SensorId(matcher.group(3));
        List<TargetReport> reports = new ArrayList<>();
        Matcher place = PLACE.matcher(matcher.group(4));
        while (place.find()) {
            reports.add(plot(sensor, time, place));
        }
        return new Scan(sensor, time, arrival, reports);
    }

    /// What the tracker makes of a scan.
    public static List<Track> picture(Tracker tracker, Scan scan) {
        tracker.accept(scan);
        return tracker.tracks();
    }

    public static List<Track> pictureAt(Tracker tracker, Instant time) {
        tracker.advance(time);
        return tracker.tracks();
    }

    private static Plot plot(SensorId sensor, Instant time, Matcher place) {
        double sigma = place.group(3) == null ? 2 : Double.parseDouble(place.group(3));
        long number = place.group(4) == null ? 1 : Long.parseLong(place.group(4));
        Classification classification =
                place.group(5) == null
                        ? Classification.UNKNOWN
                        : new Classification(
                                ObjectClass.valueOf(place.group(5).toUpperCase(Locale.ROOT)), 0.8);
        ReportOrigin origin =
                place.group(6) != null
                        ? new ReportOrigin.Beacon(place.group(6))
                        : sensor.value().startsWith("radar")
                                ? new ReportOrigin.Measured(number)
                                : new ReportOrigin.Seen(
                                        tracklet(sensor, time, number, classification));
        return new Plot(
                sensor,
                time,
                new EastNorthUp(
                        Double.parseDouble(place.group(1)), Double.parseDouble(place.group(2)), 0),
                GroundCovariance.ofCircle(sigma),
                classification,
                origin);
    }

    private static Tracklet tracklet(
            SensorId sensor, Instant time, long number, Classification classification) {
        long frame = Duration.between(START, time).toMillis() / 100;
        FrameStamp stamp =
                new FrameStamp(sensor, frame, time, time, FrameStamp.TimeSource.CONTAINER);
        Detection detection =
                new Detection(stamp, new PixelBox(10, 10, 8, 16), 60, classification, 0.9);
        return new Tracklet(sensor, number, detection, time, 5);
    }
}
