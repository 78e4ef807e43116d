package org.marsad.alert;

import java.util.List;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.Location;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.GroundCovariance;

/// A zone as geometry that answers quickly: how surely a place is inside an area, or on which side of
/// a tripwire.
///
/// A place is never exact, so "inside" is a probability: the distance to the nearest edge over the
/// standard deviation of the place across that edge. That is exact for a straight edge and
/// good enough where corners are far apart compared with the ellipse.
final class ZoneShape {

    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private final List<LineSegment> edges;
    private final IndexedPointInAreaLocator area;
    private final boolean isArea;

    ZoneShape(Zone zone) {
        isArea = zone.kind() == Zone.Kind.AREA;
        Coordinate[] corners = new Coordinate[zone.corners().size() + (isArea ? 1 : 0)];
        for (int i = 0; i < corners.length; i++) {
            EastNorthUp corner = zone.corners().get(i % zone.corners().size());
            corners[i] = new Coordinate(corner.eastMetres(), corner.northMetres());
        }
        LineSegment[] segments = new LineSegment[corners.length - 1];
        for (int i = 0; i < segments.length; i++) {
            segments[i] = new LineSegment(corners[i], corners[i + 1]);
        }
        edges = List.of(segments);
        area =
                new IndexedPointInAreaLocator(
                        isArea ? GEOMETRY.createPolygon(corners) : GEOMETRY.createPolygon());
    }

    /// Signed distance to the nearest edge in standard deviations of the place: positive inside an
    /// area, or right of a tripwire as seen along it from its first corner.
    double sigmasInside(EastNorthUp place, GroundCovariance covariance) {
        Coordinate here = new Coordinate(place.eastMetres(), place.northMetres());
        LineSegment nearest = edges.getFirst();
        double distance = Double.POSITIVE_INFINITY;
        for (LineSegment edge : edges) {
            double d = edge.distance(here);
            if (d < distance) {
                distance = d;
                nearest = edge;
            }
        }
        Coordinate foot = nearest.closestPoint(here);
        double sigma = sigmaTowards(here, foot, nearest, covariance);
        return (isInside(here, nearest) ? distance : -distance) / sigma;
    }

    private boolean isInside(Coordinate here, LineSegment nearest) {
        return isArea
                ? area.locate(here) != Location.EXTERIOR
                : Orientation.index(nearest.p0, nearest.p1, here) == Orientation.CLOCKWISE;
    }

    private static double sigmaTowards(
            Coordinate here, Coordinate foot, LineSegment edge, GroundCovariance covariance) {
        double east = foot.x - here.x;
        double north = foot.y - here.y;
        if (east == 0 && north == 0) {
            east = edge.p1.y - edge.p0.y;
            north = edge.p0.x - edge.p1.x;
        }
        double square =
                east * east * covariance.eastEast()
                        + 2 * east * north * covariance.eastNorth()
                        + north * north * covariance.northNorth();
        return Math.sqrt(square / (east * east + north * north));
    }

    /// Whether the straight way between two places crosses the line or the outline.
    boolean isCrossedBy(EastNorthUp from, EastNorthUp to) {
        LineSegment way =
                new LineSegment(
                        from.eastMetres(), from.northMetres(), to.eastMetres(), to.northMetres());
        return edges.stream().anyMatch(edge -> edge.intersection(way) != null);
    }
}
