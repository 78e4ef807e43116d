package org.marsad.geo;

/// Covariance of a place on the ground in the local frame, square metres, axes east and north.
/// Symmetric and positive definite.
public record GroundCovariance(double eastEast, double eastNorth, double northNorth) {

    public GroundCovariance {
        if (!(eastEast > 0
                && northNorth > 0
                && eastEast * northNorth - eastNorth * eastNorth > 0)) {
            throw new IllegalArgumentException(
                    "covariance must be positive definite, was [%g %g; %g %g] m²"
                            .formatted(eastEast, eastNorth, eastNorth, northNorth));
        }
    }

    public static GroundCovariance ofCircle(double sigmaMetres) {
        return new GroundCovariance(sigmaMetres * sigmaMetres, 0, sigmaMetres * sigmaMetres);
    }

    /// By its standard deviations along an azimuth (clockwise from north) and across it.
    public static GroundCovariance ofAxes(
            double azimuthRadians, double alongMetres, double acrossMetres) {
        double east = Math.sin(azimuthRadians);
        double north = Math.cos(azimuthRadians);
        double along = alongMetres * alongMetres;
        double across = acrossMetres * acrossMetres;
        return new GroundCovariance(
                along * east * east + across * north * north,
                (along - across) * east * north,
                along * north * north + across * east * east);
    }

    public GroundCovariance plus(GroundCovariance other) {
        return new GroundCovariance(
                eastEast + other.eastEast,
                eastNorth + other.eastNorth,
                northNorth + other.northNorth);
    }

    /// All of it so many times as large; the factor is above 0.
    public GroundCovariance times(double factor) {
        return new GroundCovariance(factor * eastEast, factor * eastNorth, factor * northNorth);
    }

    public double determinant() {
        return eastEast * northNorth - eastNorth * eastNorth;
    }

    /// Squared Mahalanobis distance of a displacement; chi-squared with two degrees of freedom.
    public double squaredMahalanobis(double eastMetres, double northMetres) {
        return (northNorth * eastMetres * eastMetres
                        - 2 * eastNorth * eastMetres * northMetres
                        + eastEast * northMetres * northMetres)
                / determinant();
    }

    /// The ellipse that holds the truth with this probability (0 to 1, exclusive), if errors are
    /// Gaussian.
    public ErrorEllipse ellipse(double probability) {
        double mean = (eastEast + northNorth) / 2;
        double half = Math.hypot((eastEast - northNorth) / 2, eastNorth);
        double scale = -2 * Math.log(1 - probability);
        double minor = Math.max(mean - half, determinant() / (mean + half));
        return new ErrorEllipse(
                Math.sqrt(scale * (mean + half)),
                Math.sqrt(scale * minor),
                Math.atan2(2 * eastNorth, northNorth - eastEast) / 2);
    }
}
