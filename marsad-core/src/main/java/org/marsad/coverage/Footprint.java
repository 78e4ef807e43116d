package org.marsad.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.marsad.geo.EastNorthUp;
import org.marsad.sensor.Pixel;
import org.marsad.sensor.camera.Camera;
import org.marsad.terrain.Terrain;

/// Where a camera's picture falls on the ground: a closed ring, near edge from left to right, far
/// edge back. The far edge is the useful range, or the last ground before the sky or a crest, or the
/// picture's upper edge. Empty when the picture shows no ground within range. Ground hidden between
/// the two edges is inside the ring; {@link CoverageMap} tells it apart.
///
/// Columns of the picture are searched for their highest and lowest pixel that shows ground within
/// range: coarsely for one that does, then halving. Cost: about 3,000 rays.
public record Footprint(List<EastNorthUp> ring) {

    private static final int COLUMNS = 48;
    private static final int ROWS = 40;
    private static final int HALVINGS = 14;

    public Footprint {
        ring = List.copyOf(ring);
    }

    public static Footprint of(Watch watch, Terrain terrain) {
        List<EastNorthUp> near = new ArrayList<>();
        List<EastNorthUp> far = new ArrayList<>();
        double width = watch.camera().lens().widthPixels();
        for (int column = 0; column <= COLUMNS; column++) {
            Column pixels = new Column(watch, terrain, width * column / COLUMNS);
            pixels.findEdge(ROWS, -1).ifPresent(near::add);
            pixels.findEdge(0, 1).ifPresent(far::add);
        }
        if (near.isEmpty()) {
            return new Footprint(List.of());
        }
        near.addAll(far.reversed());
        near.add(near.getFirst());
        return new Footprint(near);
    }

    private record Column(Watch watch, Terrain terrain, double x) {

        /// The first ground within range, going over the rows from one side.
        Optional<EastNorthUp> findEdge(int firstRow, int step) {
            for (int row = firstRow; row >= 0 && row <= ROWS; row += step) {
                Optional<EastNorthUp> ground = findGround(row);
                if (ground.isPresent()) {
                    return Optional.of(
                            row == firstRow ? ground.get() : edge(row, row - step, ground.get()));
                }
            }
            return Optional.empty();
        }

        private EastNorthUp edge(double showing, double empty, EastNorthUp ground) {
            double inside = showing;
            double outside = empty;
            EastNorthUp best = ground;
            for (int i = 0; i < HALVINGS; i++) {
                double middle = (inside + outside) / 2;
                Optional<EastNorthUp> found = findGround(middle);
                if (found.isPresent()) {
                    inside = middle;
                    best = found.get();
                } else {
                    outside = middle;
                }
            }
            return best;
        }

        private Optional<EastNorthUp> findGround(double row) {
            Camera camera = watch.camera();
            double y = camera.lens().heightPixels() * row / ROWS;
            double slant = 2 * watch.usefulRangeMetres();
            return terrain.findHit(camera.ray(new Pixel(x, y)), slant).filter(watch::reaches);
        }
    }
}
