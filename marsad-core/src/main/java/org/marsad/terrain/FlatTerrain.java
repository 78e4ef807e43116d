package org.marsad.terrain;

import java.util.Optional;
import java.util.OptionalDouble;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.Ray;

/// A plane, level in the local frame. Good for calibrated scenes of some hundred metres; farther out
/// the Earth falls away from it (0.08 m at 1 km, 2 m at 5 km).
public record FlatTerrain(double heightMetres) implements Terrain {

    public FlatTerrain {
        if (!Double.isFinite(heightMetres)) {
            throw new IllegalArgumentException("height must be finite, was " + heightMetres);
        }
    }

    @Override
    public OptionalDouble findHeightMetres(double eastMetres, double northMetres) {
        return OptionalDouble.of(heightMetres);
    }

    @Override
    public Optional<EastNorthUp> findHit(Ray ray, double maximumRangeMetres) {
        double above = ray.origin().upMetres() - heightMetres;
        double sinking = -ray.direction().upMetres();
        double range = above / sinking;
        return above >= 0 && sinking > 0 && range <= maximumRangeMetres
                ? Optional.of(ray.at(range))
                : Optional.empty();
    }

    @Override
    public boolean sees(EastNorthUp from, EastNorthUp to) {
        return from.upMetres() >= heightMetres && to.upMetres() >= heightMetres;
    }
}
