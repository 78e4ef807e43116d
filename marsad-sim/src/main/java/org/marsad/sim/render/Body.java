package org.marsad.sim.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.marsad.geo.EastNorthUp;
import org.marsad.sim.actor.ActorState;
import org.marsad.sim.actor.Look;
import org.marsad.sim.actor.Posture;
import org.marsad.sim.backdrop.Block;

/// The solid shape of an actor at one moment: a few limbs and boxes, in the local frame. Sizes are
/// those of grown people (1.75 m), a pick-up, a lorry, sheep, a dog, a fox.
record Body(
        List<Part> parts,
        double halfWidthMetres,
        double halfLengthMetres,
        double heightMetres,
        double blue,
        double red) {

    static Body of(ActorState state) {
        Joiner joiner = new Joiner(state);
        return switch (state.look()) {
            case PERSON ->
                    state.posture() == Posture.CROUCH ? joiner.crouching() : joiner.walking();
            case CAR -> joiner.car();
            case TRUCK -> joiner.truck();
            case SHEEP -> joiner.beast(0.60, 0.36, 0.27, 0.52, 0.62);
            case DOG -> joiner.beast(0.46, 0.30, 0.15, 0.22, 0.80);
            case FOX -> joiner.beast(0.30, 0.26, 0.11, 0.25, 0.78);
        };
    }

    /// Puts parts together in the actor's own axes: right, ahead, up from the ground.
    private static final class Joiner {

        private final ActorState state;
        private final double sine;
        private final double cosine;
        private final double swing;
        private final Random taste;
        private final List<Part> parts = new ArrayList<>();

        Joiner(ActorState state) {
            this.state = state;
            this.sine = Math.sin(state.headingRadians());
            this.cosine = Math.cos(state.headingRadians());
            double pace = Math.min(1, state.speedMetresPerSecond() / 1.2);
            this.swing = pace * Math.sin(state.wayMetres() * Math.PI / 0.72);
            this.taste = new Random(state.id().hashCode() * 31L + 7);
        }

        private EastNorthUp at(double right, double ahead, double up) {
            return new EastNorthUp(
                    state.position().eastMetres() + right * cosine + ahead * sine,
                    state.position().northMetres() - right * sine + ahead * cosine,
                    state.position().upMetres() + up);
        }

        private void limb(EastNorthUp a, EastNorthUp b, double radius, double albedo, double heat) {
            parts.add(new Part.Limb(a, b, radius, albedo, heat));
        }

        private void crate(double[] size, double ahead, double base, double albedo, double heat) {
            EastNorthUp middle = at(0, ahead, base);
            parts.add(
                    new Part.Crate(
                            new Block(
                                    middle.eastMetres(),
                                    middle.northMetres(),
                                    middle.upMetres(),
                                    middle.upMetres() + size[2],
                                    size[0] / 2,
                                    size[1] / 2,
                                    sine,
                                    cosine),
                            albedo,
                            heat));
        }

        Body walking() {
            double coat = 0.13 + 0.4 * taste.nextDouble();
            double trousers = 0.09 + 0.2 * taste.nextDouble();
            double step = 0.36 * swing;
            limb(at(0, 0.02, 1.60), at(0, 0.03, 1.64), 0.115, 0.26, 0.93);
            limb(at(0, 0, 1.00), at(0, 0.02, 1.36), 0.20, coat, 0.80);
            limb(at(-0.09, 0, 0.88), at(-0.10, step, 0.09), 0.09, trousers, 0.75);
            limb(at(0.09, 0, 0.88), at(0.10, -step, 0.09), 0.09, trousers, 0.75);
            limb(at(-0.25, 0, 1.38), at(-0.28, -0.8 * step, 0.88), 0.065, coat, 0.78);
            limb(at(0.25, 0, 1.38), at(0.28, 0.8 * step, 0.88), 0.065, coat, 0.78);
            return done(0.35, 0.4, 1.75);
        }

        Body crouching() {
            double coat = 0.13 + 0.4 * taste.nextDouble();
            double trousers = 0.09 + 0.2 * taste.nextDouble();
            limb(at(0, 0.12, 0.97), at(0, 0.13, 1.01), 0.115, 0.26, 0.93);
            limb(at(0, -0.05, 0.45), at(0, 0.06, 0.78), 0.21, coat, 0.80);
            limb(at(-0.12, 0, 0.36), at(-0.14, 0.38, 0.48), 0.095, trousers, 0.75);
            limb(at(0.12, 0, 0.36), at(0.14, 0.38, 0.48), 0.095, trousers, 0.75);
            limb(at(-0.14, 0.38, 0.48), at(-0.13, 0.22, 0.08), 0.08, trousers, 0.75);
            limb(at(0.14, 0.38, 0.48), at(0.13, 0.22, 0.08), 0.08, trousers, 0.75);
            limb(at(-0.24, 0.03, 0.76), at(-0.16, 0.42, 0.52), 0.065, coat, 0.78);
            limb(at(0.24, 0.03, 0.76), at(0.16, 0.42, 0.52), 0.065, coat, 0.78);
            return done(0.35, 0.5, 1.12);
        }

        Body beast(double back, double half, double girth, double fur, double warm) {
            double step = 0.25 * back * swing;
            limb(at(0, -half, back), at(0, half, back), girth, fur, warm);
            limb(
                    at(0, half + 0.6 * girth, back + 0.5 * girth),
                    at(0, half + 1.5 * girth, back + 0.45 * girth),
                    0.42 * girth,
                    0.8 * fur,
                    0.86);
            for (int side = -1; side <= 1; side += 2) {
                double x = side * 0.5 * girth;
                double foot = 0.05;
                limb(at(x, half, back), at(x, half + side * step, foot), 0.05, 0.7 * fur, 0.7);
                limb(at(x, -half, back), at(x, -half - side * step, foot), 0.05, 0.7 * fur, 0.7);
            }
            return done(girth, half + 2 * girth, back + girth * 1.05);
        }

        Body car() {
            double paint = 0.30 + 0.35 * taste.nextDouble();
            crate(new double[] {1.78, 4.5, 0.62}, 0, 0.38, paint, 0.42);
            crate(new double[] {1.74, 1.15, 0.06}, 1.6, 0.98, paint * 1.05, 0.74);
            crate(new double[] {1.60, 2.0, 0.42}, 0.05, 1.0, 0.08, 0.40);
            crate(new double[] {1.62, 1.9, 0.16}, 0, 1.42, paint, 0.36);
            wheels(0.86, 1.42, 0.36);
            return done(0.9, 2.25, 1.6);
        }

        Body truck() {
            double paint = 0.25 + 0.3 * taste.nextDouble();
            crate(new double[] {2.3, 5.4, 2.0}, -1.2, 1.1, 0.28, 0.42);
            crate(new double[] {2.25, 1.9, 1.9}, 2.7, 0.6, paint, 0.58);
            crate(new double[] {1.1, 7.4, 0.4}, 0, 0.6, 0.06, 0.60);
            wheels(1.1, 2.6, 0.48);
            return done(1.2, 3.8, 3.1);
        }

        private void wheels(double side, double axle, double radius) {
            for (int x = -1; x <= 1; x += 2) {
                for (int y = -1; y <= 1; y += 2) {
                    EastNorthUp hub = at(x * (side - 0.05), y * axle, radius);
                    limb(hub, at(x * side, y * axle, radius), radius, 0.05, 0.64);
                }
            }
        }

        private Body done(double halfWidth, double halfLength, double height) {
            return new Body(
                    List.copyOf(parts),
                    halfWidth,
                    halfLength,
                    height,
                    state.look() == Look.PERSON ? taste.nextDouble(-14, 16) : -5,
                    state.look() == Look.PERSON ? taste.nextDouble(-12, 18) : 3);
        }
    }
}
