package org.marsad.sim.backdrop;

import java.util.ArrayList;
import java.util.List;
import org.marsad.geo.EastNorthUp;
import org.marsad.sim.world.Feature;
import org.marsad.sim.world.ValueNoise;

/// What the ground is made of at a place: soil with grass and stones, roads, tracks, the wadi's
/// gravel, orchard floor. Features are found through cells of 50 m.
final class GroundCover {

    private static final double CELL_METRES = 50;
    private static final int CELLS = 160;
    private static final double REACH_METRES = 60;

    private final ValueNoise noise;
    private final List<List<Feature>> cells = new ArrayList<>();

    GroundCover(List<Feature> features, long seed) {
        this.noise = new ValueNoise(seed + 11);
        for (int i = 0; i < CELLS * CELLS; i++) {
            cells.add(List.of());
        }
        features.forEach(this::place);
    }

    private void place(Feature feature) {
        for (int row = 0; row < CELLS; row++) {
            for (int column = 0; column < CELLS; column++) {
                double east = (column - CELLS / 2 + 0.5) * CELL_METRES;
                double north = (row - CELLS / 2 + 0.5) * CELL_METRES;
                if (touches(feature, east, north)) {
                    List<Feature> with = new ArrayList<>(cells.get(row * CELLS + column));
                    with.add(near(feature, east, north));
                    cells.set(row * CELLS + column, with);
                }
            }
        }
    }

    private static boolean touches(Feature feature, double east, double north) {
        return switch (feature.kind()) {
            case ROAD, TRACK, WADI -> feature.distanceMetres(east, north) < REACH_METRES + 36;
            case ORCHARD, VILLAGE, COMPOUND ->
                    feature.contains(east, north)
                            || feature.distanceMetres(east, north) < REACH_METRES;
            case FENCE, PLACE -> false;
        };
    }

    /// The same line without the legs that are far from a cell.
    private static Feature near(Feature feature, double east, double north) {
        if (feature.kind() != Feature.Kind.ROAD
                && feature.kind() != Feature.Kind.TRACK
                && feature.kind() != Feature.Kind.WADI) {
            return feature;
        }
        List<EastNorthUp> points = feature.points();
        int first = points.size();
        int last = 0;
        for (int i = 1; i < points.size(); i++) {
            Feature leg = new Feature(feature.kind(), feature.name(), points.subList(i - 1, i + 1));
            if (leg.distanceMetres(east, north) < REACH_METRES + 36) {
                first = Math.min(first, i - 1);
                last = i;
            }
        }
        return new Feature(feature.kind(), feature.name(), points.subList(first, last + 1));
    }

    /// @param grainMetres detail smaller than this is left out
    void sample(double east, double north, double grainMetres, Surface surface) {
        soil(east, north, grainMetres, surface);
        int column = (int) Math.floor(east / CELL_METRES) + CELLS / 2;
        int row = (int) Math.floor(north / CELL_METRES) + CELLS / 2;
        if (column < 0 || row < 0 || column >= CELLS || row >= CELLS) {
            return;
        }
        for (Feature feature : cells.get(row * CELLS + column)) {
            lay(feature, east, north, grainMetres, surface);
        }
    }

    private void soil(double east, double north, double grain, Surface surface) {
        double broad = noise.octaves(east / 130, north / 130, 2);
        double patch = noise.at(east / 19 + 40, north / 19);
        double fine = detail(east, north, 4.1, grain) + 0.7 * detail(east, north, 1.1, grain);
        double grass = Math.clamp(0.5 + 2.2 * (broad * 0.7 + patch * 0.5 - 0.12), 0, 1);
        double mix = 1 + 0.16 * broad + 0.17 * patch + 0.16 * fine;
        surface.set(0.33 * mix, -15, 9, 0.40 + 0.03 * broad + 0.03 * patch + 0.022 * fine);
        surface.cover(0.75 * grass, 0.235 * mix, -17, 0, 0.435 + 0.025 * patch + 0.025 * fine);
    }

    private double detail(double east, double north, double wave, double grain) {
        double fade = Math.clamp(1.6 - 2 * grain / wave, 0, 1);
        return fade == 0 ? 0 : fade * noise.at(east / wave, north / wave);
    }

    private void lay(Feature feature, double east, double north, double grain, Surface s) {
        switch (feature.kind()) {
            case ROAD -> road(feature.distanceMetres(east, north), east, north, s);
            case TRACK -> track(feature.distanceMetres(east, north), east, north, s);
            case WADI -> wadi(feature.distanceMetres(east, north), east, north, grain, s);
            case ORCHARD -> {
                if (feature.contains(east, north)) {
                    s.cover(0.7, 0.2, -14, -3, 0.46);
                }
            }
            case VILLAGE -> {
                if (feature.contains(east, north)) {
                    s.cover(0.6, 0.36, -12, 8, 0.45);
                }
            }
            case COMPOUND -> {
                if (feature.contains(east, north)) {
                    s.cover(0.65, 0.36 + 0.03 * noise.at(east / 7, north / 7), -9, 5, 0.44);
                }
            }
            case FENCE, PLACE -> {}
        }
    }

    private void road(double distance, double east, double north, Surface s) {
        double ragged = distance + 0.35 * noise.at(east / 2.3, north / 2.3);
        s.cover(edge(ragged, 5.6, 1.2) * 0.8, 0.39, -10, 6, 0.43);
        double worn = 0.13 + 0.02 * noise.at(east / 6, north / 6);
        s.cover(edge(ragged, 3.6, 0.3), worn, 0, 0, 0.53);
    }

    private void track(double distance, double east, double north, Surface s) {
        double ragged = distance + 0.5 * noise.at(east / 3.1, north / 3.1);
        s.cover(edge(ragged, 2.6, 0.9) * 0.65, 0.41, -13, 8, 0.47);
        double rut = Math.abs(distance - 0.85);
        s.cover(edge(rut, 0.4, 0.3) * 0.8, 0.47, -13, 8, 0.52);
    }

    private void wadi(double distance, double east, double north, double grain, Surface s) {
        double ragged = distance + 8 * noise.at(east / 31, north / 31);
        s.cover(edge(ragged, 38, 12) * 0.5, 0.2, -15, -3, 0.47);
        double stones = detail(east, north, 2.2, grain) + detail(east, north, 0.7, grain);
        s.cover(edge(ragged, 17, 6), 0.44 + 0.09 * stones, -8, 4, 0.36 + 0.03 * stones);
    }

    /// 1 inside this distance, 0 beyond it, falling off over a width.
    private static double edge(double distance, double limit, double width) {
        return Math.clamp((limit - distance) / width + 0.5, 0, 1);
    }
}
