package org.marsad.station.serve;

import java.nio.ByteBuffer;
import java.util.List;
import org.marsad.geo.Geodetic;

/// The site's ground for the map: heights, and what the cameras see of it.
///
/// @param corners outer corners of the outer cells: north-west, north-east, south-east, south-west
/// @param heights rows from north, cells from west: little-endian 16-bit decimetres above the lowest
///     cell, −32768 where nothing is known
/// @param coverage one byte a cell, in the same order; empty until it is known
/// @param coverageVersion counts the changes of the coverage, 0 until it is known
public record GroundRaster(
        int columns,
        int rows,
        double cellMetres,
        List<Geodetic> corners,
        ByteBuffer heights,
        ByteBuffer coverage,
        int coverageVersion) {

    public GroundRaster {
        corners = List.copyOf(corners);
    }
}
