package org.marsad.track.sensing;

import java.util.ArrayList;
import java.util.List;

/// The looks at one track since it was last reported. Only when it is reported again was it there all the
/// time, and only then do they say something about the sensors.
public final class PendingLooks {

    private static final int MOST = 32;

    private final List<Look> looks = new ArrayList<>();

    private record Look(
            LearntSensor sensor, double eastMetres, double northMetres, boolean stands) {}

    /// A look that found nothing where the track should be.
    public void miss(LearntSensor sensor, double eastMetres, double northMetres, boolean stands) {
        if (looks.size() < MOST) {
            looks.add(new Look(sensor, eastMetres, northMetres, stands));
        }
    }

    /// The track has been reported.
    public void settle() {
        for (Look look : looks) {
            look.sensor.lookAt(look.eastMetres, look.northMetres, look.stands, false);
        }
        looks.clear();
    }
}
