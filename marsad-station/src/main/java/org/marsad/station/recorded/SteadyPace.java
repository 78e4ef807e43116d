package org.marsad.station.recorded;

import java.io.IOException;
import java.util.Arrays;

/// How long something takes once it runs steadily. A short recording is over before the virtual machine has
/// compiled what it runs, while a station runs for months: so the recording is gone through again for a
/// second. One that took a second by itself is not.
final class SteadyPace {

    private static final double ENOUGH_SECONDS = 1;
    private static final int MOST_REPEATS = 2000;

    private SteadyPace() {}

    /// Goes through the recording from the start and says how many seconds of work that was.
    interface Run {
        double seconds() throws IOException;
    }

    /// The middle one of the later repeats, or the first time where that was long enough.
    static double seconds(double firstSeconds, Run again) throws IOException {
        if (firstSeconds >= ENOUGH_SECONDS) {
            return firstSeconds;
        }
        double[] seconds = new double[MOST_REPEATS];
        int repeats = 0;
        for (double all = 0; repeats < MOST_REPEATS && all < ENOUGH_SECONDS; repeats++) {
            seconds[repeats] = Math.max(again.seconds(), 1e-9);
            all += seconds[repeats];
        }
        double[] later = Arrays.copyOfRange(seconds, repeats / 2, repeats);
        Arrays.sort(later);
        return later[later.length / 2];
    }
}
