package org.marsad.sim.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.marsad.detect.PixelBox;
import org.marsad.geo.Attitude;
import org.marsad.geo.EastNorthUp;
import org.marsad.sensor.Pixel;
import org.marsad.sensor.SensorId;
import org.marsad.sensor.camera.Camera;
import org.marsad.sensor.camera.CameraPose;
import org.marsad.sensor.camera.CameraSigmas;
import org.marsad.sensor.camera.Lens;
import org.marsad.sim.actor.ActorState;
import org.marsad.sim.actor.Look;
import org.marsad.sim.actor.Posture;
import org.marsad.sim.backdrop.Scene;
import org.marsad.sim.light.CameraKind;
import org.marsad.sim.light.Weather;
import org.marsad.sim.world.World;

class RendererTest {

    private static final Weather CALM = new Weather(20_000, 0, 0, 0.5);

    private static World world;
    private static Camera camera;
    private static EastNorthUp ground;

    @BeforeAll
    static void standOnTheTower() {
        world = World.plain(7);
        EastNorthUp top = world.tower("t1").top();
        camera =
                new Camera(
                        new SensorId("tower-camera"),
                        new CameraPose(
                                top,
                                Attitude.ofPanTiltRoll(Math.toRadians(80), Math.toRadians(-6), 0)),
                        Lens.ofFieldOfView(640, 360, Math.toRadians(25)),
                        new CameraSigmas(0, 0, 0, 0, 0, 0, 0));
        ground =
                world.relief()
                        .elevationGrid()
                        .findHit(camera.ray(new Pixel(320, 180)), 3000)
                        .orElseThrow();
    }

    private static byte[] picture(long seed, List<ActorState> actors) {
        Scene scene = new Scene(world, CALM, LocalTime.of(10, 0), seed);
        Renderer renderer = new Renderer(scene, camera, CameraKind.DAY_NIGHT);
        byte[] picture = new byte[renderer.pictureBytes()];
        renderer.render(3, actors, picture);
        return picture;
    }

    private static ActorState car() {
        return new ActorState("v1", Look.CAR, ground, 0, 0, 0, Posture.UPRIGHT, false);
    }

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherOneOtherNoise() {
        assertThat(picture(1, List.of(car()))).isEqualTo(picture(1, List.of(car())));
        assertThat(picture(1, List.of(car()))).isNotEqualTo(picture(2, List.of(car())));
    }

    @Test
    void aThingChangesThePictureInsideTheBoxThatTheTruthTells() {
        Scene scene = new Scene(world, CALM, LocalTime.of(10, 0), 1);
        Renderer renderer = new Renderer(scene, camera, CameraKind.DAY_NIGHT);
        Sighting sighting = renderer.findSighting(3, car()).orElseThrow();
        assertThat(sighting.isVisible()).isTrue();
        byte[] without = picture(1, List.of());
        byte[] with = picture(1, List.of(car()));
        PixelBox box = sighting.box();
        OptionalDouble inside = meanChange(without, with, box);
        assertThat(inside.orElse(0)).isGreaterThan(3);
        assertThat(meanChange(without, with, new PixelBox(20, 300, 60, 40)).orElse(9))
                .isLessThan(0.5);
    }

    @Test
    void aThingBehindTheCameraIsNotSeen() {
        EastNorthUp behind = world.relief().on(-800, 0);
        ActorState hidden =
                new ActorState("p2", Look.PERSON, behind, 0, 0, 0, Posture.UPRIGHT, false);
        Scene scene = new Scene(world, CALM, LocalTime.of(10, 0), 1);
        Renderer renderer = new Renderer(scene, camera, CameraKind.DAY_NIGHT);
        assertThat(renderer.findSighting(3, hidden).filter(Sighting::isVisible)).isEmpty();
    }

    private static OptionalDouble meanChange(byte[] one, byte[] other, PixelBox box) {
        DoubleStream.Builder changes = DoubleStream.builder();
        for (int y = (int) Math.ceil(box.top()); y < (int) box.bottom(); y++) {
            for (int x = (int) Math.ceil(box.left()); x < (int) box.right(); x++) {
                int i = y * 640 + x;
                changes.add(Math.abs((one[i] & 255) - (other[i] & 255)));
            }
        }
        return changes.build().average();
    }
}
