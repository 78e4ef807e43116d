package org.marsad.sim.backdrop;

import org.marsad.geo.EastNorthUp;
import org.marsad.sim.light.CameraKind;
import org.marsad.sim.light.Daylight;
import org.marsad.sim.world.Building;
import org.marsad.sim.world.Feature;
import org.marsad.sim.world.Plant;
import org.marsad.sim.world.Relief;
import org.marsad.sim.world.ValueNoise;
import org.marsad.sim.world.World;

/// Adds what stands on the ground to a backdrop: houses, trees and shrubs, the fence. Each is met by
/// rays in the pixels around its outline only.
final class SolidPainter {

    private static final double FENCE_METRES = 2.4;
    private static final double PANEL_METRES = 3;

    private final World world;
    private final Relief relief;
    private final View view;
    private final boolean thermal;
    private final Daylight light;
    private final Backdrop backdrop;
    private final ValueNoise noise;
    private final double[] origin;

    SolidPainter(Scene scene, View view, CameraKind kind, Backdrop backdrop) {
        this.world = scene.world();
        this.relief = scene.world().relief();
        this.view = view;
        this.thermal = kind == CameraKind.THERMAL;
        this.light = scene.lightAt(0);
        this.backdrop = backdrop;
        this.noise = new ValueNoise(scene.seed() + 31);
        this.origin = new double[] {view.originEast, view.originNorth, view.originUp};
    }

    void paint() {
        world.buildings().forEach(this::building);
        world.plants().forEach(this::plant);
        for (Feature feature : world.features()) {
            if (feature.kind() == Feature.Kind.FENCE) {
                fence(feature);
            }
        }
    }

    /// Called for each pixel of a window, with the ray through it.
    private interface Pixel {
        void at(int i, int x, int y, double[] direction);
    }

    private void window(double left, double top, double right, double bottom, Pixel pixel) {
        double[] direction = new double[3];
        int firstX = Math.max(0, (int) Math.floor(left) + Backdrop.MARGIN);
        int firstY = Math.max(0, (int) Math.floor(top) + Backdrop.MARGIN);
        int lastX = Math.min(backdrop.width - 1, (int) Math.ceil(right) + Backdrop.MARGIN);
        int lastY = Math.min(backdrop.height - 1, (int) Math.ceil(bottom) + Backdrop.MARGIN);
        for (int y = firstY; y <= lastY; y++) {
            for (int x = firstX; x <= lastX; x++) {
                view.aim(x - Backdrop.MARGIN + 0.5, y - Backdrop.MARGIN + 0.5, direction);
                pixel.at(y * backdrop.width + x, x, y, direction);
            }
        }
    }

    private void building(Building building) {
        Block block = Block.of(building, relief);
        double[] low = new double[3];
        double[] high = new double[3];
        view.project(block.east(), block.north(), block.base(), low);
        view.project(block.east(), block.north(), block.top(), high);
        double margin = building.reachMetres() * view.focalPixels() / low[2];
        if (low[2] < 5 + building.reachMetres()) {
            return;
        }
        double tone = 0.8 + 0.4 * noise.share((int) block.east(), (int) block.north());
        Block.Meeting meeting = new Block.Meeting();
        window(
                low[0] - margin,
                high[1] - margin,
                low[0] + margin,
                low[1] + margin,
                (i, _, _, direction) -> {
                    if (block.meets(origin, direction, meeting)
                            && meeting.depth < backdrop.depth[i]) {
                        wall(i, meeting, tone);
                    }
                });
    }

