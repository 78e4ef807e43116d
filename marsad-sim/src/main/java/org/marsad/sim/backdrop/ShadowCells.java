package org.marsad.sim.backdrop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.marsad.sim.light.Daylight;
import org.marsad.sim.world.Building;
import org.marsad.sim.world.Plant;
import org.marsad.sim.world.Relief;
import org.marsad.sim.world.World;

/// Whether light reaches the ground: houses and trees are found through the cells of 12 m that their
/// shadows fall on, hills by marching toward the light.
final class ShadowCells {

    private static final double CELL_METRES = 12;
    private static final double LONGEST_METRES = 90;

    private final Relief relief;
    private final Daylight light;
    private final Map<Long, List<Crown>> crowns = new HashMap<>();
    private final Map<Long, List<Block>> blocks = new HashMap<>();

    private record Crown(double east, double north, double up, double radius, double halfHeight) {}

    ShadowCells(World world, Daylight light) {
        this.relief = world.relief();
        this.light = light;
        world.plants().stream().filter(plant -> plant.kind() == Plant.Kind.TREE).forEach(this::add);
        world.buildings().forEach(this::add);
    }

    private void add(Plant tree) {
        double foot = relief.heightMetres(tree.eastMetres(), tree.northMetres());
        Crown crown =
                new Crown(
                        tree.eastMetres(),
                        tree.northMetres(),
                        foot + 0.58 * tree.heightMetres(),
                        tree.crownRadiusMetres(),
                        0.42 * tree.heightMetres());
        spread(crowns, crown, crown.east, crown.north, tree.heightMetres(), crown.radius);
    }

    private void add(Building building) {
        Block block = Block.of(building, relief);
        spread(
                blocks,
                block,
                building.eastMetres(),
                building.northMetres(),
                building.heightMetres(),
                building.reachMetres());
    }

    private <T> void spread(
            Map<Long, List<T>> cells,
            T thing,
            double east,
            double north,
            double high,
            double wide) {
        double length =
                Math.min(
                        LONGEST_METRES,
                        high * Math.hypot(light.beamEast(), light.beamNorth()) / light.beamUp());
        double level = Math.hypot(light.beamEast(), light.beamNorth());
        for (double gone = 0; gone <= length + CELL_METRES; gone += CELL_METRES / 2) {
            double held = Math.min(gone, length);
            double e = east - held * light.beamEast() / Math.max(level, 1e-9);
            double n = north - held * light.beamNorth() / Math.max(level, 1e-9);
            for (double x = -wide - CELL_METRES; x <= wide + CELL_METRES; x += CELL_METRES) {
                for (double y = -wide - CELL_METRES; y <= wide + CELL_METRES; y += CELL_METRES) {
                    List<T> list =
                            cells.computeIfAbsent(cell(e + x, n + y), _ -> new ArrayList<>(2));
                    if (list.isEmpty() || !list.getLast().equals(thing)) {
                        list.add(thing);
                    }
                }
            }
        }
    }

    /// The share of sun or moon that a place on the ground gets, 0 to 1.
    double lightOn(double east, double north, double up) {
        long cell = cell(east, north);
        List<Block> nearBlocks = blocks.get(cell);
        if (nearBlocks != null) {
            for (Block block : nearBlocks) {
                if (block.shades(east, north, up + 0.05, light)) {
                    return 0;
                }
            }
        }
        double share = hills(east, north, up);
        List<Crown> nearCrowns = crowns.get(cell);
        if (nearCrowns != null && share > 0) {
            for (Crown crown : nearCrowns) {
                share = Math.min(share, 1 - 0.85 * under(crown, east, north, up));
            }
        }
        return share;
    }

    private double hills(double east, double north, double up) {
        double clear = 1;
        for (double range = 12; range < 1300; range *= 1.75) {
            double over =
                    up
                            + range * light.beamUp()
                            - relief.heightMetres(
                                    east + range * light.beamEast(),
                                    north + range * light.beamNorth());
            clear = Math.min(clear, 0.5 + over / (0.01 * range + 0.6));
        }
        return Math.clamp(clear, 0, 1);
    }

    /// How deep inside a crown's shadow: 0 at its rim, 1 at its middle.
    private double under(Crown crown, double east, double north, double up) {
        double x = (east - crown.east) / crown.radius;
        double y = (north - crown.north) / crown.radius;
        double z = (up - crown.up) / crown.halfHeight;
        double dx = light.beamEast() / crown.radius;
        double dy = light.beamNorth() / crown.radius;
        double dz = light.beamUp() / crown.halfHeight;
        double t = -(x * dx + y * dy + z * dz) / (dx * dx + dy * dy + dz * dz);
        double miss = Math.sqrt(sq(x + t * dx) + sq(y + t * dy) + sq(z + t * dz));
        return t <= 0 ? 0 : Math.clamp(2.2 * (1 - miss), 0, 1);
    }

    private static double sq(double x) {
        return x * x;
    }

    private static long cell(double east, double north) {
        return ((long) Math.floor(east / CELL_METRES) << 32)
                ^ ((long) Math.floor(north / CELL_METRES) & 0xffffffffL);
    }
}
