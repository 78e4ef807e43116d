package org.marsad.track.motion;

import org.marsad.geo.GroundCovariance;

/// A Gaussian over place and velocity on the ground: metres and metres per second, east and north.
/// The 4 × 4 covariance is kept as named numbers: place (`ee`, `en`, `nn`), place with velocity
/// (`eu`: east with east velocity, `ev`: east with north velocity, `nu`, `nv`) and velocity (`uu`,
/// `uv`, `vv`). Mutable, owned by one {@link MotionMixture}.
final class MotionState {

    private static final double STILL_SPEED_VARIANCE = 0.05 * 0.05;
    private static final double CREEP_SQUARE_METRES_PER_SECOND = 0.02;

    double e;
    double n;
    double u;
    double v;
    double ee;
    double en;
    double nn;
    double eu;
    double ev;
    double nu;
    double nv;
    double uu;
    double uv;
    double vv;

    /// Velocity open, in both axes alike.
    void start(double east, double north, GroundCovariance place, double speedVariance) {
        clear();
        e = east;
        n = north;
        ee = place.eastEast();
        en = place.eastNorth();
        nn = place.northNorth();
        uu = speedVariance;
        vv = speedVariance;
    }

    void copy(MotionState other) {
        clear();
        addMean(other, 1);
        addSpread(other, 1, 0, 0, 0, 0);
    }

    /// How place and velocity hang together is left open.
    void resume(Estimate estimate) {
        start(estimate.eastMetres(), estimate.northMetres(), estimate.placeCovariance(), 0);
        u = estimate.eastMetresPerSecond();
        v = estimate.northMetresPerSecond();
        uu = estimate.velocityCovariance().eastEast();
        uv = estimate.velocityCovariance().eastNorth();
        vv = estimate.velocityCovariance().northNorth();
    }

    void clear() {
        e = 0;
        n = 0;
        u = 0;
        v = 0;
        ee = 0;
        en = 0;
        nn = 0;
        eu = 0;
        ev = 0;
        nu = 0;
        nv = 0;
        uu = 0;
        uv = 0;
        vv = 0;
    }

    /// Moves this state on in time.
    void predict(double seconds, MotionModel model) {
        if (model.still()) {
            u = 0;
            v = 0;
            eu = 0;
            ev = 0;
            nu = 0;
            nv = 0;
            uu = STILL_SPEED_VARIANCE;
            uv = 0;
            vv = STILL_SPEED_VARIANCE;
            ee += CREEP_SQUARE_METRES_PER_SECOND * seconds;
            nn += CREEP_SQUARE_METRES_PER_SECOND * seconds;
            return;
        }
        double memory = model.memorySeconds();
        double keep = Math.exp(-seconds / memory);
        double reach = memory * (1 - keep);
        e += reach * u;
        n += reach * v;
        u *= keep;
        v *= keep;
        ee += 2 * reach * eu + reach * reach * uu;
        en += reach * (ev + nu) + reach * reach * uv;
        nn += 2 * reach * nv + reach * reach * vv;
        eu = keep * (eu + reach * uu);
        ev = keep * (ev + reach * uv);
        nu = keep * (nu + reach * uv);
        nv = keep * (nv + reach * vv);
        uu *= keep * keep;
        uv *= keep * keep;
        vv *= keep * keep;
        addNoise(seconds, model, keep, reach);
    }

    /// This at its velocity so long before.
    MotionState before(double seconds) {
        if (seconds == 0) {
            return this;
        }
        MotionState before = new MotionState();
        before.copy(this);
        before.goOn(-seconds);
        return before;
    }

    /// Moves on, or back, at its velocity, with no more doubt than there is about that.
    void goOn(double seconds) {
        e += seconds * u;
        n += seconds * v;
        ee += 2 * seconds * eu + seconds * seconds * uu;
        en += seconds * (ev + nu) + seconds * seconds * uv;
        nn += 2 * seconds * nv + seconds * seconds * vv;
        eu += seconds * uu;
        ev += seconds * uv;
        nu += seconds * uv;
        nv += seconds * vv;
    }

    /// White acceleration through the fading velocity (Ornstein and Uhlenbeck); the closed form
    /// loses its digits for short steps, where the plain cubic is exact enough.
    private void addNoise(double seconds, MotionModel model, double keep, double reach) {
        double noise = model.accelerationNoise();
        double memory = model.memorySeconds();
        double speed = noise * memory * (1 - keep * keep) / 2;
        double cross = noise * reach * reach / 2;
        double place =
                seconds < 0.02 * memory
                        ? noise * seconds * seconds * seconds / 3
                        : noise
                                * memory
                                * memory
                                * (seconds - 2 * reach + memory * (1 - keep * keep) / 2);
        ee += place;
        nn += place;
        eu += cross;
        nv += cross;
        uu += speed;
        vv += speed;
    }

    GroundCovariance placeCovariance() {
        return new GroundCovariance(ee, en, nn);
    }

    Estimate estimate() {
        return new Estimate(e, n, u, v, placeCovariance(), new GroundCovariance(uu, uv, vv));
    }

