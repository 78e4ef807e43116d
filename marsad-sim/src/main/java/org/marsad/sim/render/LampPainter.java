package org.marsad.sim.render;

import org.marsad.sim.actor.ActorState;
import org.marsad.sim.backdrop.Backdrop;
import org.marsad.sim.backdrop.Picture;
import org.marsad.sim.backdrop.View;

/// The lamps of a vehicle with its lights on: the ground they light in front of it, and the glare when
/// they look at the camera. A thermal camera sees none of it.
final class LampPainter {

    private static final double LIT_METRES = 48;
    private static final double STRENGTH = 2.4;
    private static final double[][] LAMPS = {
        {-0.68, 2.25}, {0.68, 2.25}, {-0.7, -2.25}, {0.7, -2.25}
    };

    private final Moment moment;
    private final Picture picture;
    private final double[] pixel = new double[3];
    private final double[] direction = new double[3];

    LampPainter(Moment moment, Picture picture) {
        this.moment = moment;
        this.picture = picture;
    }

    /// Lights the ground: a cone that falls off with the square of the distance.
    void lightGround(ActorState state) {
        double[] bounds = bounds(state);
        double sine = Math.sin(state.headingRadians());
        double cosine = Math.cos(state.headingRadians());
        View view = moment.view();
        double[] eye = moment.eye();
        Backdrop backdrop = moment.backdrop();
        int lastX = (int) Math.min(picture.width() - 1.0, bounds[2]);
        int lastY = (int) Math.min(picture.height() - 1.0, bounds[3]);
        for (int y = (int) Math.max(0, bounds[1]); y <= lastY; y++) {
            for (int x = (int) Math.max(0, bounds[0]); x <= lastX; x++) {
                double depth = backdrop.depthMetres(x, y);
                view.aim(x + 0.5, y + 0.5, direction);
                double east = eye[0] + depth * direction[0] - state.position().eastMetres();
                double north = eye[1] + depth * direction[1] - state.position().northMetres();
                double ahead = east * sine + north * cosine - 2.2;
                double side = east * cosine - north * sine;
                if (ahead > 0.5 && ahead < LIT_METRES) {
                    light(x, y, backdrop.ambient(x, y), strength(ahead, side));
                }
            }
        }
    }

    private static double strength(double ahead, double side) {
        double angle = side / ahead / 0.2;
        double fade = Math.clamp((LIT_METRES - ahead) / 15, 0, 1);
        return fade * STRENGTH * Math.exp(-angle * angle) / (ahead * ahead + 40);
    }

    private void light(int x, int y, double albedo, double strength) {
        double before = picture.grey(x, y);
        picture.blend(x, y, 1, moment.exposure().lamp(before, albedo, strength));
    }

    private double[] bounds(ActorState state) {
        double[] bounds = {1e9, 1e9, -1e9, -1e9};
        double sine = Math.sin(state.headingRadians());
        double cosine = Math.cos(state.headingRadians());
        for (int corner = 0; corner < 4; corner++) {
            double ahead = corner < 2 ? 0 : LIT_METRES;
            double side = corner % 2 == 0 ? -14 : 14;
            moment.view()
                    .project(
                            state.position().eastMetres() + ahead * sine + side * cosine,
                            state.position().northMetres() + ahead * cosine - side * sine,
                            state.position().upMetres(),
                            pixel);
            if (pixel[2] < 10) {
                return new double[] {1, 1, 0, 0};
            }
            bounds[0] = Math.min(bounds[0], pixel[0]);
            bounds[1] = Math.min(bounds[1], pixel[1] - 2);
            bounds[2] = Math.max(bounds[2], pixel[0]);
            bounds[3] = Math.max(bounds[3], pixel[1] + 2);
        }
        return bounds;
    }

    /// Glare around each lamp that is not hidden: a hard core and a faint wide halo.
    void glare(ActorState state) {
        double sine = Math.sin(state.headingRadians());
        double cosine = Math.cos(state.headingRadians());
        double[] eye = moment.eye();
        double east = eye[0] - state.position().eastMetres();
        double north = eye[1] - state.position().northMetres();
        double toward = (east * sine + north * cosine) / Math.hypot(east, north);
        for (double[] lamp : LAMPS) {
            boolean front = lamp[1] > 0;
            double facing = front ? toward : -toward;
            moment.view()
                    .project(
                            state.position().eastMetres() + lamp[0] * cosine + lamp[1] * sine,
                            state.position().northMetres() - lamp[0] * sine + lamp[1] * cosine,
                            state.position().upMetres() + 0.75,
                            pixel);
            boolean seen =
                    facing > -0.15
                            && pixel[2] > 10
                            && pixel[2] <= moment.backdrop().hiding(pixel[0], pixel[1]) + 1;
            if (seen) {
                double power = Math.pow(Math.max(0, facing) + 0.12, 1.6) * (front ? 1 : 0.10);
                moment.sway().apply(pixel, picture.width(), picture.height());
                bloom(pixel[0], pixel[1], power, 900 / pixel[2]);
            }
        }
    }

    private void bloom(double x, double y, double power, double near) {
        double dark = Math.clamp(-Math.log10(moment.light().total()) / 2.2, 0.05, 1);
        int reach = 34;
        for (int row = Math.max(0, (int) y - reach);
                row <= Math.min(picture.height() - 1, (int) y + reach);
                row++) {
            for (int column = Math.max(0, (int) x - reach);
                    column <= Math.min(picture.width() - 1, (int) x + reach);
                    column++) {
                double squared = sq(column + 0.5 - x) + sq(row + 0.5 - y);
                double core = 420 * Math.exp(-squared / (3.2 * near));
                double halo =
                        34
                                * dark
                                / (1 + squared / 22)
                                * Math.clamp(2 - Math.sqrt(squared) / 17, 0, 1);
                double before = picture.grey(column, row);
                picture.blend(column, row, 1, Math.min(235, before + power * (core + halo)));
            }
        }
    }

    private static double sq(double value) {
        return value * value;
    }
}
