package org.marsad.formats.geojson;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.marsad.alert.Zone;
import org.marsad.alert.ZoneRefusedException;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.Geodetic;
import org.marsad.geo.LocalFrame;
import tools.jackson.databind.JsonNode;

/// Corners of a zone between `[longitude, latitude]` in degrees and the site's local frame. An
/// area's outline is open on both sides of this door: GeoJSON's repeated last corner is put on and
/// taken off by its reader and writer.
public final class ZoneOutline {

    private static final int MOST_CORNERS = 500;
    private static final double FARTHEST_METRES = 50_000;

    private ZoneOutline() {}

    /// Checked corners; `who` names the zone in the message of a refusal. Without a frame on the Earth the
    /// positions are east and north in metres.
    public static List<EastNorthUp> corners(
            JsonNode positions, Zone.Kind kind, @Nullable LocalFrame frame, String who) {
        if (!positions.isArray()) {
            throw new ZoneRefused(
                    "zone.too_few_corners",
                    who + ": expected a list of [longitude, latitude] corners, got " + positions);
        }
        if (positions.size() > MOST_CORNERS) {
            throw new ZoneRefused(
                    "zone.too_many_corners",
                    "%s: has %d corners, at most %d are allowed"
                            .formatted(who, positions.size(), MOST_CORNERS));
        }
        List<EastNorthUp> corners = new ArrayList<>();
        for (JsonNode position : positions) {
            EastNorthUp corner = corner(position, frame, who);
            if (corners.isEmpty() || corners.getLast().horizontalDistanceMetres(corner) > 0.01) {
                corners.add(corner);
            }
        }
        int least = kind == Zone.Kind.AREA ? 3 : 2;
        if (corners.size() < least) {
            throw new ZoneRefused(
                    "zone.too_few_corners",
                    "%s: needs at least %d different corners, has %d"
                            .formatted(who, least, corners.size()));
        }
        return corners;
    }

    /// The zone that is made here, or a refusal that says `who`.
    public static Zone checked(Supplier<Zone> zone, String who) {
        try {
            return zone.get();
        } catch (ZoneRefusedException refused) {
            throw new ZoneRefused(refused.key(), who + ": " + refused.getMessage());
        }
    }

    /// Longitude and latitude in degrees, rounded to a centimetre; east and north without a frame.
    public static double[] position(EastNorthUp corner, @Nullable LocalFrame frame) {
        if (frame == null) {
            return new double[] {corner.eastMetres(), corner.northMetres()};
        }
        Geodetic place = frame.toGeodetic(corner);
        return new double[] {rounded(place.longitudeDegrees()), rounded(place.latitudeDegrees())};
    }

    private static EastNorthUp corner(JsonNode position, @Nullable LocalFrame frame, String who) {
        if (!position.isArray()
                || position.size() < 2
                || !position.get(0).isNumber()
                || !position.get(1).isNumber()) {
            throw new ZoneRefused(
                    "zone.too_few_corners",
                    who + ": a corner is [longitude, latitude] in degrees, got " + position);
        }
        double longitude = position.get(0).doubleValue();
        double latitude = position.get(1).doubleValue();
        if (frame == null) {
            return new EastNorthUp(longitude, latitude, 0);
        }
        if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) {
            throw new ZoneRefused(
                    "zone.too_far",
                    "%s: a corner is [longitude, latitude] in degrees, got %s (are they swapped?)"
                            .formatted(who, position));
        }
        EastNorthUp corner =
                frame.toLocal(
                        Geodetic.ofDegrees(
                                latitude, longitude, frame.origin().ellipsoidHeightMetres()));
        double far = Math.hypot(corner.eastMetres(), corner.northMetres());
        if (!(far <= FARTHEST_METRES)) {
            throw new ZoneRefused(
                    "zone.too_far",
                    "%s: corner %s is %.0f km from the site's origin, at most %.0f km is watched"
                            .formatted(who, position, far / 1000, FARTHEST_METRES / 1000));
        }
        return corner;
    }

    private static double rounded(double degrees) {
        return Math.rint(degrees * 1e7) / 1e7;
    }
}
