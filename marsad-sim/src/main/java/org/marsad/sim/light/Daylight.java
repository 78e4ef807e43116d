package org.marsad.sim.light;

import java.time.LocalTime;

/// The light at a time of day, at the equinox and 35.6° north: the sun rises at 6 and sets at 18, local
/// solar time. Strengths are relative: 1 is noon.
///
/// @param beamEast unit vector toward the sun, or toward the moon once the sun is down
/// @param beam strength of that light
/// @param sky strength of the light from the whole sky
/// @param glow of the western or eastern horizon, 0 to 1
public record Daylight(
        double beamEast,
        double beamNorth,
        double beamUp,
        double beam,
        double sky,
        double sunElevationRadians,
        double glow) {

    private static final double LATITUDE = Math.toRadians(35.6);
    private static final double STARLIGHT = 0.0010;
    private static final double MOONLIGHT = 0.0045;

    public static Daylight at(LocalTime time, double moon) {
        double hourAngle = (time.toNanoOfDay() / 3.6e12 - 12) * Math.PI / 12;
        double up = Math.cos(LATITUDE) * Math.cos(hourAngle);
        double east = -Math.sin(hourAngle);
        double north = -Math.sin(LATITUDE) * Math.cos(hourAngle);
        double elevation = Math.asin(up);
        double sun = step(elevation, -0.6, 11);
        double sky =
                STARLIGHT + MOONLIGHT * 0.3 * moon + 0.34 * Math.pow(step(elevation, -10, 9), 2.2);
        double glow = step(elevation, -9, -1) * (1 - step(elevation, 2, 14));
        if (elevation < Math.toRadians(-4)) {
            return new Daylight(-0.62, -0.45, 0.643, MOONLIGHT * moon, sky, elevation, glow);
        }
        double held = Math.max(up, 0.03);
        double level = Math.sqrt((1 - held * held) / (east * east + north * north));
        return new Daylight(east * level, north * level, held, sun, sky, elevation, glow);
    }

    /// What the sensor gets from middling ground.
    public double total() {
        return sky + 0.55 * beam;
    }

    /// 0 (grey) to 1 (full colour): the camera leaves colour when light gets short.
    public double colour() {
        return rise(Math.log10(total()), -1.75, -1.15);
    }

    private static double step(double angle, double fromDegrees, double untilDegrees) {
        return rise(angle, Math.toRadians(fromDegrees), Math.toRadians(untilDegrees));
    }

    private static double rise(double value, double from, double until) {
        double share = Math.clamp((value - from) / (until - from), 0, 1);
        return share * share * (3 - 2 * share);
    }
}
