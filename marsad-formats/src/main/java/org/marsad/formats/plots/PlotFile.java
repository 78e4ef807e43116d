package org.marsad.formats.plots;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.marsad.detect.Classification;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.GroundCovariance;
import org.marsad.locate.Plot;
import org.marsad.locate.ReportOrigin;
import org.marsad.pipeline.ReportCheck;
import org.marsad.sensor.SensorId;

/// Reads `time_s,arrival_s,sensor,x_m,y_m,var_xx,cov_xy,var_yy` by the names in the first line, in any order; further
/// columns are left alone. Times are seconds from a start of the file's own, here {@link Instant#EPOCH}; places are
/// metres east and north.
///
/// A row that can't be used is left out and counted by its reason; the rest of the file goes on.
public final class PlotFile {

    /// Ten thousand plots a second for a quarter of an hour.
    private static final int MOST_ROWS = 10_000_000;

    private static final int MOST_SENSORS = 1000;

    /// Ten years: a time of day in milliseconds is taken for what it is, a mistake.
    private static final double LATEST_SECONDS = 3.2e8;

    private static final List<String> COLUMNS =
            List.of("time_s", "arrival_s", "sensor", "x_m", "y_m", "var_xx", "cov_xy", "var_yy");

    /// Why a row was left out.
    public enum Refusal {
        /// a cell is missing, no number, infinite, or no sensor's name
        UNREADABLE,
        /// the covariance is not positive definite
        COVARIANCE,
        /// a time that is negative or more than ten years from the start
        TIME,
        /// a place farther than 1000 km from the origin of the local frame
        FAR_AWAY,
        /// the file names more than a thousand sensors
        SENSORS
    }

    private final Map<Refusal, Long> refused = new EnumMap<>(Refusal.class);
    private final Map<String, SensorId> sensors = new HashMap<>();
    private final List<ArrivedPlot> plots = new ArrayList<>();
    private final int[] places;

    private PlotFile(int[] places) {
        this.places = places;
    }

    public static PlotFile read(Path file) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            PlotFile read = new PlotFile(places(file, lines.readLine()));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (read.plots.size() == MOST_ROWS) {
                    throw new PlotFormatException(
                            "%s: expected at most %d rows, has more; split it"
                                    .formatted(file, MOST_ROWS));
                }
                if (!line.isBlank()) {
                    read.take(line);
                }
            }
            return read;
        }
    }

    private static int[] places(Path file, @Nullable String header) throws PlotFormatException {
        List<String> names =
                header == null
                        ? List.of()
                        : Arrays.stream(header.split(",", -1)).map(String::strip).toList();
        int[] places = COLUMNS.stream().mapToInt(names::indexOf).toArray();
        for (int k = 0; k < places.length; k++) {
            if (places[k] < 0) {
                throw new PlotFormatException(
                        "%s: expected a first line with the columns %s, '%s' is missing"
                                .formatted(file, String.join(",", COLUMNS), COLUMNS.get(k)));
            }
        }
        return places;
    }

    /// In the order of the file.
    public List<ArrivedPlot> plots() {
        return List.copyOf(plots);
    }

    /// How many rows were left out, by reason.
    public Map<Refusal, Long> refused() {
        return Map.copyOf(refused);
    }

    private void take(String line) {
        String[] cells = line.split(",", -1);
        double[] numbers = new double[places.length];
        for (int k = 0; k < places.length; k++) {
            numbers[k] = k == 2 ? 0 : number(cells, places[k]);
        }
        SensorId sensor = null;
        if (Arrays.stream(numbers).allMatch(Double::isFinite)) {
            sensor = sensor(cells[Math.min(places[2], cells.length - 1)].strip());
        }
        if (sensor == null) {
            refuse(sensors.size() >= MOST_SENSORS ? Refusal.SENSORS : Refusal.UNREADABLE);
        } else if (!isTime(numbers[0]) || !isTime(numbers[1])) {
            refuse(Refusal.TIME);
        } else if (!(numbers[5] > 0
                && numbers[7] > 0
                && numbers[5] * numbers[7] - numbers[6] * numbers[6] > 0)) {
            refuse(Refusal.COVARIANCE);
        } else if (Math.hypot(numbers[3], numbers[4]) > ReportCheck.FARTHEST_METRES) {
            refuse(Refusal.FAR_AWAY);
        } else {
            plots.add(plot(sensor, numbers));
        }
    }

    private static boolean isTime(double seconds) {
        return seconds >= 0 && seconds <= LATEST_SECONDS;
    }

    private ArrivedPlot plot(SensorId sensor, double[] numbers) {
        Plot plot =
                new Plot(
                        sensor,
                        time(numbers[0]),
                        new EastNorthUp(numbers[3], numbers[4], 0),
                        new GroundCovariance(numbers[5], numbers[6], numbers[7]),
                        Classification.UNKNOWN,
                        new ReportOrigin.Measured(plots.size() + 1L));
        return new ArrivedPlot(plot, time(numbers[1]));
    }

    private @Nullable SensorId sensor(String name) {
        SensorId known = sensors.get(name);
        if (known == null && SensorId.isValid(name) && sensors.size() < MOST_SENSORS) {
            known = new SensorId(name);
            sensors.put(name, known);
        }
        return known;
    }

    private static double number(String[] cells, int place) {
        try {
            return place < cells.length ? Double.parseDouble(cells[place]) : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static Instant time(double seconds) {
        return Instant.EPOCH.plusNanos(Math.round(seconds * 1e6) * 1000);
    }

    private void refuse(Refusal reason) {
        refused.merge(reason, 1L, Long::sum);
    }
}
