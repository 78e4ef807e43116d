package org.marsad.bench.fused;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.marsad.bench.score.UnscorableException;
import org.marsad.bench.score.world.Course;
import org.marsad.bench.score.world.Fix;
import org.marsad.coverage.CameraView;
import org.marsad.coverage.Watch;
import org.marsad.formats.mot.MotFile;
import org.marsad.formats.mot.MotNote;
import org.marsad.formats.mot.MotRow;
import org.marsad.geo.EastNorthUp;
import org.marsad.locate.Scan;
import org.marsad.sensor.SensorId;
import org.marsad.sensor.camera.Camera;
import org.marsad.track.existence.SensorView;

/// PETS 2009 S2.L1 under views 001, 005 and 006: each view alone, and all of them, through the same chain, against the
/// same truth in metres.
///
/// The truth was drawn into view 001, so it ends at the edges of that picture: only tracks inside of them are scored, for
/// every view alike. A person whom a view cannot see counts as missed by it; so that the number of cameras alone
/// proves nothing, each view is also held against all of them within its own picture, where truth and
/// tracks outside of it do not count.
public final class PetsScene {

    /// In their pictures all three see the people of the truth.
    private static final List<String> NAMES = List.of("001", "005", "006");

    /// A person is there only in frames in which something says so.
    private static final double LONGEST_GAP_SECONDS = 1.5 / PetsView.FRAME_RATE_HZ;

    private final SequencedMap<String, PetsView> views;
    private final List<Course> truth;

    private PetsScene(SequencedMap<String, PetsView> views, List<Course> truth) {
        this.views = views;
        this.truth = truth;
    }

    /// @param folder with `calibration-tsai` and `detections`
    /// @param truthFile MOTChallenge rows with places in metres, of view 001
    public static PetsScene read(Path folder, Path truthFile)
            throws IOException, UnscorableException {
        SequencedMap<String, PetsView> views = new LinkedHashMap<>();
        for (String name : NAMES) {
            views.put(name, PetsView.read(folder, name));
        }
        Map<Integer, List<Fix>> persons = new TreeMap<>();
        for (MotRow row : MotFile.read(truthFile)) {
            if (row.note() instanceof MotNote.WorldFoot(double x, double y, _)) {
                persons.computeIfAbsent(row.id(), _ -> new ArrayList<>())
                        .add(new Fix(PetsView.seconds(row.frame()), x, y));
            }
        }
        if (persons.isEmpty()) {
            throw new UnscorableException(
                    "%s: expected rows with a place in the world (10 columns), found none"
                            .formatted(truthFile));
        }
        return new PetsScene(
                views,
                persons.entrySet().stream()
                        .map(entry -> course(entry.getKey().toString(), entry.getValue()))
                        .toList());
    }

    /// What one run makes of the scene.
    ///
    /// @param alone each view by itself, by its name, against all of the truth
    /// @param fused all views together, against all of the truth
    /// @param inside each view's own picture, by its name
    public record Result(
            SequencedMap<String, Held> alone, Held fused, SequencedMap<String, Inside> inside) {}

    /// Inside one view's picture, against the truth there: that view by itself, and all of them.
    public record Inside(Held alone, Held fused) {}

    /// @param gateMetres within which a track may stand for a person
    public Result score(double gateMetres) throws UnscorableException {
        Camera drawnInto = views.firstEntry().getValue().camera();
        List<Course> fused = inside(drawnInto, track(List.copyOf(views.values())));
        SequencedMap<String, Held> alone = new LinkedHashMap<>();
        SequencedMap<String, Inside> insides = new LinkedHashMap<>();
        for (Map.Entry<String, PetsView> entry : views.entrySet()) {
            Camera camera = entry.getValue().camera();
            List<Course> own = inside(drawnInto, track(List.of(entry.getValue())));
            List<Course> there = inside(camera, truth);
            alone.put(entry.getKey(), Held.of(truth, own, gateMetres));
            insides.put(
                    entry.getKey(),
                    new Inside(
                            Held.of(there, inside(camera, own), gateMetres),
                            Held.of(there, inside(camera, fused), gateMetres)));
        }
        return new Result(alone, Held.of(truth, fused, gateMetres), insides);
    }

    private static List<Course> track(List<PetsView> cameras) {
        List<Scan> scans = new ArrayList<>();
        Map<SensorId, SensorView> looks = new LinkedHashMap<>();
        for (PetsView view : cameras) {
            scans.addAll(view.scans());
            Watch watch = new Watch(view.camera(), PetsView.MAXIMUM_RANGE_METRES);
            looks.put(view.camera().id(), new CameraView(watch, view.ground()));
        }
        scans.sort(Comparator.comparing(Scan::arrivalTime));
        FusedTracks.Site site = new FusedTracks.Site(looks, _ -> Map.of(), Map.of());
        return FusedTracks.of(scans, site, Instant.EPOCH, LONGEST_GAP_SECONDS).courses();
    }

    private static Course course(String id, List<Fix> fixes) {
        return new Course(id, fixes, LONGEST_GAP_SECONDS);
    }

    /// What stands in a camera's picture.
    private static List<Course> inside(Camera camera, List<Course> courses) {
        return courses.stream()
                .map(course -> course.where(fix -> isInside(camera, fix)))
                .filter(course -> !course.fixes().isEmpty())
                .toList();
    }

    private static boolean isInside(Camera camera, Fix fix) {
        return camera.findPixel(new EastNorthUp(fix.xMetres(), fix.yMetres(), 0))
                .filter(
                        pixel ->
                                pixel.x() >= 0
                                        && pixel.y() >= 0
                                        && pixel.x() <= camera.lens().widthPixels()
                                        && pixel.y() <= camera.lens().heightPixels())
                .isPresent();
    }
}
