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

    MotionState copy() {
        MotionState copy = new MotionState();
        copy.e = e;
        copy.n = n;
        copy.u = u;
        copy.v = v;
        copy.addSpread(this, 1, 0, 0, 0, 0);
        return copy;
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

    /// Kalman update with a place and its covariance.
    void update(double east, double north, GroundCovariance noise) {
        double see = ee + noise.eastEast();
        double sen = en + noise.eastNorth();
        double snn = nn + noise.northNorth();
        double determinant = see * snn - sen * sen;
        double iee = snn / determinant;
        double ien = -sen / determinant;
        double inn = see / determinant;
        double[] gains = new double[8];
        gainRow(gains, 0, ee, en, iee, ien, inn);
        gainRow(gains, 2, en, nn, iee, ien, inn);
        gainRow(gains, 4, eu, nu, iee, ien, inn);
        gainRow(gains, 6, ev, nv, iee, ien, inn);
        double dEast = east - e;
        double dNorth = north - n;
        e += gains[0] * dEast + gains[1] * dNorth;
        n += gains[2] * dEast + gains[3] * dNorth;
        u += gains[4] * dEast + gains[5] * dNorth;
        v += gains[6] * dEast + gains[7] * dNorth;
        shrink(gains);
    }

    private static void gainRow(
            double[] gains, int at, double withEast, double withNorth, double... inverse) {
        gains[at] = withEast * inverse[0] + withNorth * inverse[1];
        gains[at + 1] = withEast * inverse[1] + withNorth * inverse[2];
    }

    /// Subtracts gain × (cross covariance with the place) from the covariance.
    private void shrink(double[] k) {
        double see = ee;
        double sen = en;
        double snn = nn;
        double seu = eu;
        double sev = ev;
        double snu = nu;
        double snv = nv;
        ee -= k[0] * see + k[1] * sen;
        en -= k[0] * sen + k[1] * snn;
        nn -= k[2] * sen + k[3] * snn;
        eu -= k[0] * seu + k[1] * snu;
        ev -= k[0] * sev + k[1] * snv;
        nu -= k[2] * seu + k[3] * snu;
        nv -= k[2] * sev + k[3] * snv;
        uu -= k[4] * seu + k[5] * snu;
        uv -= k[4] * sev + k[5] * snv;
        vv -= k[6] * sev + k[7] * snv;
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
