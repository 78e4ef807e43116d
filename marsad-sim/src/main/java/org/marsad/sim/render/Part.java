package org.marsad.sim.render;

import java.util.List;
import org.marsad.geo.EastNorthUp;
import org.marsad.sim.backdrop.Block;

/// One solid piece of an actor, in the local frame: a limb (a cylinder with round ends) or a box that
/// stands upright.
sealed interface Part {

    /// Reflected share of light.
    double albedo();

    /// How warm it looks.
    double heat();

    /// Places that together hold the part between them: east, north, up, and a radius around each.
    List<double[]> corners();

    /// Where a ray comes in, as a multiple of its direction, with the surface's normal; infinite
    /// when it passes by.
    double meet(double[] from, double[] direction, double[] normal);

    /// A cylinder with round ends; the crossing after Quilez, "capsule intersection".
    record Limb(EastNorthUp a, EastNorthUp b, double radius, double albedo, double heat)
            implements Part {

        @Override
        public List<double[]> corners() {
            return List.of(
                    new double[] {a.eastMetres(), a.northMetres(), a.upMetres(), radius},
                    new double[] {b.eastMetres(), b.northMetres(), b.upMetres(), radius});
        }

        @Override
        public double meet(double[] from, double[] direction, double[] normal) {
            double x = b.eastMetres() - a.eastMetres();
            double y = b.northMetres() - a.northMetres();
            double z = b.upMetres() - a.upMetres();
            double fromX = from[0] - a.eastMetres();
            double fromY = from[1] - a.northMetres();
            double fromZ = from[2] - a.upMetres();
            double axisAxis = x * x + y * y + z * z;
            double axisRay = x * direction[0] + y * direction[1] + z * direction[2];
            double axisFrom = x * fromX + y * fromY + z * fromZ;
            double rayRay = square(direction);
            double fromRay = fromX * direction[0] + fromY * direction[1] + fromZ * direction[2];
            double fromFrom = fromX * fromX + fromY * fromY + fromZ * fromZ;
            double p = axisAxis * rayRay - axisRay * axisRay;
            double q = axisAxis * fromRay - axisFrom * axisRay;
            double s = axisAxis * (fromFrom - radius * radius) - axisFrom * axisFrom;
            double h = q * q - p * s;
            if (h < 0) {
                return Double.POSITIVE_INFINITY;
            }
            double t = (-q - Math.sqrt(h)) / p;
            double along = (axisFrom + t * axisRay) / axisAxis;
            if (!(along > 0 && along < 1)) {
                EastNorthUp end = along <= 0 ? a : b;
                along = along <= 0 ? 0 : 1;
                t = ball(end, from, direction, rayRay);
            }
            normal[0] = (fromX + t * direction[0] - along * x) / radius;
            normal[1] = (fromY + t * direction[1] - along * y) / radius;
            normal[2] = (fromZ + t * direction[2] - along * z) / radius;
            return t;
        }

        private double ball(EastNorthUp centre, double[] from, double[] direction, double rayRay) {
            double x = from[0] - centre.eastMetres();
            double y = from[1] - centre.northMetres();
            double z = from[2] - centre.upMetres();
            double q = x * direction[0] + y * direction[1] + z * direction[2];
            double h = q * q - rayRay * (x * x + y * y + z * z - radius * radius);
            return h < 0 ? Double.POSITIVE_INFINITY : (-q - Math.sqrt(h)) / rayRay;
        }

        private static double square(double[] v) {
            return v[0] * v[0] + v[1] * v[1] + v[2] * v[2];
        }
    }

    /// A box that stands upright, turned about the vertical.
    record Crate(Block block, double albedo, double heat) implements Part {

        @Override
        public List<double[]> corners() {
            return block.corners();
        }

        @Override
        public double meet(double[] from, double[] direction, double[] normal) {
            Block.Meeting meeting = new Block.Meeting();
            if (!block.meets(from, direction, meeting)) {
                return Double.POSITIVE_INFINITY;
            }
            normal[0] = meeting.normalEast;
            normal[1] = meeting.normalNorth;
            normal[2] = meeting.normalUp;
            return meeting.depth;
        }
    }
}
