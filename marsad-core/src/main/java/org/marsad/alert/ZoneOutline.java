package org.marsad.alert;

import java.util.List;
import java.util.stream.Stream;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.algorithm.distance.DistanceToPoint;
import org.locationtech.jts.algorithm.distance.PointPairDistance;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.algorithm.locate.PointOnGeometryLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Location;
import org.marsad.detect.Classification;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.GroundCovariance;
import org.marsad.track.Kinematics;
import org.marsad.track.Track;

/// The line of a zone on the ground, east and north in metres: where a track stands to it.
final class ZoneOutline {

    private static final int MOST_CORNERS = 1000;
    private static final double FARTHEST_METRES = 100_000;

    /// Half a car's length, and half of a man or a sheep: what is no longer is taken for a point.
    private static final double CAR_METRES = 2.5;

    private static final double WALKER_METRES = 0.6;

    private static final double MOST_REACH_METRES = 30;
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private final LineString line;
    private final PointOnGeometryLocator inside;
    private final Envelope envelope;

    ZoneOutline(Zone zone) {
        boolean isArea = zone.kind() == Zone.Kind.AREA;
        Coordinate[] corners = coordinates(zone.corners(), isArea);
        line = GEOMETRY.createLineString(corners);
        inside =
                isArea
                        ? new IndexedPointInAreaLocator(GEOMETRY.createPolygon(corners))
                        : _ -> Location.EXTERIOR;
        envelope = line.getEnvelopeInternal();
    }

    /// Refuses corners that make no line or area.
    static void check(String id, Zone.Kind kind, List<EastNorthUp> corners) {
        boolean isArea = kind == Zone.Kind.AREA;
        int least = isArea ? 3 : 2;
        if (corners.size() < least) {
            throw new ZoneRefusedException(
                    "zone.too_few_corners",
                    "zone '%s' needs at least %d corners, has %d"
                            .formatted(id, least, corners.size()));
        }
        for (EastNorthUp corner : corners) {
            double distance = Math.hypot(corner.eastMetres(), corner.northMetres());
            if (!(distance <= FARTHEST_METRES)) {
                throw new ZoneRefusedException(
                        "zone.too_far",
                        "zone '%s' has a corner %.0f m from the site's origin, at most %.0f m"
                                .formatted(id, distance, FARTHEST_METRES));
            }
        }
        LineString line = GEOMETRY.createLineString(coordinates(corners, isArea));
        boolean isLine = line.getLength() > 0 && corners.size() <= MOST_CORNERS && line.isSimple();
        if (!isLine || (isArea && GEOMETRY.createPolygon(line.getCoordinates()).getArea() <= 0)) {
            throw new ZoneRefusedException(
                    "zone.crosses_itself",
                    "the outline of zone '%s' crosses or touches itself, encloses nothing, or has"
                                    .formatted(id)
                            + " more than "
                            + MOST_CORNERS
                            + " corners");
        }
    }

    private static Coordinate[] coordinates(List<EastNorthUp> corners, boolean isClosed) {
        boolean closesItself = corners.getFirst().equals(corners.getLast());
        return Stream.concat(
                        corners.stream(),
                        isClosed && !closesItself
                                ? Stream.of(corners.getFirst())
                                : Stream.<EastNorthUp>empty())
                .map(ZoneOutline::coordinate)
                .toArray(Coordinate[]::new);
    }

    private static Coordinate coordinate(EastNorthUp place) {
        return new Coordinate(place.eastMetres(), place.northMetres());
    }

    /// Farther than this many standard deviations from everything of the zone.
    boolean isFarFrom(Kinematics kinematics, double sigmas) {
        GroundCovariance covariance = kinematics.positionCovariance();
        double reach =
                MOST_REACH_METRES
                        + sigmas
                                * Math.sqrt(
                                        Math.max(covariance.eastEast(), covariance.northNorth()));
        Envelope near = new Envelope(envelope);
        near.expandBy(reach);
        return !near.contains(coordinate(kinematics.position()));
    }

    /// Where a place stands to the border of an area.
    ///
    /// @param metres to the nearest piece of the border; negative outside
    /// @param sigmaMetres standard deviation of the place on the way there
    /// @param reachMetres of a herd, a crowd or a lorry beyond that of a car, from its middle
    record Depth(double metres, double sigmaMetres, double reachMetres) {

        /// 0.84 means inside with 80 %, if the border is straight there.
        double sigmas() {
            return metres / sigmaMetres;
        }
    }

    /// How deep inside an area a track is.
    Depth depth(Track track) {
        Kinematics kinematics = track.kinematics();
        Distance line = fromLine(kinematics);
        boolean isInside = inside.locate(coordinate(kinematics.position())) != Location.EXTERIOR;
        double reach = kinematics.widthMetres() / 2 - bodyMetres(track.classification());
        return new Depth(
                isInside ? line.metres : -line.metres,
                line.sigmaMetres,
                Math.clamp(reach, 0, MOST_REACH_METRES));
    }

    /// From the middle of one body to its end: what is wider is several, and counts from the first.
    private static double bodyMetres(Classification classification) {
        return switch (classification.objectClass()) {
            case PERSON, ANIMAL -> WALKER_METRES;
            default -> CAR_METRES;
        };
    }

    /// Distance to the line in standard deviations along the way there.
    double sigmasFromLine(Kinematics kinematics) {
        Distance line = fromLine(kinematics);
        return line.metres / line.sigmaMetres;
    }

    private record Distance(double metres, double sigmaMetres) {}

    private Distance fromLine(Kinematics kinematics) {
        PointPairDistance nearest = new PointPairDistance();
        Coordinate place = coordinate(kinematics.position());
        DistanceToPoint.computeDistance(line, place, nearest);
        double distance = nearest.getDistance();
        Coordinate foot =
                nearest.getCoordinate(0).equals2D(place)
                        ? nearest.getCoordinate(1)
                        : nearest.getCoordinate(0);
        double east = distance == 0 ? 1 : (foot.x - place.x) / distance;
        double north = distance == 0 ? 0 : (foot.y - place.y) / distance;
        GroundCovariance c = kinematics.positionCovariance();
        double variance =
                c.eastEast() * east * east
                        + 2 * c.eastNorth() * east * north
                        + c.northNorth() * north * north;
        return new Distance(distance, Math.sqrt(variance));
    }

    /// How often a straight path crosses the line from its left to its right, less the other way
    /// round, seen along the line from its first corner.
    int crossings(EastNorthUp from, EastNorthUp to) {
        LineSegment path = new LineSegment(coordinate(from), coordinate(to));
        if (!envelope.intersects(new Envelope(path.p0, path.p1))) {
            return 0;
        }
        int leftToRight = 0;
        for (int i = 0; i + 1 < line.getNumPoints(); i++) {
            Coordinate a = line.getCoordinateN(i);
            Coordinate b = line.getCoordinateN(i + 1);
            boolean startsLeft = Orientation.index(a, b, path.p0) == Orientation.LEFT;
            boolean endsLeft = Orientation.index(a, b, path.p1) == Orientation.LEFT;
            boolean passesBetween =
                    (Orientation.index(path.p0, path.p1, a) == Orientation.LEFT)
                            != (Orientation.index(path.p0, path.p1, b) == Orientation.LEFT);
            if (startsLeft != endsLeft && passesBetween) {
                leftToRight += startsLeft ? 1 : -1;
            }
        }
        return leftToRight;
    }
}
