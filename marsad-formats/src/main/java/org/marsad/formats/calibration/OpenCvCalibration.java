package org.marsad.formats.calibration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.marsad.formats.UnusableFileException;
import org.marsad.geo.Attitude;
import org.marsad.geo.EastNorthUp;
import org.marsad.sensor.SensorId;
import org.marsad.sensor.camera.Camera;
import org.marsad.sensor.camera.CameraPose;
import org.marsad.sensor.camera.CameraSigmas;
import org.marsad.sensor.camera.Distortion;
import org.marsad.sensor.camera.Lens;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Cameras as OpenCV's `calibrateCamera` gives them, in JSON: one object a view with `K` (3 × 3, pixels),
/// `R` (3 × 3, world to camera), `t` (3 numbers) and `dist` (k1, k2, p1, p2, k3). World ground is z = 0 and
/// becomes the local frame. OpenCV's pixels count from 0 at the centre of the top-left pixel, ours from
/// 0.5.
public final class OpenCvCalibration {

    private static final long MAXIMUM_BYTES = 1 << 20;

    /// A rotation matrix printed with four digits is still one.
    private static final double ROTATION_TOLERANCE = 1e-3;

    private final Path file;
    private final String view;
    private final JsonNode root;

    private OpenCvCalibration(Path file, String view, JsonNode root) {
        this.file = file;
        this.view = view;
        this.root = root;
    }

    /// What the file does not say.
    ///
    /// @param metresPerUnit of its lengths: 0.001 for millimetres
    public record Setting(
            SensorId id,
            int widthPixels,
            int heightPixels,
            double metresPerUnit,
            CameraSigmas sigmas) {}

    /// Reads one view of the file.
    public static Camera read(Path file, String view, Setting setting) throws IOException {
        if (Files.size(file) > MAXIMUM_BYTES) {
            throw new UnusableFileException(
                    file,
                    "an OpenCV calibration is under 1 MiB, this has %d bytes; give the right file"
                            .formatted(Files.size(file)));
        }
        JsonNode views;
        try {
            views = JsonMapper.shared().readTree(Files.readString(file));
        } catch (JacksonException e) {
            throw new UnusableFileException(
                    file,
                    "expected JSON with K, R, t, dist for each view, but: %s; correct the file"
                            .formatted(e.getOriginalMessage()));
        }
        JsonNode root = views.get(view);
        if (root == null) {
            throw new UnusableFileException(
                    file,
                    "no view '%s', it has %s; name one of these"
                            .formatted(view, views.propertyNames()));
        }
        OpenCvCalibration calibration = new OpenCvCalibration(file, view, root);
        return new Camera(
                setting.id,
                calibration.pose(setting.metresPerUnit),
                calibration.lens(setting),
                setting.sigmas);
    }

    private Lens lens(Setting setting) throws UnusableFileException {
        double[] k = numbers("K", 9);
        double[] d = numbers("dist", 5);
        if (!(k[0] > 0 && k[4] > 0)) {
            throw unusable("K", "positive focal lengths", "%g and %g".formatted(k[0], k[4]));
        }
        return new Lens(
                setting.widthPixels,
                setting.heightPixels,
                k[0],
                k[4],
                k[2] + 0.5,
                k[5] + 0.5,
                new Distortion.Brown(d[0], d[1], d[2], d[3], d[4]));
    }

    /// The rows of R are the camera's axes in the world; the camera stands at −Rᵀ t.
    private CameraPose pose(double metresPerUnit) throws UnusableFileException {
        double[] r = numbers("R", 9);
        double[] t = numbers("t", 3);
        EastNorthUp right = new EastNorthUp(r[0], r[1], r[2]);
        EastNorthUp down = new EastNorthUp(r[3], r[4], r[5]);
        EastNorthUp forward = new EastNorthUp(r[6], r[7], r[8]);
        double determinant =
                r[0] * (r[4] * r[8] - r[5] * r[7])
                        - r[1] * (r[3] * r[8] - r[5] * r[6])
                        + r[2] * (r[3] * r[7] - r[4] * r[6]);
        double skew =
                Math.abs(right.dot(down))
                        + Math.abs(down.dot(forward))
                        + Math.abs(forward.dot(right))
                        + Math.abs(right.lengthMetres() - 1)
                        + Math.abs(down.lengthMetres() - 1)
                        + Math.abs(forward.lengthMetres() - 1);
        if (!(skew < ROTATION_TOLERANCE && determinant > 0)) {
            throw unusable("R", "a rotation matrix", "one that is off by %.3g".formatted(skew));
        }
        Attitude attitude = Attitude.ofAxes(right, down, forward);
        EastNorthUp position =
                right.times(t[0])
                        .plus(down.times(t[1]))
                        .plus(forward.times(t[2]))
                        .times(-metresPerUnit);
        return new CameraPose(position, attitude);
    }

    /// Numbers of a field row by row, however they are nested.
    private double[] numbers(String field, int count) throws UnusableFileException {
        JsonNode node = root.get(field);
        if (node == null) {
            throw unusable(field, count + " numbers", "nothing");
        }
        double[] numbers = new double[count];
        int found = 0;
        for (JsonNode outer : node) {
            Iterable<JsonNode> row = outer.isArray() ? outer : List.of(outer);
            for (JsonNode number : row) {
                if (!number.isNumber() || !Double.isFinite(number.doubleValue())) {
                    throw unusable(field, count + " numbers", number.toString() + " among them");
                }
                if (found < count) {
                    numbers[found] = number.doubleValue();
                }
                found++;
            }
        }
        if (found != count) {
            throw unusable(field, count + " numbers", Integer.toString(found));
        }
        return numbers;
    }

    private UnusableFileException unusable(String field, String expected, String came) {
        return new UnusableFileException(
                file,
                "view '%s', field %s: expected %s, came %s; correct it in the file"
                        .formatted(view, field, expected, came));
    }
}
