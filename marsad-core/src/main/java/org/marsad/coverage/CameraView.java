package org.marsad.coverage;

import org.marsad.geo.EastNorthUp;
import org.marsad.terrain.Terrain;
import org.marsad.track.existence.SensorView;

/// What one camera sees of things that stand on the ground. Whether a thing is seen then depends on how many pixels high it is:
/// from {@link #NOTHING_PIXELS}, where nobody finds it, evenly up to {@link #PLAIN_PIXELS}.
///
/// Trees, walls, weather and the dark are not known here. Used by one thread.
public final class CameraView implements SensorView {

    private static final double MOST = 0.9;
    private static final double NOTHING_PIXELS = 1.5;
    private static final double PLAIN_PIXELS = 8;

    private final Watch watch;
    private final Sightlines sightlines;

    public CameraView(Watch watch, Terrain terrain) {
        this.watch = watch;
        this.sightlines = Sightlines.from(watch.camera().pose().position(), terrain);
    }

    @Override
    public double detectionProbability(EastNorthUp place, double heightMetres) {
        EastNorthUp ground = sightlines.onGround(place);
        if (!watch.reaches(ground) || !watch.isInPicture(ground) || !sightlines.reach(ground)) {
            return 0;
        }
        double slantMetres = ground.minus(watch.camera().pose().position()).lengthMetres();
        double pixels = watch.camera().lens().focalYPixels() * heightMetres / slantMetres;
        return MOST * Math.clamp((pixels - NOTHING_PIXELS) / (PLAIN_PIXELS - NOTHING_PIXELS), 0, 1);
    }

    @Override
    public boolean isHidden(EastNorthUp place) {
        EastNorthUp ground = sightlines.onGround(place);
        return watch.reaches(ground) && watch.isInPicture(ground) && !sightlines.reach(ground);
    }
}
