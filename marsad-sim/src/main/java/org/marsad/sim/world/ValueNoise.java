package org.marsad.sim.world;

/// Smooth seeded noise on the plane: random values at whole coordinates, joined by smooth steps.
/// Values lie within ±1, mean about 0; one unit of the coordinates is one wavelength.
public record ValueNoise(long seed) {

    public double at(double x, double y) {
        int column = floor(x);
        int row = floor(y);
        double across = smooth(x - column);
        double up = smooth(y - row);
        double low = mix(corner(column, row), corner(column + 1, row), across);
        double high = mix(corner(column, row + 1), corner(column + 1, row + 1), across);
        return mix(low, high, up);
    }

    /// Octaves of halved wavelength and halved height, at most 8; still within ±1.
    public double octaves(double x, double y, int count) {
        double sum = 0;
        double weight = 1;
        double total = 0;
        double scale = 1;
        for (int i = 0; i < Math.min(count, 8); i++) {
            sum += weight * at(x * scale + 17.3 * i, y * scale - 9.1 * i);
            total += weight;
            weight /= 2;
            scale *= 2;
        }
        return sum / total;
    }

    /// A random number for a whole place, 0 to 1.
    public double share(int column, int row) {
        return (hash(column, row) >>> 11) * 0x1p-53;
    }

    private double corner(int column, int row) {
        return (hash(column, row) >> 10) * 0x1p-53;
    }

    /// The finaliser of SplitMix64 (Steele, Lea, Flood 2014).
    private long hash(int column, int row) {
        long z = seed + column * 0x9E3779B97F4A7C15L + row * 0xD1B54A32D192ED03L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private static int floor(double x) {
        int whole = (int) x;
        return x < whole ? whole - 1 : whole;
    }

    private static double smooth(double t) {
        return t * t * (3 - 2 * t);
    }

    private static double mix(double a, double b, double t) {
        return a + (b - a) * t;
    }
}
