package org.marsad.station.recorded;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.marsad.formats.plots.ArrivedPlot;
import org.marsad.formats.plots.PlotFile;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.GroundCovariance;
import org.marsad.locate.Scan;
import org.marsad.locate.TargetReport;
import org.marsad.track.Track;
import org.marsad.track.TrackStatus;
import org.marsad.track.Tracker;
import org.marsad.track.TrackerSettings;

/// Tracks the plots of a file and writes where everything is at every step of a clock: a track is reported at a time
/// from the plots that were measured up to then, however late they arrived.
public final class RecordedPlots {

    private RecordedPlots() {}

    /// What was tracked, and how fast; reading and writing files are not counted.
    public record Summary(
            long plots,
            Map<PlotFile.Refusal, Long> refused,
            long scans,
            long tracks,
            double seconds,
            double plotsPerSecond) {

        public String sentence() {
            String sentence =
                    "%d plots in %d scans: %d tracks, %.0f plots/s"
                            .formatted(plots, scans, tracks, plotsPerSecond);
            return refused.isEmpty() ? sentence : sentence + "; rows left out: " + refused;
        }
    }

    public static Summary track(Path in, Path out, Duration every) throws IOException {
        PlotFile file = PlotFile.read(in);
        List<Scan> scans = scans(file.plots());
        Tracker tracker = new Tracker(TrackerSettings.standard());
        List<List<Track>> pictures = new ArrayList<>();
        long before = System.nanoTime();
        Instant epoch = Instant.EPOCH;
        for (Scan scan : scans) {
            while (scan.validTime().isAfter(epoch)) {
                tracker.advance(epoch);
                pictures.add(tracker.tracks());
                epoch = epoch.plus(every);
            }
            tracker.accept(scan);
        }
        tracker.advance(epoch);
        pictures.add(tracker.tracks());
        double seconds = (System.nanoTime() - before) * 1e-9;
        long tracks = write(out, pictures, every);
        return new Summary(
                file.plots().size(),
                new TreeMap<>(file.refused()),
                scans.size(),
                tracks,
                seconds,
                file.plots().size() / seconds);
    }

    private static List<Scan> scans(List<ArrivedPlot> plots) {
        List<ArrivedPlot> inOrder = new ArrayList<>(plots);
        inOrder.sort(
                Comparator.comparing((ArrivedPlot a) -> a.plot().validTime())
                        .thenComparing(a -> a.plot().sensor().value())
                        .thenComparingDouble(a -> a.plot().position().eastMetres())
                        .thenComparingDouble(a -> a.plot().position().northMetres()));
        List<Scan> scans = new ArrayList<>();
        List<TargetReport> reports = new ArrayList<>();
        for (int k = 0; k < inOrder.size(); k++) {
            ArrivedPlot here = inOrder.get(k);
            reports.add(here.plot());
            boolean isLast =
                    k + 1 == inOrder.size()
                            || !inOrder.get(k + 1)
                                    .plot()
                                    .validTime()
                                    .equals(here.plot().validTime())
                            || !inOrder.get(k + 1).plot().sensor().equals(here.plot().sensor());
            if (isLast) {
                scans.add(
                        new Scan(
                                here.plot().sensor(),
                                here.plot().validTime(),
                                here.arrivalTime(),
                                reports));
                reports = new ArrayList<>();
            }
        }
        return scans;
    }

    private static long write(Path out, List<List<Track>> pictures, Duration every)
            throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(out)) {
            writer.write("time_s,track_id,x_m,y_m,var_xx,cov_xy,var_yy\n");
            for (int k = 0; k < pictures.size(); k++) {
                double time = k * every.toNanos() * 1e-9;
                for (Track track : pictures.get(k)) {
                    if (track.status() == TrackStatus.ENDED) {
                        continue;
                    }
                    writer.write(row(time, track));
                }
            }
        }
        return pictures.stream().flatMap(List::stream).map(Track::number).distinct().count();
    }

    private static String row(double time, Track track) {
        EastNorthUp place = track.kinematics().position();
        GroundCovariance covariance = track.kinematics().positionCovariance();
        return String.format(
                Locale.ROOT,
                "%.3f,%d,%.2f,%.2f,%.2f,%.2f,%.2f\n",
                time,
                track.number(),
                place.eastMetres(),
                place.northMetres(),
                covariance.eastEast(),
                covariance.eastNorth(),
                covariance.northNorth());
    }
}