    /// Kalman update with a place and its covariance. Gives the likelihood of that place up to a constant factor.
    double update(double east, double north, GroundCovariance noise) {
        double see = ee + noise.eastEast();
        double sen = en + noise.eastNorth();
        double snn = nn + noise.northNorth();
        double determinant = see * snn - sen * sen;
        double iee = snn / determinant;
        double ien = -sen / determinant;
        double inn = see / determinant;
        double dEast = east - e;
        double dNorth = north - n;
        double squared = iee * dEast * dEast + 2 * ien * dEast * dNorth + inn * dNorth * dNorth;
        double ge = ee * iee + en * ien;
        double he = ee * ien + en * inn;
        double gn = en * iee + nn * ien;
        double hn = en * ien + nn * inn;
        double gu = eu * iee + nu * ien;
        double hu = eu * ien + nu * inn;
        double gv = ev * iee + nv * ien;
        double hv = ev * ien + nv * inn;
        e += ge * dEast + he * dNorth;
        n += gn * dEast + hn * dNorth;
        u += gu * dEast + hu * dNorth;
        v += gv * dEast + hv * dNorth;
        uu -= gu * eu + hu * nu;
        uv -= gu * ev + hu * nv;
        vv -= gv * ev + hv * nv;
        double keptEu = eu - ge * eu - he * nu;
        double keptEv = ev - ge * ev - he * nv;
        nu -= gn * eu + hn * nu;
        nv -= gn * ev + hn * nv;
        eu = keptEu;
        ev = keptEv;
        double keptEn = en - ge * en - he * nn;
        nn -= gn * en + hn * nn;
        ee -= ge * ee + he * en;
        en = keptEn;
        return Math.exp(-Math.min(squared, 600) / 2) / Math.sqrt(determinant);
    }

    /// Covariance intersection with what a partner says (Julier and Uhlmann, "A non-divergent estimation algorithm in the
    /// presence of unknown correlations", ACC 1997): true to its covariance however far the errors of the two are
    /// the same. Twice the partner's block-diagonal covariance bounds any in which place and velocity hang
    /// together. Gives the likelihood of what the partner says up to a constant factor.
    ///
    /// @param omega share of this state, above 0; below 1
    double intersect(Estimate partner, double omega) {
        scaleCovariance(1 / omega);
        double looser = 2 / (1 - omega);
        double place =
                update(
                        partner.eastMetres(),
                        partner.northMetres(),
                        partner.placeCovariance().times(looser));
        exchange();
        double velocity =
                update(
                        partner.eastMetresPerSecond(),
                        partner.northMetresPerSecond(),
                        partner.velocityCovariance().times(looser));
        exchange();
        return place * velocity;
    }

    private void scaleCovariance(double factor) {
        ee *= factor;
        en *= factor;
        nn *= factor;
        eu *= factor;
        ev *= factor;
        nu *= factor;
        nv *= factor;
        uu *= factor;
        uv *= factor;
        vv *= factor;
    }

    /// Velocity where the place is and the place where velocity is, so that an update of the one serves the other.
    private void exchange() {
        MotionState other = new MotionState();
        other.copy(this);
        e = other.u;
        n = other.v;
        u = other.e;
        v = other.n;
        ee = other.uu;
        en = other.uv;
        nn = other.vv;
        ev = other.nu;
        nu = other.ev;
        uu = other.ee;
        uv = other.en;
        vv = other.nn;
    }

    /// Of the whole 4 × 4 covariance.
    double determinant() {
        double place = ee * nn - en * en;
        double ru = (nn * eu - en * nu) / place;
        double su = (ee * nu - en * eu) / place;
        double rv = (nn * ev - en * nv) / place;
        double sv = (ee * nv - en * ev) / place;
        double restUu = uu - eu * ru - nu * su;
        double restUv = uv - eu * rv - nu * sv;
        double restVv = vv - ev * rv - nv * sv;
        return place * (restUu * restVv - restUv * restUv);
    }

    /// Makes the place less sure by an error that stays apart.
    void loosenPlace(GroundCovariance apart) {
        ee += apart.eastEast();
        en += apart.eastNorth();
        nn += apart.northNorth();
    }

    /// Kalman update with one number that depends on the place alone: innovation = measured −
    /// predicted, slopes per metre east and north.
    void updateScalar(double innovation, double slopeEast, double slopeNorth, double variance) {
        double withE = ee * slopeEast + en * slopeNorth;
        double withN = en * slopeEast + nn * slopeNorth;
        double withU = eu * slopeEast + nu * slopeNorth;
        double withV = ev * slopeEast + nv * slopeNorth;
        double s = withE * slopeEast + withN * slopeNorth + variance;
        double step = innovation / s;
        e += withE * step;
        n += withN * step;
        u += withU * step;
        v += withV * step;
        ee -= withE * withE / s;
        en -= withE * withN / s;
        nn -= withN * withN / s;
        eu -= withE * withU / s;
        ev -= withE * withV / s;
        nu -= withN * withU / s;
        nv -= withN * withV / s;
        uu -= withU * withU / s;
        uv -= withU * withV / s;
        vv -= withV * withV / s;
    }

    /// Adds a share of another state's mean.
    void addMean(MotionState other, double share) {
        e += share * other.e;
        n += share * other.n;
        u += share * other.u;
        v += share * other.v;
    }

    /// Adds a share of another state's covariance about this state's mean.
    void addSpread(MotionState other, double share) {
        addSpread(other, share, other.e - e, other.n - n, other.u - u, other.v - v);
    }

    private void addSpread(
            MotionState other, double share, double de, double dn, double du, double dv) {
        ee += share * (other.ee + de * de);
        en += share * (other.en + de * dn);
        nn += share * (other.nn + dn * dn);
        eu += share * (other.eu + de * du);
        ev += share * (other.ev + de * dv);
        nu += share * (other.nu + dn * du);
        nv += share * (other.nv + dn * dv);
        uu += share * (other.uu + du * du);
        uv += share * (other.uv + du * dv);
        vv += share * (other.vv + dv * dv);
    }
}