    private void wall(int i, Block.Meeting meeting, double tone) {
        boolean roof = meeting.normalUp > 0;
        double phase = meeting.along / 3.2 - Math.floor(meeting.along / 3.2);
        boolean window =
                !roof && phase > 0.36 && phase < 0.64 && meeting.above > 1.1 && meeting.above < 2.2;
        double stain = 1 + 0.08 * noise.octaves(meeting.along / 2.5, meeting.above / 1.5, 2);
        double albedo = (roof ? 0.38 : 0.44) * tone * stain * (window ? 0.35 : 1);
        double facing =
                meeting.normalEast * light.beamEast()
                        + meeting.normalNorth * light.beamNorth()
                        + meeting.normalUp * light.beamUp();
        backdrop.depth[i] = (float) meeting.depth;
        backdrop.direct[i] = thermal ? 0 : (float) (albedo * Math.max(0, facing));
        double warm = roof ? 0.34 : 0.5 + 0.05 * tone * meeting.normalEast + (window ? 0.13 : 0);
        backdrop.ambient[i] = (float) (thermal ? warm * stain : albedo * (roof ? 1 : 0.62));
        backdrop.blue[i] = -10;
        backdrop.red[i] = 6;
        backdrop.leafShare[i] = 0;
    }

    private void plant(Plant plant) {
        double[] foot = new double[3];
        double ground = relief.heightMetres(plant.eastMetres(), plant.northMetres());
        view.project(plant.eastMetres(), plant.northMetres(), ground, foot);
        double scale = view.focalPixels() / foot[2];
        boolean inSight =
                foot[2] > 10
                        && foot[0] > -60
                        && foot[0] < view.width + 60
                        && foot[1] > -60
                        && foot[1] < view.height + 200
                        && plant.heightMetres() * scale > 0.7;
        if (!inSight) {
            return;
        }
        if (plant.kind() == Plant.Kind.TREE) {
            trunk(plant, foot, scale);
            crown(plant, ground + 0.58 * plant.heightMetres(), 0.42 * plant.heightMetres());
        } else {
            crown(plant, ground + 0.3 * plant.heightMetres(), 0.7 * plant.heightMetres());
        }
    }

    private void trunk(Plant plant, double[] foot, double scale) {
        double half = Math.max(0.5, 0.09 * scale);
        float depth = (float) foot[2];
        window(
                foot[0] - half,
                foot[1] - 0.4 * plant.heightMetres() * scale,
                foot[0] + half - 1,
                foot[1] - 1,
                (i, _, _, _) -> {
                    if (depth < backdrop.depth[i] * 1.01) {
                        backdrop.depth[i] = depth;
                        backdrop.direct[i] = thermal ? 0 : 0.05f;
                        backdrop.ambient[i] = thermal ? 0.53f : 0.1f;
                    }
                });
    }

    /// An egg of leaves: its rim is ragged, its light is that of its own rough surface.
    private void crown(Plant plant, double centreUp, double halfHeight) {
        double[] centre = new double[3];
        view.project(plant.eastMetres(), plant.northMetres(), centreUp, centre);
        double scale = view.focalPixels() / centre[2];
        double radius = plant.crownRadiusMetres();
        double reach = Math.max(0.6, radius * scale);
        double high = Math.max(0.6, halfHeight * scale);
        int offset = (int) (plant.eastMetres() * 31 + plant.northMetres() * 17);
        double leafy = Math.clamp(reach / 5, 0.0, 1.0);
        double tone = 0.75 + 0.5 * noise.share(offset, 3);
        boolean tree = plant.kind() == Plant.Kind.TREE;
        window(
                centre[0] - reach,
                centre[1] - high,
                centre[0] + reach,
                centre[1] + high,
                (i, x, y, _) -> {
                    double u = (x - Backdrop.MARGIN + 0.5 - centre[0]) / reach;
                    double v = (y - Backdrop.MARGIN + 0.5 - centre[1]) / high;
                    double out = u * u + v * v;
                    double grain = noise.octaves(u * 2.6 + offset, v * 2.6, 3);
                    if (out > 1 - leafy * 0.38 * (0.6 + grain)) {
                        return;
                    }
                    double bulge = Math.sqrt(Math.max(0, 1 - out));
                    float depth = (float) (centre[2] - bulge * radius * 0.8);
                    if (depth < backdrop.depth[i] * (tree ? 1.0 : 1.015)) {
                        leaf(i, depth, tree, tone * (1 + 0.45 * leafy * grain), -v, bulge);
                        backdrop.leafShare[i] = tree ? (float) Math.clamp(0.4 - 0.6 * v, 0, 1) : 0;
                        backdrop.leafPhase[i] = (float) (offset * 0.37 + u * 0.9);
                    }
                });
    }

