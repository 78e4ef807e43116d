package org.marsad.sim.light;

/// How light becomes grey at one moment: the strength of sun and sky, haze, the camera's gain and its
/// curve. Grey runs from 16 to 235, as video has it.
public final class Exposure {

    private static final int STEPS = 4096;
    private static final double MOST = 4;
    private static final double DARKEST = 16;
    private static final double BRIGHTEST = 235;

    private final boolean thermal;
    private final Daylight light;
    private final Weather weather;
    private final double gain;
    private final float[] curve = new float[STEPS + 2];

    public Exposure(CameraKind kind, Daylight light, Weather weather) {
        this.thermal = kind == CameraKind.THERMAL;
        this.light = light;
        this.weather = weather;
        double wanted = 0.22 + 0.24 * Math.clamp((Math.log10(light.total()) + 2.6) / 2.2, 0, 1);
        this.gain = thermal ? 1 : wanted / (0.27 * light.total());
        for (int i = 0; i < curve.length; i++) {
            double x = i * MOST / STEPS;
            double y = thermal ? Math.min(1, x) : shoulder(x);
            curve[i] = (float) (DARKEST + (BRIGHTEST - DARKEST) * y);
        }
    }

    /// Whether the difference to another moment can't be seen.
    public boolean isAlike(Exposure other) {
        double mine = gain * light.sky();
        double theirs = other.gain * other.light.sky();
        return thermal
                || (Math.abs(mine - theirs) < 1e-4
                        && Math.abs(gain * light.beam() - other.gain * other.light.beam()) < 1e-4);
    }

    public boolean isGrey() {
        return thermal || light.colour() <= 0;
    }

    public double colour() {
        return thermal ? 0 : light.colour();
    }

    /// Grey of a surface that reflects these shares of direct and of sky light, at a distance.
    public double grey(double direct, double ambient, double depth) {
        double clear = clear(depth);
        double seen =
                thermal ? warmth(ambient) : gain * (direct * light.beam() + ambient * light.sky());
        return curved(seen * clear + haze() * (1 - clear));
    }

    /// The share of a surface's contrast that is left at a distance.
    public double clear(double depth) {
        return Math.exp(-depth * weather.extinctionPerMetre());
    }

    /// Colour of haze and sky: blue by day, warm when the sun is low.
    public double hazeBlue() {
        return 9 - 14 * light.glow();
    }

    public double hazeRed() {
        return -5 + 13 * light.glow();
    }

    /// Grey of the sky at an elevation above the horizon.
    public double sky(double elevationRadians) {
        double high = Math.clamp(elevationRadians / Math.toRadians(4), 0, 1);
        if (thermal) {
            return curved(haze() - (haze() - 0.03) * Math.sqrt(high));
        }
        return curved(haze() * (1 - (0.30 + 0.35 * (1 - light.colour())) * Math.sqrt(high)));
    }

    /// The extra light of lamps that falls on a surface, given in the strength of noon.
    public double lamp(double before, double albedo, double strength) {
        return thermal ? before : curved(uncurved(before) + gain * albedo * strength);
    }

    /// Standard deviation of the sensor's noise: this much, and this much more for each grey level.
    public double noiseFloor() {
        double short10 = Math.clamp(-Math.log10(light.total()) - 0.4, 0, 2.4);
        return thermal ? 1.3 : 0.5 + 0.5 * short10;
    }

    public double noiseSlope() {
        double short10 = Math.clamp(-Math.log10(light.total()) - 0.4, 0, 2.4);
        return thermal ? 0.002 : 0.005 + 0.010 * short10;
    }

    private static double warmth(double heat) {
        return (heat - 0.26) * 1.9;
    }

    /// The camera's curve: steep in the middle, with a foot and a shoulder.
    private static double shoulder(double x) {
        return Math.pow(1 - Math.exp(-1.5 * Math.pow(x, 1.12)), 0.95);
    }

    private static double unshoulder(double y) {
        return Math.pow(-Math.log(1 - Math.pow(y, 1 / 0.95)) / 1.5, 1 / 1.12);
    }

    private double haze() {
        return thermal
                ? 0.20
                : gain * ((0.34 + 0.2 * light.colour()) * light.sky() + 0.11 * light.beam());
    }

    private double curved(double seen) {
        double x = Math.clamp(seen / MOST, 0, 1) * STEPS;
        int low = (int) x;
        return curve[low] + (x - low) * (curve[low + 1] - curve[low]);
    }

    private double uncurved(double grey) {
        double y = Math.clamp((grey - DARKEST) / (BRIGHTEST - DARKEST), 0, 0.985);
        return unshoulder(y);
    }
}
