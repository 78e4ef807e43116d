package org.marsad.sim.render;

import java.util.List;
import java.util.Optional;
import org.marsad.detect.PixelBox;
import org.marsad.sim.actor.ActorState;
import org.marsad.sim.backdrop.Backdrop;
import org.marsad.sim.backdrop.MastSway;
import org.marsad.sim.backdrop.View;

/// Where a body shows in a picture: its box, and how much of it can be seen.
final class Outline {

    private static final double NEAREST_METRES = 3;
    private static final double[] HEIGHTS = {0.12, 0.32, 0.52, 0.72, 0.92};
    private static final double[] SIDES = {-0.6, 0, 0.6};

    private Outline() {}

    /// The smallest box around the balls and corners of all parts; empty behind or at the camera.
    static Optional<PixelBox> findBox(List<Part> parts, View view, MastSway sway) {
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        double[] pixel = new double[3];
        for (Part part : parts) {
            for (double[] corner : part.corners()) {
                view.project(corner[0], corner[1], corner[2], pixel);
                if (pixel[2] < NEAREST_METRES) {
                    return Optional.empty();
                }
                double radius = corner[3] * view.focalPixels() / pixel[2];
                sway.apply(pixel, view.width(), view.height());
                left = Math.min(left, pixel[0] - radius);
                right = Math.max(right, pixel[0] + radius);
                top = Math.min(top, pixel[1] - radius);
                bottom = Math.max(bottom, pixel[1] + radius);
            }
        }
        return Optional.of(new PixelBox(left, top, right - left, bottom - top));
    }

    /// Tries fifteen places over the body's height and length.
    static double visibleShare(ActorState state, Body body, View view, Backdrop backdrop) {
        double sine = Math.sin(state.headingRadians());
        double cosine = Math.cos(state.headingRadians());
        double[] pixel = new double[3];
        int seen = 0;
        for (double high : HEIGHTS) {
            for (double side : SIDES) {
                double ahead = side * body.halfLengthMetres();
                view.project(
                        state.position().eastMetres() + ahead * sine,
                        state.position().northMetres() + ahead * cosine,
                        state.position().upMetres() + high * body.heightMetres(),
                        pixel);
                boolean inside =
                        pixel[2] > NEAREST_METRES
                                && pixel[0] >= 0
                                && pixel[1] >= 0
                                && pixel[0] < view.width()
                                && pixel[1] < view.height();
                if (inside && pixel[2] <= backdrop.hiding(pixel[0], pixel[1])) {
                    seen++;
                }
            }
        }
        return seen / (double) (HEIGHTS.length * SIDES.length);
    }
}
