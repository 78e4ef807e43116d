package org.marsad.geo;

/// The door between geodetic and a site's local frame: east, north, up tangent to the WGS 84
/// ellipsoid at the origin. Exact (through Earth-centred coordinates), so `up` of a far place falls
/// below its height above the ellipsoid by the Earth's curvature: 0.78 m at 3.16 km, 7.8 m at 10 km.
///
/// Reference: NGA.STND.0036, chapter 4; Earth-centred to geodetic by fixed-point iteration on the
/// latitude (Heiskanen and Moritz, *Physical Geodesy*, 1967, section 5-3), which gains more than two
/// digits a round and ends under 1e-8 m, for any place above 1,000 km under the surface.
public final class LocalFrame {

    private static final double SEMI_MAJOR_METRES = 6_378_137.0;
    private static final double FLATTENING = 1 / 298.257223563;
    private static final double ECCENTRICITY_SQUARED = FLATTENING * (2 - FLATTENING);

    private final Geodetic origin;
    private final double sinLatitude;
    private final double cosLatitude;
    private final double sinLongitude;
    private final double cosLongitude;
    private final EastNorthUp originEarthCentred;

    public LocalFrame(Geodetic origin) {
        this.origin = origin;
        this.sinLatitude = Math.sin(origin.latitudeRadians());
        this.cosLatitude = Math.cos(origin.latitudeRadians());
        this.sinLongitude = Math.sin(origin.longitudeRadians());
        this.cosLongitude = Math.cos(origin.longitudeRadians());
        this.originEarthCentred = earthCentred(origin);
    }

    public Geodetic origin() {
        return origin;
    }

    public EastNorthUp toLocal(Geodetic place) {
        EastNorthUp d = earthCentred(place).minus(originEarthCentred);
        double x = d.eastMetres();
        double y = d.northMetres();
        double z = d.upMetres();
        double outward = cosLongitude * x + sinLongitude * y;
        return new EastNorthUp(
                -sinLongitude * x + cosLongitude * y,
                -sinLatitude * outward + cosLatitude * z,
                cosLatitude * outward + sinLatitude * z);
    }

    public Geodetic toGeodetic(EastNorthUp place) {
        double outward = -sinLatitude * place.northMetres() + cosLatitude * place.upMetres();
        double x =
                originEarthCentred.eastMetres()
                        - sinLongitude * place.eastMetres()
                        + cosLongitude * outward;
        double y =
                originEarthCentred.northMetres()
                        + cosLongitude * place.eastMetres()
                        + sinLongitude * outward;
        double z =
                originEarthCentred.upMetres()
                        + cosLatitude * place.northMetres()
                        + sinLatitude * place.upMetres();
        double axisDistance = Math.hypot(x, y);
        double latitude = Math.atan2(z, axisDistance * (1 - ECCENTRICITY_SQUARED));
        for (int i = 0; i < 8; i++) {
            double sin = Math.sin(latitude);
            double curvature = primeVerticalRadiusMetres(sin);
            double next = Math.atan2(z + ECCENTRICITY_SQUARED * curvature * sin, axisDistance);
            double moved = Math.abs(next - latitude);
            latitude = next;
            if (moved < 1e-15) {
                break;
            }
        }
        double sin = Math.sin(latitude);
        double height =
                axisDistance * Math.cos(latitude)
                        + z * sin
                        - SEMI_MAJOR_METRES * Math.sqrt(1 - ECCENTRICITY_SQUARED * sin * sin);
        return new Geodetic(latitude, Math.atan2(y, x), height);
    }

    /// Earth-centred, Earth-fixed: x to (0°, 0°), y to (0°, 90° E), z to the north pole, metres.
    private static EastNorthUp earthCentred(Geodetic place) {
        double sin = Math.sin(place.latitudeRadians());
        double curvature = primeVerticalRadiusMetres(sin);
        double axisDistance =
                (curvature + place.ellipsoidHeightMetres()) * Math.cos(place.latitudeRadians());
        return new EastNorthUp(
                axisDistance * Math.cos(place.longitudeRadians()),
                axisDistance * Math.sin(place.longitudeRadians()),
                (curvature * (1 - ECCENTRICITY_SQUARED) + place.ellipsoidHeightMetres()) * sin);
    }

    private static double primeVerticalRadiusMetres(double sinLatitude) {
        return SEMI_MAJOR_METRES / Math.sqrt(1 - ECCENTRICITY_SQUARED * sinLatitude * sinLatitude);
    }
}
