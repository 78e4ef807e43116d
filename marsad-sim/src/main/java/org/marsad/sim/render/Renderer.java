package org.marsad.sim.render;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.marsad.geo.EastNorthUp;
import org.marsad.sensor.camera.Camera;
import org.marsad.sim.actor.ActorState;
import org.marsad.sim.backdrop.Backdrop;
import org.marsad.sim.backdrop.LitBackdrop;
import org.marsad.sim.backdrop.MastSway;
import org.marsad.sim.backdrop.Picture;
import org.marsad.sim.backdrop.Scene;
import org.marsad.sim.backdrop.View;
import org.marsad.sim.light.CameraKind;
import org.marsad.sim.light.Daylight;
import org.marsad.sim.light.Exposure;

/// Draws the pictures of one camera. Making one casts the backdrop, a second of work at first; then a
/// picture costs a few milliseconds. Used by one thread; {@link #findSighting} by any.
public final class Renderer {

    private static final double LIGHT_STEP_SECONDS = 2;
    private static final double FRAMES_PER_SECOND = 1000;

    private final Scene scene;
    private final CameraKind kind;
    private final long seed;
    private final View view;
    private final Backdrop backdrop;
    private final Picture picture;
    private LitBackdrop lit;
    private long litStep;

    public Renderer(Scene scene, Camera camera, CameraKind kind) {
        this.scene = scene;
        this.kind = kind;
        this.seed = scene.seed() + camera.id().value().hashCode();
        this.view = new View(camera);
        this.backdrop = Backdrop.cast(scene, view, kind);
        this.picture = new Picture(backdrop, scene.weather().windMetresPerSecond(), seed);
        this.lit = new LitBackdrop(backdrop, exposure(scene.lightAt(0)));
    }

    public int width() {
        return view.width();
    }

    public int height() {
        return view.height();
    }

    /// Bytes of a picture: luma, then blue and red difference at half size (I420).
    public int pictureBytes() {
        return view.width() * view.height() * 3 / 2;
    }

    /// The picture at a second of the scenario.
    public void render(double seconds, List<ActorState> actors, byte[] i420) {
        if (i420.length != pictureBytes()) {
            throw new IllegalArgumentException(
                    "a picture of %d × %d needs %d bytes, got %d"
                            .formatted(width(), height(), pictureBytes(), i420.length));
        }
        light(seconds);
        Moment moment =
                new Moment(view, backdrop, sway(seconds), scene.lightAt(seconds), lit.exposure());
        picture.begin(lit, moment.sway(), seconds);
        drawActors(actors, moment);
        picture.develop(lit.exposure(), (int) Math.round(seconds * FRAMES_PER_SECOND), i420);
    }

    /// Where an actor shows in the picture at this second, in truth; empty behind the camera.
    public Optional<Sighting> findSighting(double seconds, ActorState state) {
        Body body = Body.of(state);
        return Outline.findBox(body.parts(), view, sway(seconds))
                .map(box -> new Sighting(box, Outline.visibleShare(state, body, view, backdrop)));
    }

    private void drawActors(List<ActorState> actors, Moment moment) {
        List<ActorState> farFirst =
                actors.stream()
                        .sorted(
                                Comparator.comparingDouble(this::squaredDistance)
                                        .reversed()
                                        .thenComparing(ActorState::id))
                        .toList();
        if (kind == CameraKind.DAY_NIGHT) {
            LampPainter lamps = new LampPainter(moment, picture);
            farFirst.stream().filter(ActorState::lights).forEach(lamps::lightGround);
            drawShadows(farFirst, moment);
        }
        FigurePainter figures = new FigurePainter(moment, kind, picture);
        farFirst.forEach(state -> figures.draw(Body.of(state)));
        if (kind == CameraKind.DAY_NIGHT) {
            LampPainter lamps = new LampPainter(moment, picture);
            farFirst.stream().filter(ActorState::lights).forEach(lamps::glare);
        }
    }

    private void drawShadows(List<ActorState> actors, Moment moment) {
        if (moment.light().beam() < 0.1 * moment.light().sky()) {
            return;
        }
        ShadowPainter shadows = new ShadowPainter(moment, picture);
        for (ActorState state : actors) {
            EastNorthUp foot = state.position();
            shadows.draw(
                    Body.of(state),
                    new double[] {foot.eastMetres(), foot.northMetres(), foot.upMetres()});
        }
    }

    private double squaredDistance(ActorState state) {
        double east = state.position().eastMetres() - view.eye()[0];
        double north = state.position().northMetres() - view.eye()[1];
        return east * east + north * north;
    }

    /// Light changes slowly: the backdrop is lit anew every two seconds.
    private void light(double seconds) {
        long step = (long) Math.floor(seconds / LIGHT_STEP_SECONDS);
        if (step != litStep) {
            litStep = step;
            Exposure next = exposure(scene.lightAt(step * LIGHT_STEP_SECONDS));
            if (!next.isAlike(lit.exposure())) {
                lit = new LitBackdrop(backdrop, next);
            }
        }
    }

    private Exposure exposure(Daylight light) {
        return new Exposure(kind, light, scene.weather());
    }

    private MastSway sway(double seconds) {
        return MastSway.at(seconds, scene.weather().swayPixels(), view.width(), seed);
    }
}
