package org.marsad.sim.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.marsad.formats.toml.TomlTable;

/// The houses: those of the layout, and a village grown from the seed.
final class Buildings {

    private static final int MOST_HOUSES = 1000;

    private Buildings() {}

    static List<Building> of(TomlTable table, List<Feature> features, long seed) {
        List<Building> buildings = new ArrayList<>();
        for (String group : List.of("compound", "farm")) {
            table.listPoints(group, 6).forEach(row -> buildings.add(building(row)));
        }
        int houses = (int) table.getDoubleBetween("village_houses", 0, MOST_HOUSES);
        Random random = new Random(seed ^ 0x7677);
        features.stream()
                .filter(feature -> feature.kind() == Feature.Kind.VILLAGE)
                .forEach(village -> grow(village, houses, random, buildings));
        return List.copyOf(buildings);
    }

    private static Building building(List<Double> row) {
        return new Building(
                row.get(0),
                row.get(1),
                row.get(2),
                row.get(3),
                row.get(4),
                Math.toRadians(row.get(5)));
    }

    private static void grow(Feature village, int houses, Random random, List<Building> into) {
        double east = village.points().getFirst().eastMetres();
        double north = village.points().getFirst().northMetres();
        int built = 0;
        for (int i = 0; i < houses * 8 && built < houses; i++) {
            double x = east + random.nextDouble(-50, 650);
            double y = north + random.nextDouble(-150, 450);
            double width = random.nextDouble(8, 16);
            double depth = random.nextDouble(7, 13);
            double height = random.nextDouble(3, 6.5);
            double azimuth = Math.toRadians(40 + random.nextGaussian() * 6);
            if (village.contains(x, y)) {
                into.add(new Building(x, y, width, depth, height, azimuth));
                built++;
            }
        }
    }
}
