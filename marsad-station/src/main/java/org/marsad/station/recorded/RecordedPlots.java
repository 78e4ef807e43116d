package org.marsad.station.recorded;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.marsad.formats.plots.ArrivedPlot;
import org.marsad.formats.plots.PlotFile;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.GroundCovariance;
import org.marsad.locate.Plot;
import org.marsad.locate.Scan;
import org.marsad.locate.TargetReport;
import org.marsad.pipeline.ReorderWindow;
import org.marsad.sensor.health.Refusals;
import org.marsad.track.Track;
import org.marsad.track.TrackStatus;
import org.marsad.track.Tracker;
import org.marsad.track.TrackerSettings;

/// Tracks the plots of a file and writes where everything is at every step of a clock.
public final class RecordedPlots {

    private static final Duration WINDOW = Duration.ofSeconds(1);

    /// From which plots a track is reported at a time.
    public enum Rule {
        /// those measured up to then, however late they arrived
        SETTLED,
        /// those that had arrived by then, as in a station
        LIVE
    }

    /// What was tracked, and how fast; reading and writing files are not counted.
    ///
    /// @param seconds of the first time through, whose result was written
    /// @param plotsPerSecond once it runs steadily, see {@link SteadyPace}
    public record Summary(
            long plots,
            Map<String, Long> leftOut,
            long tracks,
            double seconds,
            double plotsPerSecond) {

        public String sentence() {
            String sentence =
                    "%d plots: %d tracks, %.0f plots/s; the first time through, just started, %.0f plots/s"
                            .formatted(plots, tracks, plotsPerSecond, plots / seconds);
            return leftOut.isEmpty() ? sentence : sentence + "; plots left out: " + leftOut;
        }
    }

    private final Tracker tracker = new Tracker(TrackerSettings.standard());
    private final Refusals refused = new Refusals();
    private final ReorderWindow window = new ReorderWindow(WINDOW, refused);
    private final Duration every;
    private final BufferedWriter out;
    private final Set<Long> numbers = new HashSet<>();
    private Instant epoch;
    private long nanos;

    private RecordedPlots(Duration every, Instant start, BufferedWriter out) {
        this.every = every;
        this.out = out;
        this.epoch = Instant.EPOCH;
        skipTo(start);
    }

    public static Summary track(Path in, Path out, Duration every, Rule rule) throws IOException {
        PlotFile file = PlotFile.read(in);
        Map<String, Long> leftOut = new TreeMap<>();
        file.refused().forEach((reason, rows) -> leftOut.put(reason.name(), rows));
        List<ArrivedPlot> plots = file.plots();
        RecordedPlots first;
        try (BufferedWriter writer = Files.newBufferedWriter(out)) {
            writer.write("time_s,track_id,x_m,y_m,var_xx,cov_xy,var_yy\n");
            first = run(plots, every, rule, writer);
        }
        first.refused
                .all()
                .forEach((reason, many) -> leftOut.merge(reason.name(), many, Long::sum));
        double seconds = Math.max(first.nanos, 1) * 1e-9;
        double steady =
                SteadyPace.seconds(
                        seconds,
                        () -> {
                            BufferedWriter nowhere = new BufferedWriter(Writer.nullWriter());
                            return run(plots, every, rule, nowhere).nanos * 1e-9;
                        });
        return new Summary(
                plots.size(), leftOut, first.numbers.size(), seconds, plots.size() / steady);
    }

    private static RecordedPlots run(
            List<ArrivedPlot> plots, Duration every, Rule rule, BufferedWriter out)
            throws IOException {
        Instant start =
                plots.stream()
                        .map(arrived -> arrived.plot().validTime())
                        .min(Comparator.naturalOrder())
                        .orElse(Instant.EPOCH);
        RecordedPlots run = new RecordedPlots(every, start, out);
        switch (rule) {
            case SETTLED -> run.settled(plots);
            case LIVE -> run.live(plots);
        }
        return run;
    }

    private void settled(List<ArrivedPlot> plots) throws IOException {
        for (Scan scan : scans(plots)) {
            while (scan.validTime().isAfter(epoch)) {
                long before = System.nanoTime();
                tracker.advance(epoch);
                List<Track> tracks = tracker.tracks();
                nanos += System.nanoTime() - before;
                write(tracks, scan.validTime());
            }
            long before = System.nanoTime();
            tracker.accept(scan);
            nanos += System.nanoTime() - before;
        }
        tracker.advance(epoch);
        write(tracker.tracks(), epoch);
    }

    private void live(List<ArrivedPlot> plots) throws IOException {
        List<ArrivedPlot> inOrder = new ArrayList<>(plots);
        inOrder.sort(Comparator.comparing(ArrivedPlot::arrivalTime));
        for (ArrivedPlot arrived : inOrder) {
            while (arrived.arrivalTime().isAfter(epoch)) {
                writeLive(arrived.arrivalTime());
            }
            Plot plot = arrived.plot();
            Scan piece =
                    new Scan(plot.sensor(), plot.validTime(), arrived.arrivalTime(), List.of(plot));
            long before = System.nanoTime();
            window.accept(piece).forEach(tracker::accept);
            nanos += System.nanoTime() - before;
        }
        writeLive(epoch);
    }

    private void writeLive(Instant next) throws IOException {
        long before = System.nanoTime();
        window.advance(epoch).forEach(tracker::accept);
        List<Track> tracks = tracker.foresee(window.waiting(), epoch);
        nanos += System.nanoTime() - before;
        write(tracks, next);
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
            Plot here = inOrder.get(k).plot();
            reports.add(here);
            if (k + 1 == inOrder.size() || !isSameLook(inOrder.get(k + 1).plot(), here)) {
                Instant arrival = inOrder.get(k).arrivalTime();
                scans.add(new Scan(here.sensor(), here.validTime(), arrival, reports));
                reports = new ArrayList<>();
            }
        }
        return scans;
    }

    private static boolean isSameLook(Plot a, Plot b) {
        return a.validTime().equals(b.validTime()) && a.sensor().equals(b.sensor());
    }

    /// Writes the picture of this step and goes on to the next, or over a time in which nothing is.
    private void write(List<Track> tracks, Instant next) throws IOException {
        double time = Duration.between(Instant.EPOCH, epoch).toNanos() * 1e-9;
        for (Track track : tracks) {
            if (track.status() != TrackStatus.ENDED) {
                numbers.add(track.number());
                out.write(row(time, track));
            }
        }
        epoch = epoch.plus(every);
        if (tracker.isEmpty()) {
            skipTo(next);
        }
    }

    private void skipTo(Instant time) {
        long steps = Duration.between(epoch, time).dividedBy(every);
        epoch = epoch.plus(every.multipliedBy(Math.max(steps, 0)));
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
