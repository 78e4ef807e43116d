package org.marsad.sim.backdrop;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.marsad.sim.light.CameraKind;
import org.marsad.sim.light.Daylight;
import org.marsad.sim.world.Relief;
import org.marsad.sim.world.ValueNoise;

/// Casts a ray through each pixel of a backdrop and writes down what it meets.
///
/// Up a column of the picture the ground only gets farther, so a ray starts where the one below it
/// ended, and the march over the relief costs a few steps a pixel: its step is the height above the
/// ground, at least a thousandth of the way; a crossing is halved down to a hundredth of a step.
/// Houses, plants and the fence come after the ground, each only in the pixels it can cover.
final class BackdropPainter {

    private static final double NEAREST_METRES = 12;
    private static final double FARTHEST_METRES = 9000;
    private static final double TALLEST_METRES = 320;

    private final Relief relief;
    private final View view;
    private final boolean thermal;
    private final Daylight light;
    private final GroundCover cover;
    private final @Nullable ShadowCells shadows;
    private final ValueNoise noise;
    private final Backdrop backdrop;

    private BackdropPainter(Scene scene, View view, CameraKind kind) {
        this.relief = scene.world().relief();
        this.view = view;
        this.thermal = kind == CameraKind.THERMAL;
        this.light = scene.lightAt(0);
        this.cover = scene.cover();
        this.shadows = kind == CameraKind.THERMAL ? null : scene.shadows();
        this.noise = new ValueNoise(scene.seed() + 23);
        this.backdrop = new Backdrop(view.width, view.height);
    }

    static Backdrop paint(Scene scene, View view, CameraKind kind) {
        BackdropPainter painter = new BackdropPainter(scene, view, kind);
        IntStream.range(0, painter.backdrop.width).parallel().forEach(painter::column);
        new SolidPainter(scene, view, kind, painter.backdrop).paint();
        painter.backdrop.slacken();
        return painter.backdrop;
    }

    private void column(int x) {
        double[] direction = new double[3];
        Surface surface = new Surface();
        double start = NEAREST_METRES;
        for (int y = backdrop.height - 1; y >= 0; y--) {
            view.aim(x - Backdrop.MARGIN + 0.5, y - Backdrop.MARGIN + 0.5, direction);
            double depth = start > FARTHEST_METRES ? start : march(direction, start);
            int i = y * backdrop.width + x;
            if (depth > FARTHEST_METRES) {
                sky(i, direction);
                start = direction[2] > 0 ? depth : start;
            } else {
                ground(i, direction, depth, surface);
                start = depth * 0.985;
            }
        }
    }

    /// Depth of the first ground along a ray; more than the farthest when there is none.
    private double march(double[] direction, double start) {
        double depth = start;
        double step = 0;
        while (depth <= FARTHEST_METRES) {
            double over = over(direction, depth);
            if (over <= 0) {
                return halve(direction, depth - step, depth);
            }
            if (direction[2] > 0 && view.originUp + depth * direction[2] > TALLEST_METRES) {
                break;
            }
            step = Math.max(0.001 * depth + 0.15, over * 0.9);
            depth += step;
        }
        return Double.POSITIVE_INFINITY;
    }

    private double halve(double[] direction, double above, double below) {
        double near = above;
        double far = below;
        for (int i = 0; i < 8; i++) {
            double middle = (near + far) / 2;
            if (over(direction, middle) > 0) {
                near = middle;
            } else {
                far = middle;
            }
        }
        return (near + far) / 2;
    }

    private double over(double[] direction, double depth) {
        return view.originUp
                + depth * direction[2]
                - relief.heightMetres(
                        view.originEast + depth * direction[0],
                        view.originNorth + depth * direction[1]);
    }

    private void sky(int i, double[] direction) {
        backdrop.ambient[i] =
                (float) Math.atan2(direction[2], Math.hypot(direction[0], direction[1]));
    }

    private void ground(int i, double[] direction, double depth, Surface surface) {
        double east = view.originEast + depth * direction[0];
        double north = view.originNorth + depth * direction[1];
        double up = view.originUp + depth * direction[2];
        double grain = depth / view.focalPixels();
        cover.sample(east, north, grain, surface);
        double rough = 0.10 * Math.clamp(1.6 - grain, 0, 1);
        double slopeEast = slope(east, north, 1, 0) + rough * noise.at(east / 1.9, north / 1.9);
        double slopeNorth = slope(east, north, 0, 1) + rough * noise.at(north / 1.9, east / 1.9);
        double length = Math.sqrt(1 + slopeEast * slopeEast + slopeNorth * slopeNorth);
        double facing =
                (light.beamUp() - slopeEast * light.beamEast() - slopeNorth * light.beamNorth())
                        / length;
        double lit = shadows == null || facing <= 0 ? 0 : facing * shadows.lightOn(east, north, up);
        double open = 0.75 + 0.25 / length + 0.10 * noise.at(east / 14, north / 14);
        backdrop.depth[i] = (float) depth;
        backdrop.direct[i] = (float) (surface.albedo * lit);
        backdrop.ambient[i] =
                (float)
                        (thermal
                                ? surface.heat - 0.06 * slopeNorth + 0.05 * slopeEast
                                : surface.albedo * open);
        backdrop.blue[i] = (float) surface.blue;
        backdrop.red[i] = (float) surface.red;
    }

    private double slope(double east, double north, double alongEast, double alongNorth) {
        double reach = 8;
        return (relief.heightMetres(east + reach * alongEast, north + reach * alongNorth)
                        - relief.heightMetres(east - reach * alongEast, north - reach * alongNorth))
                / (2 * reach);
    }
}
