package org.marsad.bench.fused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.marsad.bench.score.UnscorableException;
import org.marsad.bench.score.world.Course;
import org.marsad.bench.score.world.Fix;
import org.marsad.geo.EastNorthUp;
import org.marsad.locate.Scan;
import org.marsad.locate.TargetReport;
import org.marsad.sensor.SensorId;
import org.marsad.track.motion.Seconds;
import org.marsad.track.registration.Correction;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One scenario of the Autoferry sensor fusion data set: a ferry with lidar, radar and two cameras, two boats with
/// known courses around it. The local frame is the data set's own, "Piren": x east, y north, metres.
///
/// The files are MATLAB's JSON, where an array of one loses a level: a camera's measurement is a number, a list or
/// `[]`; that of lidar and radar `[[n…],[e…]]`, a flat `[n,e]` for one, or `[]`. Scans are handed on in the order of
/// the file, which is that of their arrival; a third of those of some scenarios are older than the one before.
public final class AutoferryScenario {

    private static final long MOST_BYTES = 64L << 20;
    private static final int MOST_SCANS = 1_000_000;
    private static final double STEP_SECONDS = 0.5;

    /// Radar scans lie 1.7 s apart; a track is there between two pictures over as much as one may miss.
    private static final double LONGEST_GAP_SECONDS = 4;

    /// One scan of the file.
    ///
    /// @param numbers of a camera azimuths, of lidar and radar first all norths and then all easts
    private record Line(BoatSensor sensor, Instant time, EastNorthUp ferry, List<Double> numbers) {}

    private final List<Line> lines;
    private final Instant epoch;
    private final List<Course> truth;

    private AutoferryScenario(List<Line> lines, Instant epoch, List<Course> truth) {
        this.lines = lines;
        this.epoch = epoch;
        this.truth = truth;
    }

    /// @param folder with `detections.json` and `groundTruth.json`
    public static AutoferryScenario read(Path folder) throws IOException, UnscorableException {
        List<Line> lines = new ArrayList<>();
        for (JsonNode node : array(folder.resolve("detections.json"))) {
            lines.add(line(node, "detections.json scan %d".formatted(lines.size())));
        }
        Instant epoch =
                lines.stream()
                        .map(Line::time)
                        .min(Instant::compareTo)
                        .orElseThrow(
                                () ->
                                        new UnscorableException(
                                                "%s: expected scans, found none"
                                                        .formatted(folder)));
        Map<Integer, List<Fix>> boats = new TreeMap<>();
        for (JsonNode node : array(folder.resolve("groundTruth.json"))) {
            for (JsonNode boat : node) {
                double seconds =
                        Seconds.between(epoch, instant(number(boat, "time", "groundTruth.json")));
                JsonNode place = boat.path("position");
                boats.computeIfAbsent(
                                (int) number(boat, "targetID", "groundTruth.json"),
                                _ -> new ArrayList<>())
                        .add(new Fix(seconds, place.path(1).asDouble(), place.path(0).asDouble()));
            }
        }
        return new AutoferryScenario(
                lines,
                epoch,
                boats.entrySet().stream()
                        .map(boat -> stepped(boat.getKey().toString(), boat.getValue()))
                        .toList());
    }

    /// Each place once, and every half second: the two boats report at rates of their own.
    private static Course stepped(String id, List<Fix> fixes) {
        Course course = new Course(id, fixes.stream().distinct().toList());
        double last = course.fixes().getLast().timeSeconds();
        List<Fix> steps = new ArrayList<>();
        for (int step = 0; step * STEP_SECONDS <= last; step++) {
            course.findAt(step * STEP_SECONDS).ifPresent(steps::add);
        }
        return new Course(id, steps);
    }

    private static JsonNode array(Path file) throws IOException, UnscorableException {
        if (Files.size(file) > MOST_BYTES) {
            throw new UnscorableException(
                    "%s: expected at most %d bytes, has %d"
                            .formatted(file, MOST_BYTES, Files.size(file)));
        }
        try {
            JsonNode node = JsonMapper.shared().readTree(Files.readString(file));
            if (node.isArray() && node.size() <= MOST_SCANS) {
                return node;
            }
        } catch (JacksonException e) {
            throw new UnscorableException(
                    "%s: expected a JSON array, but: %s".formatted(file, e.getOriginalMessage()));
        }
        throw new UnscorableException(
                "%s: expected a JSON array of at most %d scans".formatted(file, MOST_SCANS));
    }

