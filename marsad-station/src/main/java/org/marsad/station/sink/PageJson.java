package org.marsad.station.sink;

import java.io.StringWriter;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.marsad.formats.geojson.NamedZone;
import org.marsad.formats.geojson.RuleJson;
import org.marsad.formats.geojson.ZoneOutline;
import org.marsad.geo.ErrorEllipse;
import org.marsad.geo.Geodetic;
import org.marsad.geo.LocalFrame;
import org.marsad.picture.SensorStatus;
import org.marsad.sensor.health.SensorHealth;
import org.marsad.station.store.AlertCase;
import org.marsad.track.Kinematics;
import org.marsad.track.Track;
import org.marsad.track.registration.Correction;
import org.marsad.track.registration.SensorOffset;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// The values that the page is told, as JSON texts; docs/api.md says what each field means. Places
/// are rounded to a centimetre, the rest to what the page can show.
public final class PageJson {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final double SHARE_INSIDE_ELLIPSE = 0.95;

    private final LocalFrame frame;

    public PageJson(LocalFrame frame) {
        this.frame = frame;
    }

    /// One JSON object, its fields written by `fields`.
    public static String object(Consumer<JsonGenerator> fields) {
        StringWriter text = new StringWriter(256);
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            fields.accept(json);
            json.writeEndObject();
        }
        return text.toString();
    }

    public static String array(Collection<String> items) {
        return "[" + String.join(",", items) + "]";
    }

    public static void writeName(JsonGenerator json, String field, Map<String, String> name) {
        json.writeObjectPropertyStart(field);
        name.forEach(json::writeStringProperty);
        json.writeEndObject();
    }

    public static void writePlace(JsonGenerator json, Geodetic place) {
        json.writeNumberProperty("lat", rounded(place.latitudeDegrees(), 1e7));
        json.writeNumberProperty("lon", rounded(place.longitudeDegrees(), 1e7));
    }

    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /// T without its trail, so that equal texts mean that the page need not hear of it again.
    String track(Track track, Collection<String> sensors) {
        Kinematics motion = track.kinematics();
        ErrorEllipse ellipse = motion.positionCovariance().ellipse(SHARE_INSIDE_ELLIPSE);
        return object(
                json -> {
                    json.writeNumberProperty("n", track.number());
                    json.writeStringProperty("status", word(track.status()));
                    json.writeStringProperty("class", word(track.classification().objectClass()));
                    track.findCallSign().ifPresent(own -> json.writeStringProperty("own", own));
                    if (!track.label().name().isEmpty()) {
                        json.writeStringProperty("name", track.label().name());
                    }
                    if (track.label().isMarkedKnown()) {
                        json.writeBooleanProperty("known", true);
                    }
                    writePlace(json, frame.toGeodetic(motion.position()));
                    json.writeNumberProperty("speed", rounded(motion.speedMetresPerSecond(), 100));
                    json.writeNumberProperty(
                            "heading", rounded(Math.toDegrees(motion.headingRadians()), 10));
                    json.writeArrayPropertyStart("ellipse");
                    json.writeNumber(rounded(ellipse.semiMajorMetres(), 100));
                    json.writeNumber(rounded(ellipse.semiMinorMetres(), 100));
                    json.writeNumber(rounded(Math.toDegrees(ellipse.majorAzimuthRadians()), 10));
                    json.writeEndArray();
                    json.writeStringProperty("seen", track.lastUpdate().time().toString());
                    json.writeStringProperty("since", track.firstTime().toString());
                    json.writeArrayPropertyStart("by");
                    sensors.forEach(json::writeString);
                    json.writeEndArray();
                });
    }

    /// A: the alert with its standing.
    public static String alert(AlertCase alert) {
        return object(
                json -> {
                    AlertCase.Cause cause = alert.cause();
                    AlertCase.Sighting sighting = alert.sighting();
                    json.writeStringProperty("id", alert.id());
                    json.writeStringProperty("severity", word(cause.severity()));
                    json.writeStringProperty("event", cause.event());
                    json.writeNumberProperty("seconds", cause.staySeconds());
                    json.writeStringProperty("zone", cause.zone());
                    writeName(json, "zoneName", cause.zoneName());
                    json.writeStringProperty("class", word(sighting.objectClass()));
                    json.writeNumberProperty("track", sighting.track());
                    json.writeStringProperty("time", sighting.time().toString());
                    writePlace(json, sighting.place());
                    json.writeNumberProperty("count", alert.crossings());
                    json.writeStringProperty("state", word(alert.standing().state()));
                    json.writeStringProperty("by", alert.standing().by());
                    json.writeStringProperty("stateTime", alert.standing().time().toString());
                    json.writeStringProperty("resolution", alert.standing().resolution());
                    json.writeArrayPropertyStart("cameras");
                    sighting.cameras().forEach(json::writeString);
                    json.writeEndArray();
                    json.writeBooleanProperty("frame", alert.hasFrame());
                });
    }

    /// H: how a sensor is, what of it could not be used, what is wrong with it.
    public static String sensor(SensorStatus status) {
        SensorHealth health = status.health();
        return object(
                json -> {
                    json.writeStringProperty("sensor", health.sensor().value());
                    json.writeStringProperty("state", word(health.state()));
                    json.writeStringProperty("since", health.since().toString());
                    json.writeStringProperty("detail", health.detail());
                    if (!status.refused().isEmpty()) {
                        json.writeObjectPropertyStart("refused");
                        status.refused()
                                .forEach((why, many) -> json.writeNumberProperty(word(why), many));
                        json.writeEndObject();
                    }
                    status.offset().ifPresent(offset -> writeOffset(json, offset));
                    if (status.hasClearOffset()) {
                        json.writeBooleanProperty("isOff", true);
                    }
                    if (!status.correction().equals(Correction.NONE)) {
                        json.writeObjectPropertyStart("correction");
                        writeCorrection(json, status.correction());
                        json.writeEndObject();
                    }
                });
    }

    private static void writeOffset(JsonGenerator json, SensorOffset offset) {
        json.writeObjectPropertyStart("offset");
        writeCorrection(json, offset.offset());
        json.writeObjectPropertyStart("sigma");
        writeCorrection(json, offset.sigmas());
        json.writeEndObject();
        json.writeNumberProperty("comparisons", offset.comparisons());
        json.writeEndObject();
    }

    /// To what can be told: a hundredth of a degree, a tenth of a metre, a hundredth of a second.
    public static void writeCorrection(JsonGenerator json, Correction correction) {
        json.writeNumberProperty(
                "bearingDegrees", rounded(Math.toDegrees(correction.bearingRadians()), 100));
        json.writeNumberProperty("rangeMetres", rounded(correction.rangeMetres(), 10));
        json.writeNumberProperty("clockSeconds", rounded(correction.clockSeconds(), 100));
    }

    /// Z with its corners in degrees.
    public String zone(NamedZone zone) {
        return object(
                json -> {
                    json.writeStringProperty("id", zone.id());
                    writeName(json, "name", zone.name());
                    json.writeStringProperty("kind", word(zone.zone().kind()));
                    json.writeArrayPropertyStart("corners");
                    zone.zone()
                            .corners()
                            .forEach(
                                    corner ->
                                            json.writeArray(
                                                    ZoneOutline.position(corner, frame), 0, 2));
                    json.writeEndArray();
                    json.writeArrayPropertyStart("rules");
                    zone.zone().rules().forEach(rule -> RuleJson.write(rule, json));
                    json.writeEndArray();
                });
    }

    static double rounded(double value, double perUnit) {
        return Math.rint(value * perUnit) / perUnit;
    }
}
