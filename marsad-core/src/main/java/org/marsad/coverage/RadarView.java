package org.marsad.coverage;

import org.marsad.geo.EastNorthUp;
import org.marsad.sensor.Sector;
import org.marsad.terrain.Terrain;
import org.marsad.track.existence.SensorView;

/// What a radar can reach of things that stand on the ground: those in its sector and range that the ground does not
/// hide. How often it reports them the tracker learns. Used by one thread.
public final class RadarView implements SensorView {

    private static final double REACHED = 0.9;

    private final EastNorthUp antenna;
    private final Sector sector;
    private final double rangeMetres;
    private final Sightlines sightlines;

    public RadarView(EastNorthUp antenna, Sector sector, double rangeMetres, Terrain terrain) {
        this.antenna = antenna;
        this.sector = sector;
        this.rangeMetres = rangeMetres;
        this.sightlines = Sightlines.from(antenna, terrain);
    }

    @Override
    public double detectionProbability(EastNorthUp place, double heightMetres) {
        return isInReach(place) && sightlines.reach(sightlines.onGround(place)) ? REACHED : 0;
    }

    @Override
    public boolean isHidden(EastNorthUp place) {
        return isInReach(place) && !sightlines.reach(sightlines.onGround(place));
    }

    private boolean isInReach(EastNorthUp place) {
        EastNorthUp way = place.minus(antenna);
        return place.horizontalDistanceMetres(antenna) <= rangeMetres
                && sector.holds(Math.atan2(way.eastMetres(), way.northMetres()));
    }
}