    private static Line line(JsonNode node, String place) throws UnscorableException {
        int number = (int) number(node, "sensorID", place);
        BoatSensor sensor =
                findSensor(number)
                        .orElseThrow(
                                () ->
                                        new UnscorableException(
                                                "%s: expected sensorID 1 to 4, got %d"
                                                        .formatted(place, number)));
        JsonNode ferry = node.path("ownshipPosition");
        List<Double> numbers = new ArrayList<>();
        flatten(node.path("measurement"), numbers, place);
        if (sensor.measuresPlaces() && numbers.size() % 2 != 0) {
            throw new UnscorableException(
                    "%s: expected as many norths as easts, got %d numbers"
                            .formatted(place, numbers.size()));
        }
        return new Line(
                sensor,
                instant(number(node, "time", place)),
                new EastNorthUp(ferry.path(1).asDouble(), ferry.path(0).asDouble(), 0),
                numbers);
    }

    private static Optional<BoatSensor> findSensor(int number) {
        return EnumSet.allOf(BoatSensor.class).stream()
                .filter(sensor -> sensor.number() == number)
                .findFirst();
    }

    private static double number(JsonNode node, String field, String place)
            throws UnscorableException {
        JsonNode value = node.path(field);
        if (!value.isNumber()) {
            throw new UnscorableException(
                    "%s: expected a number '%s', got %s".formatted(place, field, value));
        }
        return value.doubleValue();
    }

    private static void flatten(JsonNode node, List<Double> numbers, String place)
            throws UnscorableException {
        if (node.isNumber()) {
            numbers.add(node.doubleValue());
        } else if (node.isArray()) {
            for (JsonNode part : node) {
                flatten(part, numbers, place);
            }
        } else {
            throw new UnscorableException(
                    "%s: expected numbers in 'measurement', got %s".formatted(place, node));
        }
    }

    private static Instant instant(double unixSeconds) {
        return Instant.EPOCH.plusNanos(Math.round(unixSeconds * 1e9));
    }

    /// In the order of arrival, of these sensors only.
    List<Scan> scans(Set<BoatSensor> sensors) {
        List<Scan> scans = new ArrayList<>();
        Instant arrival = Instant.MIN;
        long report = 0;
        for (Line line : lines) {
            arrival = line.time.isAfter(arrival) ? line.time : arrival;
            if (!sensors.contains(line.sensor)) {
                continue;
            }
            List<TargetReport> reports = new ArrayList<>();
            int count =
                    line.sensor.measuresPlaces() ? line.numbers.size() / 2 : line.numbers.size();
            for (int k = 0; k < count; k++) {
                BoatSensor.Look look = new BoatSensor.Look(line.ferry, line.time, report++);
                reports.add(
                        line.sensor.measuresPlaces()
                                ? line.sensor.plot(
                                        look, line.numbers.get(count + k), line.numbers.get(k))
                                : line.sensor.strobe(look, line.numbers.get(k)));
            }
            scans.add(new Scan(line.sensor.id(), line.time, arrival, reports));
        }
        return scans;
    }

    List<Course> truth() {
        return truth;
    }

    /// What some of the sensors make of the scenario.
    ///
    /// @param gateMetres within which a track may stand for a boat
    public Held score(Set<BoatSensor> sensors, double gateMetres) throws UnscorableException {
        return Held.of(truth, track(sensors, Map.of()).courses(), gateMetres);
    }

    /// The same once what the station finds clearly wrong with the sensors, without the truth, is taken off.
    public Held scoreCorrected(Set<BoatSensor> sensors, double gateMetres)
            throws UnscorableException {
        Map<SensorId, Correction> offsets = track(sensors, Map.of()).offsets();
        return Held.of(truth, track(sensors, offsets).courses(), gateMetres);
    }

    private FusedTracks.Result track(
            Set<BoatSensor> sensors, Map<SensorId, Correction> corrections) {
        NavigableMap<Instant, EastNorthUp> ferry = new TreeMap<>();
        lines.forEach(line -> ferry.put(line.time, line.ferry));
        FusedTracks.Site site =
                new FusedTracks.Site(
                        Map.of(), time -> places(ferry.floorEntry(time).getValue()), corrections);
        return FusedTracks.of(scans(sensors), site, epoch, LONGEST_GAP_SECONDS);
    }

    private static Map<SensorId, EastNorthUp> places(EastNorthUp ferry) {
        return Stream.of(BoatSensor.values()).collect(Collectors.toMap(BoatSensor::id, _ -> ferry));
    }
}
