package org.marsad.sim.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.marsad.geo.EastNorthUp;

/// Trees in rows in the orchards, some along the wadi, and shrubs on the plain east of the compound.
final class Plants {

    private static final double ROW_METRES = 8.5;
    private static final int SHRUBS = 42_000;

    private Plants() {}

    static List<Plant> of(List<Feature> features, long seed) {
        Random random = new Random(seed ^ 0x91a7);
        List<Plant> plants = new ArrayList<>();
        for (Feature feature : features) {
            if (feature.kind() == Feature.Kind.ORCHARD) {
                orchard(feature, random, plants);
            } else if (feature.kind() == Feature.Kind.WADI) {
                alongWadi(feature, random, plants);
            }
        }
        shrubs(features, new ValueNoise(seed + 5), random, plants);
        return List.copyOf(plants);
    }

    private static void orchard(Feature orchard, Random random, List<Plant> plants) {
        double west = Double.POSITIVE_INFINITY;
        double south = Double.POSITIVE_INFINITY;
        double east = Double.NEGATIVE_INFINITY;
        double north = Double.NEGATIVE_INFINITY;
        for (EastNorthUp corner : orchard.points()) {
            west = Math.min(west, corner.eastMetres());
            south = Math.min(south, corner.northMetres());
            east = Math.max(east, corner.eastMetres());
            north = Math.max(north, corner.northMetres());
        }
        for (double y = south; y < north; y += ROW_METRES) {
            for (double x = west; x < east; x += ROW_METRES) {
                double atEast = x + random.nextGaussian() * 0.7;
                double atNorth = y + random.nextGaussian() * 0.7;
                double height = random.nextDouble(3.2, 5.6);
                if (random.nextInt(10) > 0 && orchard.contains(atEast, atNorth)) {
                    plants.add(new Plant(Plant.Kind.TREE, atEast, atNorth, height, height * 0.42));
                }
            }
        }
    }

    private static void alongWadi(Feature wadi, Random random, List<Plant> plants) {
        for (int i = 1; i < wadi.points().size(); i++) {
            EastNorthUp from = wadi.points().get(i - 1);
            EastNorthUp step = wadi.points().get(i).minus(from);
            int count = (int) (step.lengthMetres() / 22);
            for (int n = 0; n < count; n++) {
                double share = random.nextDouble();
                double height = 1.2 + 3.2 * random.nextDouble() * random.nextDouble();
                plants.add(
                        new Plant(
                                Plant.Kind.TREE,
                                from.eastMetres()
                                        + share * step.eastMetres()
                                        + random.nextGaussian() * 14,
                                from.northMetres()
                                        + share * step.northMetres()
                                        + random.nextGaussian() * 14,
                                height,
                                height * 0.5));
            }
        }
    }

    private static void shrubs(
            List<Feature> features, ValueNoise noise, Random random, List<Plant> plants) {
        List<Feature> bare =
                features.stream()
                        .filter(
                                feature ->
                                        feature.kind() == Feature.Kind.ROAD
                                                || feature.kind() == Feature.Kind.TRACK)
                        .toList();
        for (int i = 0; i < SHRUBS; i++) {
            double east = random.nextDouble(215, 2700);
            double north = random.nextDouble(-1100, 1500);
            double height = 0.12 + 0.4 * random.nextDouble() * random.nextDouble();
            boolean thick = noise.octaves(east / 60, north / 60, 3) > random.nextDouble(-0.1, 0.55);
            if (thick && bare.stream().allMatch(way -> way.distanceMetres(east, north) > 5)) {
                plants.add(new Plant(Plant.Kind.SHRUB, east, north, height, height * 1.25));
            }
        }
    }
}
