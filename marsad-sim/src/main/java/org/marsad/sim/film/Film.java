package org.marsad.sim.film;

import java.lang.foreign.MemorySegment;
import java.time.Instant;
import java.util.List;
import org.marsad.sensor.Plane;
import org.marsad.sim.backdrop.Scene;
import org.marsad.sim.render.Renderer;
import org.marsad.sim.scenario.Scenario;
import org.marsad.sim.scenario.SimCamera;
import org.marsad.vision.capture.AccessUnit;
import org.marsad.vision.encode.H264Encoder;
import org.marsad.vision.encode.H264Settings;

/// Films a scenario through one camera, as it really hangs. Making one takes a second of work; a picture of
/// half a million pixels takes some milliseconds to draw and as many to encode. Used by one thread.
public final class Film implements AutoCloseable {

    private static final double BITS_PER_PIXEL = 0.14;

    private final Scenario scenario;
    private final Renderer renderer;
    private final H264Encoder encoder;
    private final byte[] picture;
    private final Plane luma;
    private final Plane blue;
    private final Plane red;

    /// @param scene of the scenario, shared by all its films
    public Film(Scenario scenario, Scene scene, SimCamera camera) {
        this.scenario = scenario;
        this.renderer = new Renderer(scene, camera.actual(), camera.kind());
        int width = renderer.width();
        int height = renderer.height();
        double bits = BITS_PER_PIXEL * width * height * camera.frameRateHz();
        this.encoder =
                new H264Encoder(
                        new H264Settings(
                                width,
                                height,
                                camera.frameRateHz(),
                                (int) Math.max(100_000, bits),
                                (int) Math.ceil(camera.frameRateHz())));
        this.picture = new byte[renderer.pictureBytes()];
        MemorySegment bytes = MemorySegment.ofArray(picture);
        int pixels = width * height;
        this.luma = new Plane(bytes.asSlice(0, pixels), width, height, width);
        this.blue = half(bytes.asSlice(pixels, pixels / 4), width, height);
        this.red = half(bytes.asSlice(pixels + pixels / 4, pixels / 4), width, height);
    }

    private static Plane half(MemorySegment bytes, int width, int height) {
        return new Plane(bytes, width / 2, height / 2, width / 2);
    }

    /// The coded picture at a second of the night; exposure times must increase.
    public List<AccessUnit> shoot(double seconds, Instant exposureTime) {
        renderer.render(seconds, scenario.actorsAt(seconds), picture);
        return encoder.encode(luma, blue, red, exposureTime);
    }

    /// The next picture is coded so that it can be shown without those before it.
    public void makeNextKey() {
        encoder.makeNextKey();
    }

    public Renderer renderer() {
        return renderer;
    }

    @Override
    public void close() {
        encoder.close();
    }
}
