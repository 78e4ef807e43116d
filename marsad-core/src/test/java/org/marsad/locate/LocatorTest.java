package org.marsad.locate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marsad.detect.Classification;
import org.marsad.detect.Detection;
import org.marsad.detect.ObjectClass;
import org.marsad.detect.PixelBox;
import org.marsad.follow.Tracklet;
import org.marsad.geo.Attitude;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.ErrorEllipse;
import org.marsad.sensor.FrameStamp;
import org.marsad.sensor.FrameStamp.TimeSource;
import org.marsad.sensor.Pixel;
import org.marsad.sensor.SensorId;
import org.marsad.sensor.camera.Camera;
import org.marsad.sensor.camera.CameraPose;
import org.marsad.sensor.camera.CameraSigmas;
import org.marsad.sensor.camera.Lens;
import org.marsad.terrain.FlatTerrain;

class LocatorTest {

    private static final SensorId MAST = new SensorId("mast");
    private static final Instant TIME = Instant.parse("2026-11-24T06:00:00Z");

    /// 30 m up, looking east, 3° down, 20° wide.
    private static final Camera CAMERA =
            new Camera(
                    MAST,
                    new CameraPose(
                            new EastNorthUp(0, 0, 30),
                            Attitude.ofPanTiltRoll(Math.PI / 2, Math.toRadians(-3), 0)),
                    Lens.ofFieldOfView(1920, 1080, Math.toRadians(20)),
                    new CameraSigmas(0.1, 5e-4, 3e-4, 5e-4, 0.002, 1, 0.05));

    private static final Locator LOCATOR = new Locator(CAMERA, new FlatTerrain(0), 0.3, 20_000);

    @Test
    void aFootStandsWhereItsRayMeetsTheGround() {
        Plot plot = (Plot) LOCATOR.locate(seen(personAt(600, 40)));
        assertThat(plot.position().eastMetres()).isCloseTo(600, within(1.0));
        assertThat(plot.position().northMetres()).isCloseTo(40, within(0.1));
        assertThat(plot.position().upMetres()).isZero();
        assertThat(plot.sensor()).isEqualTo(MAST);
        assertThat(plot.validTime()).isEqualTo(TIME);
        assertThat(plot.origin())
                .isInstanceOfSatisfying(
                        ReportOrigin.Seen.class,
                        seen -> assertThat(seen.tracklet().number()).isEqualTo(7));
    }

    @Test
    void theEllipsePointsAlongTheLineOfSightAndGrowsFasterThanTheRange() {
        ErrorEllipse near =
                ((Plot) LOCATOR.locate(seen(personAt(500, 0)))).covariance().ellipse(0.9);
        ErrorEllipse far =
                ((Plot) LOCATOR.locate(seen(personAt(1000, 0)))).covariance().ellipse(0.9);
        assertThat(Math.abs(near.majorAzimuthRadians())).isCloseTo(Math.PI / 2, within(0.02));
        assertThat(far.semiMajorMetres() / near.semiMajorMetres()).isBetween(2.2, 4.4);
        assertThat(far.semiMinorMetres() / near.semiMinorMetres()).isBetween(1.6, 2.2);
    }

    @Test
    void nearTheHorizonThereIsOnlyABearing() {
        double horizonRow = CAMERA.findPixel(new EastNorthUp(1e7, 0, 30)).orElseThrow().y();
        TargetReport above = LOCATOR.locate(seen(new PixelBox(950, horizonRow - 60, 20, 50)));
        TargetReport near = LOCATOR.locate(seen(new PixelBox(950, horizonRow - 45, 20, 50)));
        assertThat(above).isInstanceOf(Strobe.class);
        assertThat(near).isInstanceOf(Strobe.class);
        Strobe strobe = (Strobe) above;
        assertThat(strobe.azimuthRadians()).isCloseTo(Math.PI / 2, within(1e-9));
        assertThat(strobe.azimuthSigmaRadians()).isBetween(5e-4, 2e-3);
        assertThat(strobe.sensorPosition()).isEqualTo(CAMERA.pose().position());
    }

    @Test
    void anAircraftIsNotPutOnTheGround() {
        Classification aircraft = new Classification(ObjectClass.AIRCRAFT, 0.9);
        TargetReport report = LOCATOR.locate(seen(new PixelBox(1500, 800, 40, 20), aircraft));
        assertThat(report).isInstanceOf(Strobe.class);
        assertThat(report.classification()).isEqualTo(aircraft);
        assertThat(((Strobe) report).azimuthRadians()).isGreaterThan(Math.PI / 2);
    }

    @Test
    void aBoxCutByTheLowerEdgeIsLessSure() {
        Plot whole = (Plot) LOCATOR.locate(seen(new PixelBox(950, 1080 - 82, 30, 80)));
        Plot cut = (Plot) LOCATOR.locate(seen(new PixelBox(950, 1080 - 80, 30, 80)));
        assertThat(cut.covariance().ellipse(0.9).semiMajorMetres())
                .isGreaterThan(3 * whole.covariance().ellipse(0.9).semiMajorMetres());
    }

    @ParameterizedTest
    @CsvSource({
        "1.75, 0.60, PERSON",
        "1.60, 0.90, PERSON",
        "1.75, 1.30, PERSON",
        "1.50, 4.50, VEHICLE",
        "2.80, 6.50, VEHICLE",
        "3.80, 16.0, VEHICLE",
        "0.60, 0.90, ANIMAL",
        "0.85, 1.30, ANIMAL",
        "0.10, 0.10, UNKNOWN",
        "6.00, 0.60, UNKNOWN",
    })
    void sizeTellsWhatItMayBe(double high, double wide, ObjectClass expected) {
        for (double range : new double[] {400, 700}) {
            Pixel foot = CAMERA.findPixel(new EastNorthUp(range, 10, 0)).orElseThrow();
            double scale = CAMERA.lens().focalXPixels() / range;
            PixelBox box =
                    new PixelBox(
                            foot.x() - wide * scale / 2,
                            foot.y() - high * scale,
                            wide * scale,
                            high * scale);
            Classification found = LOCATOR.locate(seen(box)).classification();
            assertThat(found.objectClass()).as("%g m", range).isEqualTo(expected);
        }
    }

    @Test
    void sizeNeverOverrulesADetectorThatKnows() {
        Classification animal = new Classification(ObjectClass.ANIMAL, 0.7);
        assertThat(LOCATOR.locate(seen(personAt(400, 0), animal)).classification())
                .isEqualTo(animal);
    }

    private static PixelBox personAt(double east, double north) {
        Pixel foot = CAMERA.findPixel(new EastNorthUp(east, north, 0)).orElseThrow();
        Pixel head = CAMERA.findPixel(new EastNorthUp(east, north, 1.75)).orElseThrow();
        double height = foot.y() - head.y();
        return new PixelBox(foot.x() - height / 6, head.y(), height / 3, height);
    }

    private static Tracklet seen(PixelBox box) {
        return seen(box, Classification.UNKNOWN);
    }

    private static Tracklet seen(PixelBox box, Classification classification) {
        FrameStamp stamp = new FrameStamp(MAST, 3, TIME, TIME, TimeSource.CONTAINER);
        return new Tracklet(
                MAST, 7, new Detection(stamp, box, box.area() / 2, classification, 1), TIME, 4);
    }
}
