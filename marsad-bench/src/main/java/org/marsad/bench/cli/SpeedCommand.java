package org.marsad.bench.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.marsad.bench.speed.TrackerSpeed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// How fast the tracker is, and how its cost grows.
@Command(
        name = "speed",
        description = {
            "Tracks simulated targets under two radars, and prints plots per second of one core,",
            "how many times real time that is, the heap of a track, and how the cost of a plot grows."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  ./marsad speed --targets 20,500")
final class SpeedCommand implements Callable<Integer> {

    /// Of Stone Soup's nearest-neighbour tracker on the same kind of scene, one core (decision 0016).
    private static final double REFERENCE_PLOTS_PER_SECOND = 1000;

    @Option(
            names = "--targets",
            split = ",",
            paramLabel = "N",
            defaultValue = "20,100,500,2000,10000",
            description = "how many at once (${DEFAULT-VALUE})")
    private List<Integer> targets = List.of();

    @Override
    public Integer call() {
        System.out.println(
                "targets  tracks   plots/s  to Stone Soup's  x real time  bytes/track  growth");
        @Nullable TrackerSpeed before = null;
        for (int count : targets) {
            TrackerSpeed speed = TrackerSpeed.measure(count);
            System.out.printf(
                    "%7d %7d %9.0f %14.0f x %12.1f %12.0f %7s%n",
                    speed.targets(),
                    speed.tracks(),
                    speed.plotsPerSecond(),
                    speed.plotsPerSecond() / REFERENCE_PLOTS_PER_SECOND,
                    speed.timesRealTime(),
                    speed.bytesPerTrack(),
                    before == null ? "" : "%.2f".formatted(speed.growthSince(before)));
            before = speed;
        }
        return 0;
    }
}
