package org.marsad.station.run;

import java.util.function.Consumer;
import org.marsad.locate.Scan;

/// What sends scans by itself: own forces that report where they are, a radar.
public interface ScanSource {

    /// Hands over scans as they come, on a thread of its own, until it is interrupted. Handing over
    /// never waits.
    void report(Consumer<Scan> station) throws InterruptedException;
}
