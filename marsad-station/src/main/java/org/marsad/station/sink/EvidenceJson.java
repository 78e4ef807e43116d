package org.marsad.station.sink;

import org.marsad.alert.Alert;
import org.marsad.formats.geojson.RuleJson;
import org.marsad.geo.GroundCovariance;
import org.marsad.geo.LocalFrame;
import org.marsad.locate.Plot;
import org.marsad.locate.ReportOrigin;
import org.marsad.locate.Strobe;
import org.marsad.sensor.FrameStamp;
import org.marsad.track.TrackUpdate;
import tools.jackson.core.JsonGenerator;

/// The way back from an alert, as it is stored: rule, track, updates, reports, detections, frames.
/// Metres and radians in the local frame whose origin is in it.
final class EvidenceJson {

    private EvidenceJson() {}

    static String of(Alert alert, LocalFrame frame) {
        return PageJson.object(
                json -> {
                    json.writeObjectPropertyStart("localFrameOrigin");
                    PageJson.writePlace(json, frame.origin());
                    json.writeNumberProperty(
                            "ellipsoidHeightMetres", frame.origin().ellipsoidHeightMetres());
                    json.writeEndObject();
                    json.writeStringProperty("zone", alert.zone().id());
                    json.writeName("rule");
                    RuleJson.write(alert.rule(), json);
                    writeTrack(json, alert);
                    json.writeArrayPropertyStart("updates");
                    alert.updates().forEach(update -> writeUpdate(json, update));
                    json.writeEndArray();
                    json.writeArrayPropertyStart("frames");
                    alert.frames().forEach(stamp -> writeFrame(json, stamp));
                    json.writeEndArray();
                });
    }

    private static void writeTrack(JsonGenerator json, Alert alert) {
        var motion = alert.track().kinematics();
        json.writeObjectPropertyStart("track");
        json.writeNumberProperty("number", alert.track().number());
        json.writeStringProperty("time", alert.track().time().toString());
        json.writeStringProperty("firstTime", alert.track().firstTime().toString());
        json.writeNumberProperty("eastMetres", motion.position().eastMetres());
        json.writeNumberProperty("northMetres", motion.position().northMetres());
        json.writeNumberProperty("eastMetresPerSecond", motion.eastMetresPerSecond());
        json.writeNumberProperty("northMetresPerSecond", motion.northMetresPerSecond());
        writeCovariance(json, motion.positionCovariance());
        json.writeStringProperty(
                "class", PageJson.word(alert.track().classification().objectClass()));
        json.writeNumberProperty("classProbability", alert.track().classification().confidence());
        json.writeEndObject();
    }

    private static void writeUpdate(JsonGenerator json, TrackUpdate update) {
        json.writeStartObject();
        json.writeStringProperty("time", update.time().toString());
        json.writeStringProperty("sensor", update.report().sensor().value());
        json.writeNumberProperty("squaredDistance", update.squaredDistance());
        json.writeNumberProperty("competitors", update.competitors());
        json.writeNumberProperty("probability", update.probability());
        switch (update.report()) {
            case Plot plot -> {
                json.writeNumberProperty("eastMetres", plot.position().eastMetres());
                json.writeNumberProperty("northMetres", plot.position().northMetres());
                writeCovariance(json, plot.covariance());
            }
            case Strobe strobe -> {
                json.writeNumberProperty("azimuthRadians", strobe.azimuthRadians());
                json.writeNumberProperty("azimuthSigmaRadians", strobe.azimuthSigmaRadians());
            }
        }
        writeOrigin(json, update.report().origin());
        json.writeEndObject();
    }

    private static void writeOrigin(JsonGenerator json, ReportOrigin origin) {
        switch (origin) {
            case ReportOrigin.Seen(var tracklet) -> {
                var box = tracklet.detection().box();
                json.writeNumberProperty("tracklet", tracklet.number());
                json.writeNumberProperty("frame", tracklet.detection().frame().number());
                json.writeArrayPropertyStart("box");
                json.writeNumber(box.left());
                json.writeNumber(box.top());
                json.writeNumber(box.width());
                json.writeNumber(box.height());
                json.writeEndArray();
                json.writeNumberProperty("confidence", tracklet.detection().confidence());
            }
            case ReportOrigin.Measured(long number) ->
                    json.writeNumberProperty("measurement", number);
            case ReportOrigin.Beacon(String callSign) ->
                    json.writeStringProperty("callSign", callSign);
            case ReportOrigin.Partner partner ->
                    json.writeNumberProperty("partnerTrack", partner.number());
            case ReportOrigin.Kept(_) -> json.writeBooleanProperty("keptFromEarlierRun", true);
        }
    }

    private static void writeCovariance(JsonGenerator json, GroundCovariance covariance) {
        json.writeArrayPropertyStart("covariance");
        json.writeNumber(covariance.eastEast());
        json.writeNumber(covariance.eastNorth());
        json.writeNumber(covariance.northNorth());
        json.writeEndArray();
    }

    private static void writeFrame(JsonGenerator json, FrameStamp stamp) {
        json.writeStartObject();
        json.writeStringProperty("camera", stamp.camera().value());
        json.writeNumberProperty("number", stamp.number());
        json.writeStringProperty("exposureTime", stamp.exposureTime().toString());
        json.writeStringProperty("arrivalTime", stamp.arrivalTime().toString());
        json.writeStringProperty("timeSource", PageJson.word(stamp.timeSource()));
        json.writeEndObject();
    }
}