    private void leaf(int i, float depth, boolean tree, double tone, double upward, double bulge) {
        double albedo = (tree ? 0.125 : 0.20) * tone;
        double facing =
                Math.clamp(
                        0.35 + 0.4 * upward * light.beamUp() + 0.35 * bulge * frontLight(), 0, 1);
        backdrop.depth[i] = depth;
        backdrop.direct[i] = thermal ? 0 : (float) (albedo * facing);
        backdrop.ambient[i] =
                (float)
                        (thermal
                                ? (tree ? 0.50 : 0.47) + 0.10 * (tone - 1) + 0.02 * upward
                                : albedo * (0.62 + 0.38 * upward));
        backdrop.blue[i] = tree ? -17 : -16;
        backdrop.red[i] = tree ? -9 : -3;
    }

    /// How much the light comes from behind the camera, −1 to 1.
    private double frontLight() {
        double[] axis = new double[3];
        view.aim(view.width / 2.0, view.height / 2.0, axis);
        return -(axis[0] * light.beamEast() + axis[1] * light.beamNorth());
    }

    private void fence(Feature fence) {
        for (int leg = 1; leg < fence.points().size(); leg++) {
            EastNorthUp from = fence.points().get(leg - 1);
            EastNorthUp along = fence.points().get(leg).minus(from);
            double length = Math.hypot(along.eastMetres(), along.northMetres());
            int panels = (int) Math.ceil(length / PANEL_METRES);
            for (int panel = 0; panel < panels; panel++) {
                double a = (double) panel / panels;
                double b = (panel + 1.0) / panels;
                panel(from.plus(along.times(a)), from.plus(along.times(b)));
            }
        }
    }

    /// A post, a rail on top, and wire between that covers an eighth of what is behind it.
    private void panel(EastNorthUp from, EastNorthUp until) {
        double[] a = new double[3];
        double[] b = new double[3];
        double ground = relief.heightMetres(from.eastMetres(), from.northMetres());
        view.project(from.eastMetres(), from.northMetres(), ground, a);
        view.project(
                until.eastMetres(),
                until.northMetres(),
                relief.heightMetres(until.eastMetres(), until.northMetres()),
                b);
        if (a[2] < 10 || b[2] < 10) {
            return;
        }
        double high = FENCE_METRES * view.focalPixels() / a[2];
        double post = 0.10 * view.focalPixels() / a[2];
        double rail = 0.06 * view.focalPixels() / a[2];
        window(
                Math.min(a[0], b[0]) - 1,
                Math.min(a[1], b[1]) - high - 1,
                Math.max(a[0], b[0]) + 1,
                Math.max(a[1], b[1]) + 1,
                (i, x, y, _) -> {
                    double centreX = x - Backdrop.MARGIN + 0.5;
                    double centreY = y - Backdrop.MARGIN + 0.5;
                    double share = (centreX - a[0]) / (b[0] - a[0]);
                    double foot = a[1] + Math.clamp(share, 0, 1) * (b[1] - a[1]);
                    double over = foot - centreY;
                    double within = Math.clamp(Math.min(over, high - over) + 0.5, 0, 1);
                    double postCover =
                            within * Math.clamp(0.5 + post / 2 - Math.abs(centreX - a[0]), 0, 1);
                    boolean between = share >= 0 && share <= 1;
                    double railCover =
                            between ? Math.clamp(0.5 + rail / 2 - Math.abs(over - high), 0, 1) : 0;
                    double wire = between ? 0.13 * within : 0;
                    double depth = a[2] + Math.clamp(share, 0, 1) * (b[2] - a[2]);
                    if (depth < backdrop.depth[i] * 1.01 + 1) {
                        stain(i, Math.max(wire, Math.max(postCover, railCover)));
                    }
                });
    }

    private void stain(int i, double share) {
        if (backdrop.depth[i] == Backdrop.SKY) {
            return;
        }
        backdrop.direct[i] += (float) (share * ((thermal ? 0 : 0.1) - backdrop.direct[i]));
        backdrop.ambient[i] += (float) (share * ((thermal ? 0.27 : 0.16) - backdrop.ambient[i]));
    }
}
