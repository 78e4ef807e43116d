package org.marsad.sim.render;

import org.marsad.sim.backdrop.Backdrop;
import org.marsad.sim.backdrop.Picture;
import org.marsad.sim.light.Daylight;

/// The shadows of bodies on the ground, which is taken to be level around the body's foot. Seen from a
/// tower a pixel row may be metres of ground, so each pixel asks eight places.
final class ShadowPainter {

    private static final int ACROSS = 2;
    private static final int DOWN = 4;
    private static final double LONGEST_METRES = 16;

    private final Moment moment;
    private final Picture picture;
    private final double[] beam;
    private final double[] eye;
    private final double[] pixel = new double[3];
    private final double[] direction = new double[3];
    private final double[] normal = new double[3];
    private final double[] ground = new double[3];

    ShadowPainter(Moment moment, Picture picture) {
        this.moment = moment;
        this.picture = picture;
        this.eye = moment.eye();
        Daylight light = moment.light();
        this.beam = new double[] {light.beamEast(), light.beamNorth(), light.beamUp()};
    }

    void draw(Body body, double[] foot) {
        double[] tip = foot.clone();
        double length =
                Math.min(
                        LONGEST_METRES,
                        body.heightMetres() * Math.hypot(beam[0], beam[1]) / beam[2]);
        double level = Math.hypot(beam[0], beam[1]);
        tip[0] -= length * beam[0] / level;
        tip[1] -= length * beam[1] / level;
        double reach = Math.max(body.halfLengthMetres(), body.halfWidthMetres());
        double left = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (double[] end : new double[][] {foot, tip}) {
            moment.view().project(end[0], end[1], end[2], pixel);
            if (pixel[2] < 10) {
                return;
            }
            double margin = reach * moment.view().focalPixels() / pixel[2];
            moment.sway().apply(pixel, picture.width(), picture.height());
            left = Math.min(left, pixel[0] - margin);
            right = Math.max(right, pixel[0] + margin);
            top = Math.min(top, pixel[1] - margin * 0.3 - 1);
            bottom = Math.max(bottom, pixel[1] + margin * 0.3 + 1);
        }
        int lastX = (int) Math.min(picture.width() - 1.0, right);
        int lastY = (int) Math.min(picture.height() - 1.0, bottom);
        for (int y = (int) Math.max(0, top); y <= lastY; y++) {
            for (int x = (int) Math.max(0, left); x <= lastX; x++) {
                darken(x, y, shade(x, y, foot[2], body));
            }
        }
    }

    private double shade(int x, int y, double footUp, Body body) {
        int shaded = 0;
        for (int n = 0; n < ACROSS * DOWN; n++) {
            pixel[0] = x + (n % ACROSS + 0.5) / ACROSS;
            int down = n / ACROSS;
            pixel[1] = y + (down + 0.5) / DOWN;
            moment.sway().undo(pixel, picture.width(), picture.height());
            moment.view().aim(pixel[0], pixel[1], direction);
            double depth = (footUp - eye[2]) / direction[2];
            if (depth > 0
                    && depth < moment.backdrop().hiding(pixel[0], pixel[1]) * 1.02
                    && isShaded(depth, body)) {
                shaded++;
            }
        }
        return shaded / (double) (ACROSS * DOWN);
    }

    private boolean isShaded(double depth, Body body) {
        ground[0] = eye[0] + depth * direction[0];
        ground[1] = eye[1] + depth * direction[1];
        ground[2] = eye[2] + depth * direction[2];
        for (Part part : body.parts()) {
            double met = part.meet(ground, beam, normal);
            if (met > 0 && met < Double.POSITIVE_INFINITY) {
                return true;
            }
        }
        return false;
    }

    private void darken(int x, int y, double share) {
        if (share == 0) {
            return;
        }
        Backdrop backdrop = moment.backdrop();
        double depth = backdrop.depthMetres(x, y);
        if (depth < Double.POSITIVE_INFINITY) {
            double ambient = 0.85 * backdrop.ambient(x, y);
            double dark = moment.exposure().grey(0, ambient, depth);
            picture.blend(x, y, share, Math.min(dark, picture.grey(x, y)));
        }
    }
}
