package org.marsad.station.serve;

import java.util.List;
import org.marsad.geo.Geodetic;
import org.marsad.station.config.SiteLayout;
import org.marsad.station.config.SiteLayout.CameraSite;
import org.marsad.station.sink.PageJson;
import tools.jackson.core.JsonGenerator;

/// The answers about the site that pages read once.
final class SiteJson {

    /// Room around the outermost thing on the map.
    private static final double MARGIN_DEGREES = 0.005;

    private SiteJson() {}

    static String site(Desk.About about, SiteLayout site) {
        return PageJson.object(
                json -> {
                    PageJson.writeName(json, "name", site.name());
                    json.writeStringProperty("version", about.version());
                    json.writeBooleanProperty("simulated", about.simulated());
                    json.writeStringProperty("timeZone", site.timeZone().getId());
                    json.writeName("centre");
                    writePosition(json, site.frame().origin());
                    writeBounds(json, site);
                    json.writeArrayPropertyStart("towers");
                    site.towers().forEach(tower -> writeTower(json, tower));
                    json.writeEndArray();
                    json.writeArrayPropertyStart("cameras");
                    site.cameras().forEach(camera -> writeCamera(json, camera));
                    json.writeEndArray();
                    json.writeArrayPropertyStart("radars");
                    site.radars().forEach(radar -> writeRadar(json, radar));
                    json.writeEndArray();
                    writeShapes(json, "lines", site.drawing().lines());
                    writeShapes(json, "areas", site.drawing().areas());
                    json.writeArrayPropertyStart("places");
                    site.drawing().places().forEach(place -> writePlace(json, place));
                    json.writeEndArray();
                });
    }

    static String ground(GroundRaster ground) {
        return PageJson.object(
                json -> {
                    json.writeNumberProperty("columns", ground.columns());
                    json.writeNumberProperty("rows", ground.rows());
                    json.writeNumberProperty("cellMetres", ground.cellMetres());
                    json.writeArrayPropertyStart("corners");
                    ground.corners().forEach(corner -> writePosition(json, corner));
                    json.writeEndArray();
                    json.writeNumberProperty("coverage", ground.coverageVersion());
                });
    }

    private static void writeTower(JsonGenerator json, SiteLayout.Tower tower) {
        json.writeStartObject();
        json.writeStringProperty("id", tower.id());
        PageJson.writeName(json, "name", tower.name());
        json.writeStringProperty("kind", PageJson.word(tower.kind()));
        PageJson.writePlace(json, tower.place());
        json.writeNumberProperty("mastMetres", tower.mastMetres());
        json.writeEndObject();
    }

    private static void writeCamera(JsonGenerator json, CameraSite camera) {
        json.writeStartObject();
        json.writeStringProperty("id", camera.id().value());
        json.writeStringProperty("tower", camera.tower());
        PageJson.writeName(json, "name", camera.name());
        PageJson.writePlace(json, camera.place());
        json.writeNumberProperty("mastMetres", camera.mastMetres());
        json.writeNumberProperty("panDegrees", bearingDegrees(camera.panRadians()));
        json.writeNumberProperty(
                "fieldOfViewDegrees",
                tenth(Math.toDegrees(camera.lens().horizontalFieldOfViewRadians())));
        json.writeNumberProperty("rangeMetres", camera.reach().rangeMetres());
        json.writeNumberProperty("width", camera.lens().widthPixels());
        json.writeNumberProperty("height", camera.lens().heightPixels());
        json.writeArrayPropertyStart("footprint");
        camera.reach().footprint().forEach(corner -> writePosition(json, corner));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeRadar(JsonGenerator json, SiteLayout.RadarSite radar) {
        json.writeStartObject();
        json.writeStringProperty("id", radar.id().value());
        json.writeStringProperty("tower", radar.tower());
        PageJson.writeName(json, "name", radar.name());
        PageJson.writePlace(json, radar.antenna());
        json.writeNumberProperty("middleDegrees", bearingDegrees(radar.sector().middleRadians()));
        json.writeNumberProperty(
                "widthDegrees", tenth(Math.toDegrees(radar.sector().widthRadians())));
        json.writeNumberProperty("rangeMetres", radar.rangeMetres());
        json.writeEndObject();
    }

    private static double bearingDegrees(double radians) {
        double degrees = Math.toDegrees(radians);
        return tenth((degrees % 360 + 360) % 360);
    }

    private static void writeShapes(
            JsonGenerator json, String field, List<SiteLayout.Shape> shapes) {
        json.writeArrayPropertyStart(field);
        for (SiteLayout.Shape shape : shapes) {
            json.writeStartObject();
            json.writeStringProperty("kind", shape.kind());
            PageJson.writeName(json, "name", shape.name());
            json.writeArrayPropertyStart("points");
            shape.points().forEach(point -> writePosition(json, point));
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writePlace(JsonGenerator json, SiteLayout.Place place) {
        json.writeStartObject();
        PageJson.writeName(json, "name", place.name());
        PageJson.writePlace(json, place.place());
        json.writeEndObject();
    }

    private static void writeBounds(JsonGenerator json, SiteLayout site) {
        double west = site.frame().origin().longitudeDegrees();
        double east = west;
        double south = site.frame().origin().latitudeDegrees();
        double north = south;
        for (Geodetic place : site.outline()) {
            west = Math.min(west, place.longitudeDegrees());
            east = Math.max(east, place.longitudeDegrees());
            south = Math.min(south, place.latitudeDegrees());
            north = Math.max(north, place.latitudeDegrees());
        }
        json.writeArrayPropertyStart("bounds");
        writePosition(json, west - MARGIN_DEGREES, south - MARGIN_DEGREES);
        writePosition(json, east + MARGIN_DEGREES, north + MARGIN_DEGREES);
        json.writeEndArray();
    }

    private static void writePosition(JsonGenerator json, Geodetic place) {
        writePosition(json, place.longitudeDegrees(), place.latitudeDegrees());
    }

    private static void writePosition(JsonGenerator json, double longitude, double latitude) {
        double[] position = {Math.rint(longitude * 1e7) / 1e7, Math.rint(latitude * 1e7) / 1e7};
        json.writeArray(position, 0, 2);
    }

    private static double tenth(double value) {
        return Math.rint(value * 10) / 10;
    }
}
