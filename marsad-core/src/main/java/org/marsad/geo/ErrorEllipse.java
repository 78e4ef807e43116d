package org.marsad.geo;

/// Half axes in metres, and the azimuth of the longer one in radians clockwise from north.
public record ErrorEllipse(
        double semiMajorMetres, double semiMinorMetres, double majorAzimuthRadians) {}
