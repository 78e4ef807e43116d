package org.marsad.sim.backdrop;

import java.util.ArrayList;
import java.util.List;
import org.marsad.sim.light.Daylight;
import org.marsad.sim.world.Building;
import org.marsad.sim.world.Relief;

/// A box that stands on the ground, ready to be met by rays.
public record Block(
        double east,
        double north,
        double base,
        double top,
        double halfWidth,
        double halfDepth,
        double sine,
        double cosine) {

    public static Block of(Building building, Relief relief) {
        double ground = relief.heightMetres(building.eastMetres(), building.northMetres());
        return new Block(
                building.eastMetres(),
                building.northMetres(),
                ground - 1.5,
                ground + building.heightMetres(),
                building.widthMetres() / 2,
                building.depthMetres() / 2,
                Math.sin(building.azimuthRadians()),
                Math.cos(building.azimuthRadians()));
    }

    /// Its eight corners: east, north, up, and 0.
    public List<double[]> corners() {
        List<double[]> corners = new ArrayList<>(8);
        for (int i = 0; i < 8; i++) {
            double x = (i & 1) == 0 ? -halfWidth : halfWidth;
            double y = (i & 2) == 0 ? -halfDepth : halfDepth;
            corners.add(
                    new double[] {
                        east + cosine * x + sine * y,
                        north - sine * x + cosine * y,
                        (i & 4) == 0 ? base : top,
                        0
                    });
        }
        return corners;
    }

    boolean shades(double e, double n, double u, Daylight light) {
        Meeting meeting = new Meeting();
        return meets(
                        new double[] {e, n, u},
                        new double[] {light.beamEast(), light.beamNorth(), light.beamUp()},
                        meeting)
                && meeting.depth > 0.05;
    }

    /// Where a ray comes in; false when it passes by or starts inside.
    public boolean meets(double[] from, double[] direction, Meeting meeting) {
        double px = cosine * (from[0] - east) - sine * (from[1] - north);
        double py = sine * (from[0] - east) + cosine * (from[1] - north);
        double dx = cosine * direction[0] - sine * direction[1];
        double dy = sine * direction[0] + cosine * direction[1];
        double enter = Double.NEGATIVE_INFINITY;
        double leave = Double.POSITIVE_INFINITY;
        int face = 0;
        for (int axis = 0; axis < 3; axis++) {
            double p = axis == 0 ? px : axis == 1 ? py : from[2];
            double d = axis == 0 ? dx : axis == 1 ? dy : direction[2];
            double low = axis == 0 ? -halfWidth : axis == 1 ? -halfDepth : base;
            double high = axis == 0 ? halfWidth : axis == 1 ? halfDepth : top;
            double a = (low - p) / d;
            double b = (high - p) / d;
            if (Math.min(a, b) > enter) {
                enter = Math.min(a, b);
                face = axis;
            }
            leave = Math.min(leave, Math.max(a, b));
        }
        if (!(enter < leave) || enter <= 0) {
            return false;
        }
        double side = face == 0 ? -Math.signum(dx) : -Math.signum(dy);
        meeting.depth = enter;
        meeting.normalEast = face == 0 ? side * cosine : face == 1 ? side * sine : 0;
        meeting.normalNorth = face == 0 ? -side * sine : face == 1 ? side * cosine : 0;
        meeting.normalUp = face == 2 ? 1 : 0;
        meeting.along = face == 0 ? py + enter * dy : px + enter * dx;
        meeting.above = from[2] + enter * direction[2] - base - 1.5;
        return true;
    }

    /// Where and how a ray met a face: filled in place.
    public static final class Meeting {
        public double depth;
        public double normalEast;
        public double normalNorth;
        public double normalUp;

        /// Along the wall, and above the ground, metres.
        double along;

        double above;
    }
}
