package org.marsad.station.config;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.marsad.geo.Geodetic;
import org.marsad.geo.LocalFrame;
import org.marsad.sensor.Sector;
import org.marsad.sensor.SensorId;
import org.marsad.sensor.camera.Lens;

/// What the map shows of a site before anything moves. Names are by language tag, `""` for every
/// other language.
public record SiteLayout(
        Map<String, String> name,
        ZoneId timeZone,
        LocalFrame frame,
        List<Tower> towers,
        List<CameraSite> cameras,
        List<RadarSite> radars,
        Drawing drawing) {

    public SiteLayout {
        name = sorted(name);
        towers = List.copyOf(towers);
        cameras = List.copyOf(cameras);
        radars = List.copyOf(radars);
    }

    public enum TowerKind {
        TOWER,
        AEROSTAT
    }

    /// @param mastMetres height of the sensors above the ground
    public record Tower(
            String id,
            Map<String, String> name,
            TowerKind kind,
            Geodetic place,
            double mastMetres) {

        public Tower {
            name = sorted(name);
        }
    }

    /// Where a camera stands and which way it looks; radians clockwise from north.
    ///
    /// @param tower id, empty when it stands by itself
    public record CameraSite(
            SensorId id,
            String tower,
            Map<String, String> name,
            Geodetic place,
            double mastMetres,
            double panRadians,
            Lens lens,
            Reach reach) {

        public CameraSite {
            name = sorted(name);
        }
    }

    /// Where a radar's antenna is, its height too, and where it looks.
    ///
    /// @param tower id, empty when it stands by itself
    public record RadarSite(
            SensorId id,
            String tower,
            Map<String, String> name,
            Geodetic antenna,
            Sector sector,
            double rangeMetres) {

        public RadarSite {
            name = sorted(name);
        }
    }

    /// @param rangeMetres how far a camera is of use
    /// @param footprint outline of the ground in its picture, empty until it is computed
    public record Reach(double rangeMetres, List<Geodetic> footprint) {

        public Reach {
            footprint = List.copyOf(footprint);
        }
    }

    /// What is drawn on the map for people: roads and water, names.
    public record Drawing(List<Shape> lines, List<Shape> areas, List<Place> places) {

        public static final Drawing EMPTY = new Drawing(List.of(), List.of(), List.of());

        public Drawing {
            lines = List.copyOf(lines);
            areas = List.copyOf(areas);
            places = List.copyOf(places);
        }
    }

    /// @param kind of a line: road, track, wadi, fence; of an area: water, orchard, village, compound
    public record Shape(String kind, Map<String, String> name, List<Geodetic> points) {

        public Shape {
            name = sorted(name);
            points = List.copyOf(points);
        }
    }

    public record Place(Map<String, String> name, Geodetic place) {

        public Place {
            name = sorted(name);
        }
    }

    /// With these outlines for the cameras that have one.
    public SiteLayout withFootprints(Map<SensorId, List<Geodetic>> footprints) {
        List<CameraSite> outlined = new ArrayList<>();
        for (CameraSite camera : cameras) {
            List<Geodetic> outline =
                    footprints.getOrDefault(camera.id(), camera.reach().footprint());
            outlined.add(
                    new CameraSite(
                            camera.id(),
                            camera.tower(),
                            camera.name(),
                            camera.place(),
                            camera.mastMetres(),
                            camera.panRadians(),
                            camera.lens(),
                            new Reach(camera.reach().rangeMetres(), outline)));
        }
        return new SiteLayout(name, timeZone, frame, towers, outlined, radars, drawing);
    }

    /// Everything that has a place on the map.
    public List<Geodetic> outline() {
        List<Geodetic> outline = new ArrayList<>();
        towers.forEach(tower -> outline.add(tower.place()));
        cameras.forEach(camera -> outline.add(camera.place()));
        cameras.forEach(camera -> outline.addAll(camera.reach().footprint()));
        radars.forEach(radar -> outline.add(radar.antenna()));
        drawing.lines().forEach(line -> outline.addAll(line.points()));
        drawing.areas().forEach(area -> outline.addAll(area.points()));
        drawing.places().forEach(place -> outline.add(place.place()));
        return outline;
    }

    private static Map<String, String> sorted(Map<String, String> name) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(name));
    }
}
