package org.marsad.station.run;

import java.util.function.Consumer;
import org.marsad.locate.Scan;

/// Own forces that report where they are.
public interface BeaconSource {

    /// Hands over scans as they come, on a thread of its own, until it is interrupted. Handing over
    /// never waits.
    void report(Consumer<Scan> station) throws InterruptedException;
}
