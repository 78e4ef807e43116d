package org.marsad.bench.scenario;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.marsad.detect.Classification;
import org.marsad.detect.PixelBox;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.GroundCovariance;
import org.marsad.locate.Plot;
import org.marsad.locate.ReportOrigin;
import org.marsad.locate.Scan;
import org.marsad.locate.Strobe;
import org.marsad.locate.TargetReport;
import org.marsad.sim.actor.ActorState;
import org.marsad.track.Track;
import org.marsad.track.motion.Seconds;

/// A run as tables for an engineer: what was seen and what was followed, each beside the actor that
/// stood nearest in truth. Seconds of the night, metres east and north, half axes of one standard
/// deviation.
public record NightLog(ScenarioRun run) {

    /// The probability inside one standard deviation in two dimensions.
    private static final double ONE_SIGMA = 1 - Math.exp(-0.5);

    public List<String> reports() {
        List<String> rows = new ArrayList<>();
        rows.add(
                "time_s,sensor,number,class,confidence,left_px,top_px,width_px,height_px,east_m,north_m,major_m,minor_m,nearest,off_m");
        for (Scan scan : run.scans()) {
            for (TargetReport report : scan.reports()) {
                rows.add(row(report));
            }
        }
        return rows;
    }

    public List<String> tracks() {
        List<String> rows = new ArrayList<>();
        rows.add(
                "time_s,track,status,class,confidence,silent_s,speed_m_s,east_m,north_m,major_m,minor_m,nearest,off_m");
        run.tracks()
                .forEach(
                        (second, tracks) -> {
                            for (Track track : tracks) {
                                rows.add(row(second, track));
                            }
                        });
        return rows;
    }

    private String row(TargetReport report) {
        double at = seconds(report.validTime());
        String origin =
                switch (report.origin()) {
                    case ReportOrigin.Seen(var tracklet) -> {
                        PixelBox box = tracklet.detection().box();
                        yield String.format(
                                Locale.ROOT,
                                "%d,%s,%.1f,%.1f,%.1f,%.1f",
                                tracklet.number(),
                                name(report.classification()),
                                box.left(),
                                box.top(),
                                box.width(),
                                box.height());
                    }
                    case ReportOrigin.Measured(long number) ->
                            String.format(
                                    Locale.ROOT,
                                    "%d,%s,,,,",
                                    number,
                                    name(report.classification()));
                    case ReportOrigin.Beacon(String callSign) ->
                            String.format(
                                    Locale.ROOT,
                                    "%s,%s,,,,",
                                    cell(callSign),
                                    name(report.classification()));
                    case ReportOrigin.Partner partner ->
                            String.format(
                                    Locale.ROOT,
                                    "%d,%s,,,,",
                                    partner.number(),
                                    name(report.classification()));
                    case ReportOrigin.Kept(_) -> ",%s,,,,".formatted(name(report.classification()));
                };
        String place =
                switch (report) {
                    case Plot plot -> place(at, plot.position(), plot.covariance());
                    case Strobe _ -> ",,,,,";
                };
        return String.format(
                Locale.ROOT, "%.3f,%s,%s,%s", at, report.sensor().value(), origin, place);
    }

    private String row(int second, Track track) {
        return String.format(
                Locale.ROOT,
                "%d,%d,%s,%s,%.2f,%.2f,%s",
                second,
                track.number(),
                track.status().name().toLowerCase(Locale.ROOT),
                name(track.classification()),
                second - seconds(track.lastUpdate().time()),
                track.kinematics().speedMetresPerSecond(),
                place(
                        seconds(track.time()),
                        track.kinematics().position(),
                        track.kinematics().positionCovariance()));
    }

    private String place(double second, EastNorthUp place, GroundCovariance covariance) {
        var ellipse = covariance.ellipse(ONE_SIGMA);
        String truth =
                run.scenario().actorsAt(second).stream()
                        .min(Comparator.comparingDouble(state -> off(state, place)))
                        .map(
                                state ->
                                        String.format(
                                                Locale.ROOT,
                                                "%s,%.2f",
                                                state.id(),
                                                off(state, place)))
                        .orElse(",");
        return String.format(
                Locale.ROOT,
                "%.2f,%.2f,%.2f,%.2f,%s",
                place.eastMetres(),
                place.northMetres(),
                ellipse.semiMajorMetres(),
                ellipse.semiMinorMetres(),
                truth);
    }

    private static double off(ActorState state, EastNorthUp place) {
        return state.position().horizontalDistanceMetres(place);
    }

    /// A text as one cell of CSV (RFC 4180).
    private static String cell(String text) {
        return text.matches("[^,\"\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static String name(Classification classification) {
        return String.format(
                Locale.ROOT,
                "%s,%.2f",
                classification.objectClass().name().toLowerCase(Locale.ROOT),
                classification.confidence());
    }

    private double seconds(Instant time) {
        return Seconds.between(ScenarioRun.start(run.scenario()), time);
    }
}
