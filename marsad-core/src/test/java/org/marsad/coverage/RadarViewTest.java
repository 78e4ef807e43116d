package org.marsad.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.marsad.geo.EastNorthUp;
import org.marsad.sensor.Sector;
import org.marsad.terrain.FlatTerrain;

class RadarViewTest {

    private static final Sector NORTH_EAST = new Sector(Math.toRadians(45), Math.toRadians(90));

    private static EastNorthUp place(double east, double north) {
        return new EastNorthUp(east, north, 0);
    }

    @Test
    void reachesItsSectorUpToItsRange() {
        RadarView view =
                new RadarView(new EastNorthUp(0, 0, 20), NORTH_EAST, 3000, new FlatTerrain(0));
        assertThat(view.detectionProbability(place(1000, 1000), 1)).isPositive();
        assertThat(view.detectionProbability(place(-1000, 1000), 1)).isZero();
        assertThat(view.detectionProbability(place(2200, 2200), 1)).isZero();
        assertThat(view.isHidden(place(1000, 1000))).isFalse();
        assertThat(view.isHidden(place(2200, 2200))).as("out of range").isFalse();
    }

    @Test
    void allRoundHasNoEdge() {
        RadarView view =
                new RadarView(
                        new EastNorthUp(0, 0, 20), Sector.ALL_ROUND, 3000, new FlatTerrain(0));
        for (int azimuth = 0; azimuth < 360; azimuth++) {
            double radians = Math.toRadians(azimuth);
            EastNorthUp there = place(900 * Math.sin(radians), 900 * Math.cos(radians));
            assertThat(view.detectionProbability(there, 1)).as("at %d°", azimuth).isPositive();
        }
    }

    @Test
    void groundBehindARidgeIsHidden() {
        RadarView view =
                new RadarView(
                        new EastNorthUp(0, 0, 20),
                        NORTH_EAST,
                        3000,
                        Grounds.of((e, n) -> Math.abs(n - 700) < 15 ? 40 : 0));
        assertThat(view.isHidden(place(50, 900))).isTrue();
        assertThat(view.detectionProbability(place(50, 900), 1)).isZero();
        assertThat(view.detectionProbability(place(50, 600), 1)).isPositive();
    }
}
