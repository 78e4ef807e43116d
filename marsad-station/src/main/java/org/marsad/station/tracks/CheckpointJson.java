package org.marsad.station.tracks;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.marsad.detect.Classification;
import org.marsad.detect.ObjectClass;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.GroundCovariance;
import org.marsad.locate.Plot;
import org.marsad.locate.ReportOrigin;
import org.marsad.sensor.SensorId;
import org.marsad.track.Kinematics;
import org.marsad.track.Track;
import org.marsad.track.TrackStatus;
import org.marsad.track.TrackUpdate;
import org.marsad.track.Tracker;
import org.marsad.track.act.ApartPairs;
import org.marsad.track.identity.TrackLabel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The kept tracks as JSON, in metres and metres per second of the local frame. What made a track's last report is not
/// kept, only when, by which sensor and how well it fitted.
final class CheckpointJson {

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointJson.class);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int MOTION_NUMBERS = 12;

    private CheckpointJson() {}

    static String write(Tracker.State state) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("time", state.time().toString());
        ArrayNode tracks = json.putArray("tracks");
        state.tracks().forEach(kept -> write(kept, tracks.addObject()));
        ArrayNode apart = json.putArray("apart");
        state.apart().forEach(pair -> apart.addArray().add(pair.low()).add(pair.high()));
        return MAPPER.writeValueAsString(json);
    }

    private static void write(Tracker.Kept kept, ObjectNode json) {
        Track track = kept.track();
        Kinematics motion = track.kinematics();
        json.put("number", track.number());
        json.put("first", track.firstTime().toString());
        json.put("callSign", track.callSign());
        json.put("name", track.label().name());
        json.put("known", track.label().isMarkedKnown());
        json.put("class", track.classification().objectClass().name().toLowerCase(Locale.ROOT));
        json.put("classProbability", track.classification().confidence());
        json.put("belief", kept.belief());
        json.put("still", kept.stillProbability());
        json.put("dropped", kept.isDropped());
        ArrayNode numbers = json.putArray("motion");
        numbers.add(motion.position().eastMetres())
                .add(motion.position().northMetres())
                .add(motion.position().upMetres())
                .add(motion.eastMetresPerSecond())
                .add(motion.northMetresPerSecond());
        for (GroundCovariance c :
                List.of(motion.positionCovariance(), motion.velocityCovariance())) {
            numbers.add(c.eastEast()).add(c.eastNorth()).add(c.northNorth());
        }
        numbers.add(motion.widthMetres());
        TrackUpdate update = track.lastUpdate();
        ObjectNode report = json.putObject("report");
        report.put("time", update.time().toString());
        report.put("sensor", update.report().sensor().value());
        report.put("measured", kept.isMeasured());
        report.put("squaredDistance", update.squaredDistance());
        report.put("competitors", update.competitors());
        report.put("probability", update.probability());
    }

    /// Empty, and a line in the log, for a text that is no checkpoint.
    static Optional<Tracker.State> read(String text) {
        try {
            JsonNode json = MAPPER.readTree(text);
            Instant time = Instant.parse(json.path("time").asString());
            List<Tracker.Kept> tracks = new ArrayList<>();
            for (JsonNode track : json.path("tracks")) {
                tracks.add(kept(track, time));
            }
            List<ApartPairs.Pair> apart = new ArrayList<>();
            json.path("apart")
                    .forEach(
                            pair ->
                                    apart.add(
                                            new ApartPairs.Pair(
                                                    pair.path(0).asLong(), pair.path(1).asLong())));
            return Optional.of(new Tracker.State(time, tracks, apart));
        } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
            LOG.warn(
                    "the tracks kept from before can't be read and are left alone: {}",
                    e.getMessage());
            return Optional.empty();
        }
    }

    private static Tracker.Kept kept(JsonNode json, Instant time) {
        double[] motion = numbers(json.path("motion"));
        JsonNode report = json.path("report");
        boolean isMeasured = report.path("measured").asBoolean();
        EastNorthUp place = new EastNorthUp(motion[0], motion[1], motion[2]);
        Kinematics kinematics =
                new Kinematics(
                        place,
                        motion[3],
                        motion[4],
                        new GroundCovariance(motion[5], motion[6], motion[7]),
                        new GroundCovariance(motion[8], motion[9], motion[10]),
                        motion[11]);
        Classification classification =
                new Classification(
                        ObjectClass.valueOf(json.path("class").asString().toUpperCase(Locale.ROOT)),
                        json.path("classProbability").asDouble());
        Instant seen = Instant.parse(report.path("time").asString());
        Plot plot =
                new Plot(
                        new SensorId(report.path("sensor").asString()),
                        seen,
                        place,
                        kinematics.positionCovariance(),
                        classification,
                        new ReportOrigin.Kept(isMeasured),
                        motion[11]);
        TrackUpdate update =
                new TrackUpdate(
                        plot,
                        seen,
                        report.path("squaredDistance").asDouble(),
                        report.path("competitors").asInt(),
                        report.path("probability").asDouble());
        Track track =
                new Track(
                        json.path("number").asLong(),
                        TrackStatus.COASTING,
                        time,
                        kinematics,
                        classification,
                        Instant.parse(json.path("first").asString()),
                        update,
                        new TrackLabel(
                                json.path("callSign").asString(),
                                json.path("name").asString(),
                                json.path("known").asBoolean()));
        return new Tracker.Kept(
                track,
                Math.clamp(json.path("belief").asDouble(), 0.01, 0.99),
                Math.clamp(json.path("still").asDouble(), 0, 1),
                isMeasured,
                json.path("dropped").asBoolean());
    }

    private static double[] numbers(JsonNode array) {
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.path(i).asDouble();
        }
        if (numbers.length != MOTION_NUMBERS
                || !Arrays.stream(numbers).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(
                    "motion has %d finite numbers, was %s".formatted(MOTION_NUMBERS, array));
        }
        return numbers;
    }
}
