package org.marsad.sim.render;

import org.marsad.detect.PixelBox;
import org.marsad.sim.backdrop.Picture;
import org.marsad.sim.light.CameraKind;
import org.marsad.sim.light.Daylight;

/// Draws bodies into one picture: rays through a few places of each pixel around a body, against its
/// parts; ground, houses and plants hide it by the backdrop's depth.
final class FigurePainter {

    private static final double MOST_PIXELS = 400;

    private final Moment moment;
    private final Picture picture;
    private final boolean thermal;
    private final double[] eye;
    private final double[] direction = new double[3];
    private final double[] place = new double[2];
    private final double[] normal = new double[3];
    private double depth;
    private double direct;
    private double ambient;

    FigurePainter(Moment moment, CameraKind kind, Picture picture) {
        this.moment = moment;
        this.picture = picture;
        this.thermal = kind == CameraKind.THERMAL;
        this.eye = moment.eye();
    }

    void draw(Body body) {
        PixelBox box = Outline.findBox(body.parts(), moment.view(), moment.sway()).orElse(null);
        if (box == null || box.width() > MOST_PIXELS || box.height() > MOST_PIXELS) {
            return;
        }
        int samples = Math.clamp((int) Math.ceil(24 / Math.max(box.height(), 1)), 2, 3);
        int lastX = (int) Math.min(picture.width() - 1.0, Math.ceil(box.right()));
        int lastY = (int) Math.min(picture.height() - 1.0, Math.ceil(box.bottom()));
        for (int y = (int) Math.max(0, Math.floor(box.top())); y <= lastY; y++) {
            for (int x = (int) Math.max(0, Math.floor(box.left())); x <= lastX; x++) {
                pixel(x, y, samples, body);
            }
        }
    }

    private void pixel(int x, int y, int samples, Body body) {
        double covered = 0;
        double grey = 0;
        for (int n = 0; n < samples * samples; n++) {
            place[0] = x + (n % samples + 0.5) / samples;
            int down = n / samples;
            place[1] = y + (down + 0.5) / samples;
            moment.sway().undo(place, picture.width(), picture.height());
            moment.view().aim(place[0], place[1], direction);
            if (meets(body) && depth <= moment.backdrop().hiding(place[0], place[1])) {
                covered++;
                grey += moment.exposure().grey(direct, ambient, depth);
            }
        }
        if (covered > 0) {
            double share = covered / (samples * samples);
            double mean = grey / covered;
            picture.blend(x, y, share, mean);
            double strength = moment.exposure().colour() * mean / 128;
            picture.tint(x, y, share, strength * body.blue(), strength * body.red());
        }
    }

    private boolean meets(Body body) {
        depth = Double.POSITIVE_INFINITY;
        for (Part part : body.parts()) {
            double met = part.meet(eye, direction, normal);
            if (met > 0 && met < depth) {
                depth = met;
                Daylight light = moment.light();
                double facing =
                        normal[0] * light.beamEast()
                                + normal[1] * light.beamNorth()
                                + normal[2] * light.beamUp();
                direct = thermal ? 0 : part.albedo() * Math.max(0, facing);
                ambient = thermal ? warmth(part) : part.albedo() * (0.66 + 0.34 * normal[2]);
            }
        }
        return depth < Double.POSITIVE_INFINITY;
    }

    /// A body's rim looks a little cooler.
    private double warmth(Part part) {
        double length =
                Math.sqrt(
                        direction[0] * direction[0]
                                + direction[1] * direction[1]
                                + direction[2] * direction[2]);
        double front =
                -(normal[0] * direction[0] + normal[1] * direction[1] + normal[2] * direction[2])
                        / length;
        return part.heat() - 0.10 * (1 - front);
    }
}
