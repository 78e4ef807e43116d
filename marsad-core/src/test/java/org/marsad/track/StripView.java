package org.marsad.track;

import org.marsad.geo.EastNorthUp;
import org.marsad.track.existence.SensorView;

/// A sensor that looks at a strip from west to east, part of it behind a ridge, and sees nothing that
/// shows less than a height.
record StripView(
        double fromEastMetres,
        double toEastMetres,
        double ridgeFromMetres,
        double ridgeToMetres,
        double leastHeightMetres)
        implements SensorView {

    static StripView open(double fromEastMetres, double toEastMetres) {
        return new StripView(fromEastMetres, toEastMetres, 0, 0, 0);
    }

    StripView farAway() {
        return new StripView(fromEastMetres, toEastMetres, ridgeFromMetres, ridgeToMetres, 1);
    }

    StripView withRidge(double fromMetres, double toMetres) {
        return new StripView(fromEastMetres, toEastMetres, fromMetres, toMetres, leastHeightMetres);
    }

    @Override
    public double detectionProbability(EastNorthUp place, double heightMetres) {
        return isInPicture(place) && !isHidden(place) && heightMetres >= leastHeightMetres
                ? 0.9
                : 0;
    }

    @Override
    public boolean isHidden(EastNorthUp place) {
        return isInPicture(place)
                && place.eastMetres() > ridgeFromMetres
                && place.eastMetres() < ridgeToMetres;
    }

    private boolean isInPicture(EastNorthUp place) {
        return place.eastMetres() > fromEastMetres && place.eastMetres() < toEastMetres;
    }
}
