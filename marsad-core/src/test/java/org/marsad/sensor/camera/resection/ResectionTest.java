package org.marsad.sensor.camera.resection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.marsad.geo.Attitude;
import org.marsad.geo.EastNorthUp;
import org.marsad.sensor.Pixel;
import org.marsad.sensor.SensorId;
import org.marsad.sensor.camera.Camera;
import org.marsad.sensor.camera.CameraPose;
import org.marsad.sensor.camera.CameraSigmas;
import org.marsad.sensor.camera.Lens;
import org.marsad.sensor.camera.PoseShift;

/// A tower's far camera is hung with errors drawn from its sigmas; a man with a GPS walks to places in
/// its view and is clicked on.
class ResectionTest {

    private static final double SURVEY_METRES = 1.5;
    private static final CameraSigmas SIGMAS =
            new CameraSigmas(
                    0.3,
                    Math.toRadians(0.05),
                    Math.toRadians(0.03),
                    Math.toRadians(0.1),
                    0.003,
                    0.7,
                    0.01);
    private static final Camera MOUNTED =
            new Camera(
                    new SensorId("far"),
                    new CameraPose(
                            new EastNorthUp(10, -20, 32),
                            Attitude.ofPanTiltRoll(Math.toRadians(103), Math.toRadians(-1.2), 0)),
                    Lens.ofFieldOfView(960, 540, Math.toRadians(4.6)),
                    SIGMAS);
    private static final List<EastNorthUp> PLACES =
            List.of(
                    place(900, 101.5),
                    place(1100, 104.4),
                    place(1500, 103),
                    place(2100, 101.8),
                    place(2400, 104));

    @Test
    void fiveLandmarksTakeMostOfTheErrorAwayAndSayHowMuchIsLeft() {
        Random chance = new Random(5);
        int runs = 1_000;
        double before = 0;
        double after = 0;
        double inSigmas = 0;
        for (int run = 0; run < runs; run++) {
            Camera actual = hung(chance);
            Resection found = Resection.of(MOUNTED, seen(actual, chance));
            double told = rowError(MOUNTED, actual);
            double left = rowError(found.camera(), actual);
            before += told * told;
            after += left * left;
            inSigmas += left * left / rowVariance(found.camera());
        }
        // 1.5 m at 2 km, seen at a degree, is 0.25 pixels down; 0.7 of the click are more.
        assertThat(Math.sqrt(before / runs)).isGreaterThan(5);
        assertThat(Math.sqrt(after / runs)).isLessThan(0.6);
        assertThat(inSigmas / runs).as("squared error in units of its own").isBetween(0.87, 1.13);
    }

    @Test
    void aWrongClickIsLeftOutByName() {
        Random chance = new Random(6);
        Camera actual = hung(chance);
        List<Landmark> landmarks = seen(actual, chance);
        Landmark good = landmarks.get(2);
        landmarks.set(
                2,
                new Landmark(
                        "the other bush",
                        new Pixel(good.pixel().x() + 3, good.pixel().y() - 7),
                        good.place(),
                        SURVEY_METRES,
                        0));
        landmarks.add(new Landmark("behind", new Pixel(5, 5), new EastNorthUp(-900, 0, 0), 1, 0));
        Resection found = Resection.of(MOUNTED, landmarks);
        assertThat(found.refused()).containsExactlyInAnyOrder("behind", "the other bush");
        assertThat(found.used()).isEqualTo(4);
        assertThat(found.residualSigmas()).isLessThan(1.5);
        assertThat(rowError(found.camera(), actual)).isCloseTo(0, within(2.0));
    }

    @Test
    void withoutLandmarksTheMountStaysAsItWas() {
        Resection found = Resection.of(MOUNTED, List.of());
        assertThat(found.camera()).isEqualTo(MOUNTED);
        assertThat(found.residualSigmas()).isNaN();
    }

    private static EastNorthUp place(double range, double bearingDegrees) {
        double bearing = Math.toRadians(bearingDegrees);
        return new EastNorthUp(
                10 + range * Math.sin(bearing), -20 + range * Math.cos(bearing), -range / 400);
    }

    private static Camera hung(Random chance) {
        Camera hung = MOUNTED;
        for (PoseShift error : MOUNTED.poseErrors()) {
            hung = hung.moved(error.times(chance.nextGaussian()));
        }
        return hung;
    }

    private static List<Landmark> seen(Camera actual, Random chance) {
        List<Landmark> seen = new ArrayList<>();
        for (EastNorthUp place : PLACES) {
            Pixel shown = actual.findPixel(place).orElseThrow();
            seen.add(
                    new Landmark(
                            "bush " + seen.size(),
                            new Pixel(
                                    shown.x() + 0.7 * chance.nextGaussian(),
                                    shown.y() + 0.7 * chance.nextGaussian()),
                            place.plus(
                                    new EastNorthUp(chance.nextGaussian(), chance.nextGaussian(), 0)
                                            .times(SURVEY_METRES)),
                            SURVEY_METRES,
                            0));
        }
        return seen;
    }

    /// By how many rows a thing 1.8 km away is shown wrongly.
    private static double rowError(Camera known, Camera actual) {
        EastNorthUp thing = place(1800, 102.5);
        return known.findPixel(thing).orElseThrow().y() - actual.findPixel(thing).orElseThrow().y();
    }

    private static double rowVariance(Camera known) {
        return known.poseErrors().stream()
                .mapToDouble(error -> rowError(known, known.moved(error)))
                .map(rows -> rows * rows)
                .sum();
    }
}
