package org.marsad.sim.world;

import java.util.List;
import java.util.Map;
import org.marsad.geo.EastNorthUp;

/// Something the map shows: a line, an area (closes by itself) or a named place (one point). Names by
/// language code; the empty code is English. Heights of the points are those of the ground.
public record Feature(Kind kind, Map<String, String> name, List<EastNorthUp> points) {

    public enum Kind {
        ROAD,
        TRACK,
        WADI,
        FENCE,
        ORCHARD,
        VILLAGE,
        COMPOUND,
        PLACE
    }

    public Feature {
        name = Map.copyOf(name);
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("feature " + name + " has no points");
        }
    }

    /// Distance over the ground to the line or outline.
    public double distanceMetres(double eastMetres, double northMetres) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 1; i < points.size(); i++) {
            nearest =
                    Math.min(
                            nearest,
                            squaredDistance(
                                    points.get(i - 1), points.get(i), eastMetres, northMetres));
        }
        return Math.sqrt(nearest);
    }

    /// Whether a place lies inside the area.
    public boolean contains(double eastMetres, double northMetres) {
        boolean inside = false;
        EastNorthUp before = points.getLast();
        for (EastNorthUp corner : points) {
            boolean spans =
                    corner.northMetres() > northMetres != before.northMetres() > northMetres;
            if (spans
                    && eastMetres
                            < before.eastMetres()
                                    + (northMetres - before.northMetres())
                                            / (corner.northMetres() - before.northMetres())
                                            * (corner.eastMetres() - before.eastMetres())) {
                inside = !inside;
            }
            before = corner;
        }
        return inside;
    }

    private static double squaredDistance(EastNorthUp a, EastNorthUp b, double east, double north) {
        double alongEast = b.eastMetres() - a.eastMetres();
        double alongNorth = b.northMetres() - a.northMetres();
        double share =
                ((east - a.eastMetres()) * alongEast + (north - a.northMetres()) * alongNorth)
                        / (alongEast * alongEast + alongNorth * alongNorth);
        double held = Math.clamp(share, 0, 1);
        double offEast = east - a.eastMetres() - held * alongEast;
        double offNorth = north - a.northMetres() - held * alongNorth;
        return offEast * offEast + offNorth * offNorth;
    }
}
