package org.marsad.track.sensing;

import org.marsad.geo.EastNorthUp;
import org.marsad.locate.Plot;
import org.marsad.locate.TargetReport;
import org.marsad.track.motion.Estimate;
import org.marsad.track.motion.Seconds;

/// Whether a thing that was not seen for some looks can have come to where a report is: a way over ground that the sensor
/// sees, on which it would have been reported, while the track's own way is hidden, speaks against it. Ways are straight
/// and even, from the track's latest report on; the latest looks count. What a miss says of the track's own way is told by
/// its existence already.
///
/// @param seconds between two looks
public record Ways(LearntSensor sensor, double seconds) {

    private static final int MOST_LOOKS = 4;

    /// Natural logarithm of the chance, 0 where nothing speaks against it.
    ///
    /// @param latest report of the track
    /// @param own where the track is expected
    public double logChance(TargetReport latest, Estimate own, Plot plot) {
        if (!sensor.isReachTold() || !(latest instanceof Plot last)) {
            return 0;
        }
        double unseen = Seconds.between(last.validTime(), plot.validTime());
        int looks = (int) Math.min(MOST_LOOKS, Math.ceil(unseen / seconds) - 1);
        EastNorthUp expected = new EastNorthUp(own.eastMetres(), own.northMetres(), 0);
        double sum = 0;
        for (int back = 1; back <= looks; back++) {
            double share = 1 - back * seconds / unseen;
            EastNorthUp there = between(last.position(), plot.position(), share);
            if (sensor.canReach(there)
                    && !sensor.canReach(between(last.position(), expected, share))) {
                sum +=
                        Math.log(
                                1
                                        - sensor.detectionProbability(
                                                there.eastMetres(), there.northMetres()));
            }
        }
        return sum;
    }

    private static EastNorthUp between(EastNorthUp from, EastNorthUp to, double share) {
        return from.plus(to.minus(from).times(share));
    }
}
