package org.marsad.station.serve;

import org.marsad.locate.ReportOrigin;
import org.marsad.station.sink.PageJson;
import org.marsad.station.tracks.TrackBook;
import org.marsad.track.TrackUpdate;
import org.marsad.track.act.ActRefusedException;
import org.marsad.track.act.TrackAct;
import org.marsad.track.history.TrackEvent;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/// Acts on tracks as the page sends them, and histories as it gets them: facts, which the page puts into words.
final class TrackJson {

    private TrackJson() {}

    static long number(String id) {
        if (!id.matches("[0-9]{1,18}")) {
            throw new Refusal(400, "track.number", "a track has a number, got '%s'".formatted(id));
        }
        return Long.parseLong(id);
    }

    /// Throws {@link Refusal}, {@link ActRefusedException}.
    static TrackAct act(long track, JsonNode body) {
        String word = body.path("act").asString("");
        return switch (word) {
            case "merge" -> {
                JsonNode other = body.path("with");
                if (!other.isIntegralNumber()) {
                    throw new Refusal(
                            400,
                            "track.number",
                            "a merge says \"with\" which track number, got %s".formatted(other));
                }
                yield new TrackAct.Merge(track, other.longValue());
            }
            case "rename" -> {
                JsonNode name = body.path("name");
                if (!name.isString()) {
                    throw new Refusal(
                            400, "track.name", "a rename says a \"name\", got %s".formatted(name));
                }
                yield new TrackAct.Rename(track, name.stringValue());
            }
            case "split" -> new TrackAct.Split(track);
            case "known" -> new TrackAct.Mark(track, true);
            case "unknown" -> new TrackAct.Mark(track, false);
            case "drop" -> new TrackAct.Drop(track);
            default ->
                    throw new Refusal(
                            400,
                            "track.act",
                            "an act is merge, split, rename, known, unknown or drop, got '%s'"
                                    .formatted(word));
        };
    }

    static Refusal refusal(ActRefusedException refused) {
        String message = String.valueOf(refused.getMessage());
        return switch (refused.reason()) {
            case UNKNOWN -> new Refusal(404, "track.unknown", message);
            case SELF -> new Refusal(400, "track.self", message);
            case NAME -> new Refusal(400, "track.name", message);
            case OWN -> new Refusal(409, "track.own", message);
        };
    }

    static String history(long track, TrackBook.History history) {
        return PageJson.object(
                json -> {
                    json.writeNumberProperty("track", track);
                    json.writeArrayPropertyStart("events");
                    history.events().forEach(event -> writeEvent(json, event));
                    json.writeEndArray();
                    history.update().ifPresent(update -> writeUpdate(json, update));
                });
    }

    private static void writeEvent(JsonGenerator json, TrackEvent event) {
        json.writeStartObject();
        json.writeStringProperty("time", event.time().toString());
        switch (event.what()) {
            case TrackEvent.Begun(var sensor) -> {
                json.writeStringProperty("event", "begun");
                json.writeStringProperty("sensor", sensor.value());
            }
            case TrackEvent.Confirmed(int reports, double belief) -> {
                json.writeStringProperty("event", "confirmed");
                json.writeNumberProperty("reports", reports);
                json.writeNumberProperty("belief", rounded(belief));
            }
            case TrackEvent.Joined(long other, double squaredDistance, double closeSeconds) -> {
                json.writeStringProperty("event", "joined");
                json.writeNumberProperty("other", other);
                json.writeNumberProperty("squaredDistance", rounded(squaredDistance));
                json.writeNumberProperty("seconds", closeSeconds);
            }
            case TrackEvent.Acted(TrackAct act, String by) -> writeAct(json, act, by);
            case TrackEvent.Parted(long other) -> {
                json.writeStringProperty("event", "parted");
                json.writeNumberProperty("other", other);
            }
            case TrackEvent.StayedOne() -> json.writeStringProperty("event", "stayed_one");
            case TrackEvent.Resumed() -> json.writeStringProperty("event", "resumed");
            case TrackEvent.Ended(var why, long other) -> {
                json.writeStringProperty("event", "ended");
                json.writeStringProperty("why", PageJson.word(why));
                if (other != 0) {
                    json.writeNumberProperty("other", other);
                }
            }
        }
        json.writeEndObject();
    }

    private static void writeAct(JsonGenerator json, TrackAct act, String by) {
        json.writeStringProperty("event", "act");
        json.writeNumberProperty("track", act.track());
        json.writeStringProperty("by", by);
        switch (act) {
            case TrackAct.Merge(_, long other) -> {
                json.writeStringProperty("act", "merge");
                json.writeNumberProperty("other", other);
            }
            case TrackAct.Rename(_, String name) -> {
                json.writeStringProperty("act", "rename");
                json.writeStringProperty("name", name);
            }
            case TrackAct.Split(_) -> json.writeStringProperty("act", "split");
            case TrackAct.Mark(_, boolean isKnown) ->
                    json.writeStringProperty("act", isKnown ? "known" : "unknown");
            case TrackAct.Drop(_) -> json.writeStringProperty("act", "drop");
        }
    }

    private static void writeUpdate(JsonGenerator json, TrackUpdate update) {
        json.writeObjectPropertyStart("update");
        json.writeStringProperty("time", update.time().toString());
        json.writeStringProperty("sensor", update.report().sensor().value());
        json.writeStringProperty("from", from(update.report().origin()));
        json.writeNumberProperty("squaredDistance", rounded(update.squaredDistance()));
        json.writeNumberProperty("competitors", update.competitors());
        json.writeNumberProperty("probability", rounded(update.probability()));
        json.writeEndObject();
    }

    private static String from(ReportOrigin origin) {
        return switch (origin) {
            case ReportOrigin.Seen _ -> "seen";
            case ReportOrigin.Measured _ -> "measured";
            case ReportOrigin.Beacon _ -> "beacon";
            case ReportOrigin.Kept _ -> "kept";
            case ReportOrigin.Partner _ -> "partner";
        };
    }

    private static double rounded(double value) {
        return Math.rint(value * 1000) / 1000;
    }
}
