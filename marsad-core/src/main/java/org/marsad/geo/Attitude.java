package org.marsad.geo;

/// A rotation from the camera frame (x right, y down, z forward) to east-north-up, as a unit
/// quaternion w + xi + yj + zk.
public record Attitude(double w, double x, double y, double z) {

    public Attitude {
        double length = Math.sqrt(w * w + x * x + y * y + z * z);
        if (!(Math.abs(length - 1) < 1e-9)) {
            throw new IllegalArgumentException("quaternion must have length 1, was " + length);
        }
    }

    /// Where a camera looks, radians: pan clockwise from north, tilt up from the horizon, roll
    /// clockwise as the camera sees it (the picture's right side sinks on the ground).
    public static Attitude ofPanTiltRoll(
            double panRadians, double tiltRadians, double rollRadians) {
        // Level and looking north, camera x is east, y is down and z is north: −90° about east.
        Attitude level = aboutAxis(1, 0, 0, -Math.PI / 2);
        Attitude rolled = level.after(aboutAxis(0, 0, 1, rollRadians));
        Attitude tilted = aboutAxis(1, 0, 0, tiltRadians).after(rolled);
        return aboutAxis(0, 0, 1, -panRadians).after(tilted);
    }

    /// From a rotation matrix whose columns are the camera's right, down and forward axes in
    /// east-north-up; they must be perpendicular, of length 1 and right-handed.
    public static Attitude ofAxes(EastNorthUp right, EastNorthUp down, EastNorthUp forward) {
        double trace = right.eastMetres() + down.northMetres() + forward.upMetres();
        double[] q = {
            1 + trace,
            1 + right.eastMetres() - down.northMetres() - forward.upMetres(),
            1 - right.eastMetres() + down.northMetres() - forward.upMetres(),
            1 - right.eastMetres() - down.northMetres() + forward.upMetres()
        };
        double yz = down.upMetres() - forward.northMetres();
        double zx = forward.eastMetres() - right.upMetres();
        double xy = right.northMetres() - down.eastMetres();
        double sumXy = right.northMetres() + down.eastMetres();
        double sumZx = forward.eastMetres() + right.upMetres();
        double sumYz = down.upMetres() + forward.northMetres();
        int largest = 0;
        for (int i = 1; i < 4; i++) {
            largest = q[i] > q[largest] ? i : largest;
        }
        return switch (largest) {
            case 0 -> normalised(q[0], yz, zx, xy);
            case 1 -> normalised(yz, q[1], sumXy, sumZx);
            case 2 -> normalised(zx, sumXy, q[2], sumYz);
            default -> normalised(xy, sumZx, sumYz, q[3]);
        };
    }

    /// Turns a vector of the camera frame (x right, y down, z forward) into east-north-up.
    public EastNorthUp toLocal(double right, double down, double forward) {
        double tx = 2 * (y * forward - z * down);
        double ty = 2 * (z * right - x * forward);
        double tz = 2 * (x * down - y * right);
        return new EastNorthUp(
                right + w * tx + y * tz - z * ty,
                down + w * ty + z * tx - x * tz,
                forward + w * tz + x * ty - y * tx);
    }

    /// Turns an east-north-up vector into the camera frame; the result's three numbers are right,
    /// down, forward, in this order.
    public double[] toCamera(EastNorthUp vector) {
        EastNorthUp v =
                new Attitude(w, -x, -y, -z)
                        .toLocal(vector.eastMetres(), vector.northMetres(), vector.upMetres());
        return new double[] {v.eastMetres(), v.northMetres(), v.upMetres()};
    }

    /// This rotation done after the other one.
    public Attitude after(Attitude first) {
        return normalised(
                w * first.w - x * first.x - y * first.y - z * first.z,
                w * first.x + x * first.w + y * first.z - z * first.y,
                w * first.y - x * first.z + y * first.w + z * first.x,
                w * first.z + x * first.y - y * first.x + z * first.w);
    }

    /// The rotation by an angle, right-handed about a unit axis.
    public static Attitude aboutAxis(double x, double y, double z, double angleRadians) {
        double sin = Math.sin(angleRadians / 2);
        return normalised(Math.cos(angleRadians / 2), x * sin, y * sin, z * sin);
    }

    private static Attitude normalised(double w, double x, double y, double z) {
        double length = Math.sqrt(w * w + x * x + y * y + z * z);
        return new Attitude(w / length, x / length, y / length, z / length);
    }
}
