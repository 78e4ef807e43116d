package org.marsad.bench.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.marsad.bench.score.UnscorableException;
import org.marsad.bench.score.consistency.NeesScore;
import org.marsad.bench.score.world.Course;
import org.marsad.bench.score.world.Fix;
import org.marsad.bench.score.world.GroundScore;
import org.marsad.bench.score.world.WorldScore;
import org.marsad.detect.ObjectClass;
import org.marsad.geo.EastNorthUp;
import org.marsad.sim.actor.Actor;
import org.marsad.sim.actor.ActorState;
import org.marsad.sim.radar.PlotExtractor;
import org.marsad.sim.radar.Radar;
import org.marsad.sim.scenario.Scenario;
import org.marsad.track.Track;
import org.marsad.track.registration.Correction;
import org.marsad.track.registration.SensorOffset;

/// The figures of a run. People and vehicles count from when they can first be seen until they last can,
/// hidden stretches between included; animals are no targets, and a track among them is no false one.
///
/// @param figures by name, the ones a scenario may set bounds on
/// @param lines what happened with each alert, for people
public record ScenarioScore(SequencedMap<String, Double> figures, List<String> lines) {

    private static final double CUT_OFF_METRES = 50;
    private static final double AMONG_ANIMALS_METRES = 30;

    /// Two dots of one thing need up to so long to become one once nothing keeps them apart.
    private static final double MERGED_SECONDS = 45;

    /// Tracks need some seconds after the first picture.
    private static final double SETTLED_SECONDS = 10;

    public static ScenarioScore of(ScenarioRun run) throws UnscorableException {
        List<TrueEvent> events = TrueEvent.of(run.scenario(), run.shown());
        AlertScore alerts = AlertScore.of(events, run.raised());
        Truth truth = new Truth(run);
        SequencedMap<String, Double> figures = new LinkedHashMap<>();
        figures.put("events", (double) alerts.events());
        figures.put("missed_events", (double) alerts.missed());
        figures.put("doubled_alerts", (double) alerts.doubled());
        figures.put("false_alerts", (double) alerts.falseAlerts());
        figures.put("slowest_alert_seconds", alerts.slowestSeconds());
        List<Course> targets = truth.targets();
        List<Course> tracks = truth.tracks();
        WorldScore.Rules rules =
                new WorldScore.Rules(CUT_OFF_METRES, CUT_OFF_METRES, SETTLED_SECONDS);
        WorldScore world = WorldScore.of(targets, tracks, rules);
        figures.put("mota", world.courses().mota());
        figures.put("idf1", world.courses().idf1());
        figures.put("switches", (double) world.courses().switches());
        figures.put("mean_missed", world.picture().meanMissed());
        figures.put("mean_false", world.picture().meanFalse());
        figures.put("gospa_metres", world.picture().meanGospaMetres());
        figures.put("tracks", (double) tracks.size());
        figures.put("targets", (double) targets.size());
        GroundScore ground = GroundScore.of(bySecond(targets), bySecond(tracks), CUT_OFF_METRES);
        figures.put("median_error_metres", ground.medianMetres());
        figures.put("p90_error_metres", ground.p90Metres());
        NeesScore nees = StatedErrors.of(run, targets, tracks, rules);
        figures.put("nees", nees.mean());
        figures.put("nees_low", nees.low());
        figures.put("nees_high", nees.high());
        figures.put("nees_median", nees.median());
        putOffsets(run, figures);
        if (run.scenario().correctAtSeconds().isPresent()) {
            double at = run.scenario().correctAtSeconds().getAsDouble();
            putCorrected(targets, tracks, at + MERGED_SECONDS, figures);
        }
        List<String> lines = new ArrayList<>(alerts.lines());
        lines.addAll(truth.identities(targets, tracks));
        run.offsets().forEach(offset -> lines.add(line(offset)));
        return new ScenarioScore(figures, lines);
    }

    /// How far the offsets that were found are from those that the radars really have; the worst of all radars.
    private static void putOffsets(ScenarioRun run, Map<String, Double> figures) {
        for (PlotExtractor radar : run.scenario().radars()) {
            Radar.Errors truth = radar.radar().errors();
            for (SensorOffset found : run.offsets()) {
                if (found.sensor().equals(radar.radar().id())) {
                    Correction offset = found.offset();
                    double bearing =
                            Math.toDegrees(offset.bearingRadians() - truth.bearingRadians());
                    figures.merge("bearing_offset_error_degrees", Math.abs(bearing), Math::max);
                    figures.merge(
                            "range_offset_error_metres",
                            Math.abs(offset.rangeMetres() - truth.rangeMetres()),
                            Math::max);
                    figures.merge(
                            "clock_offset_error_seconds",
                            Math.abs(offset.clockSeconds() - truth.clockSeconds()),
                            Math::max);
                }
            }
        }
    }

    private static String line(SensorOffset found) {
        Correction offset = found.offset();
        Correction sigmas = found.sigmas();
        return "offset of %s: %.3f ± %.3f degrees, %.1f ± %.1f m, %.2f ± %.2f s, %d comparisons"
                .formatted(
                        found.sensor(),
                        Math.toDegrees(offset.bearingRadians()),
                        Math.toDegrees(sigmas.bearingRadians()),
                        offset.rangeMetres(),
                        sigmas.rangeMetres(),
                        offset.clockSeconds(),
                        sigmas.clockSeconds(),
                        found.comparisons());
    }

    /// What is shown once the offsets that were found are taken off: tracks without a target, and errors.
    private static void putCorrected(
            List<Course> targets, List<Course> tracks, double from, Map<String, Double> figures)
            throws UnscorableException {
        WorldScore world =
                WorldScore.of(
                        after(targets, from),
                        after(tracks, from),
                        new WorldScore.Rules(CUT_OFF_METRES, CUT_OFF_METRES, 0));
        figures.put("corrected_mean_false", world.picture().meanFalse());
        figures.put("corrected_mean_missed", world.picture().meanMissed());
        figures.put("corrected_gospa_metres", world.picture().meanGospaMetres());
    }

    private static List<Course> after(List<Course> courses, double from) {
        return courses.stream()
                .map(course -> course.where(fix -> fix.timeSeconds() >= from))
                .filter(course -> !course.fixes().isEmpty())
                .toList();
    }

    private static Map<Integer, List<Fix>> bySecond(List<Course> courses) {
        Map<Integer, List<Fix>> seconds = new TreeMap<>();
        for (Course course : courses) {
            for (Fix fix : course.fixes()) {
                seconds.computeIfAbsent((int) Math.rint(fix.timeSeconds()), _ -> new ArrayList<>())
                        .add(fix);
            }
        }
        return seconds;
    }

    /// What was there and what was shown, each second.
    private record Truth(ScenarioRun run) {

        List<Course> targets() {
            List<Course> targets = new ArrayList<>();
            Scenario scenario = run.scenario();
            for (Actor actor : scenario.actors()) {
                if (actor.look().objectClass() == ObjectClass.ANIMAL) {
                    continue;
                }
                List<Integer> seen =
                        run.shown().entrySet().stream()
                                .filter(entry -> entry.getValue().contains(actor.id()))
                                .map(Map.Entry::getKey)
                                .toList();
                if (!seen.isEmpty()) {
                    List<Fix> fixes = new ArrayList<>();
                    for (int second = seen.getFirst(); second <= seen.getLast(); second++) {
                        double at = second;
                        actor.findState(second, scenario.world().relief())
                                .ifPresent(state -> fixes.add(fix(at, state.position())));
                    }
                    targets.add(new Course(actor.id(), fixes));
                }
            }
            return targets;
        }

        List<Course> tracks() {
            Map<Long, List<Fix>> byNumber = new TreeMap<>();
            run.tracks()
                    .forEach(
                            (second, tracks) -> {
                                List<ActorState> there = run.scenario().actorsAt(second);
                                for (Track track : tracks) {
                                    EastNorthUp place = track.kinematics().position();
                                    if (!isAmongAnimals(place, there)) {
                                        byNumber.computeIfAbsent(
                                                        track.number(), _ -> new ArrayList<>())
                                                .add(fix(second, place));
                                    }
                                }
                            });
            return byNumber.entrySet().stream()
                    .map(entry -> new Course("" + entry.getKey(), entry.getValue()))
                    .toList();
        }

        private static boolean isAmongAnimals(EastNorthUp place, List<ActorState> there) {
            double nearestAnimal = Double.POSITIVE_INFINITY;
            double nearestOther = Double.POSITIVE_INFINITY;
            for (ActorState state : there) {
                double distance = state.position().horizontalDistanceMetres(place);
                if (state.look().objectClass() == ObjectClass.ANIMAL) {
                    nearestAnimal = Math.min(nearestAnimal, distance);
                } else {
                    nearestOther = Math.min(nearestOther, distance);
                }
            }
            return nearestAnimal < AMONG_ANIMALS_METRES && nearestAnimal < nearestOther;
        }

        /// For people: each track with how long it lived and whom it stood nearest to.
        List<String> identities(List<Course> targets, List<Course> tracks) {
            List<String> lines = new ArrayList<>();
            for (Course track : tracks) {
                Map<String, Integer> near = new TreeMap<>();
                for (Fix fix : track.fixes()) {
                    near.merge(nearest(fix, targets), 1, Integer::sum);
                }
                lines.add(
                        "track %s, %.0f to %.0f s: %s"
                                .formatted(
                                        track.id(),
                                        track.fixes().getFirst().timeSeconds(),
                                        track.fixes().getLast().timeSeconds(),
                                        near));
            }
            return lines;
        }

        private static String nearest(Fix fix, List<Course> targets) {
            String nearest = "nobody";
            double least = CUT_OFF_METRES;
            for (Course target : targets) {
                for (Fix other : target.fixes()) {
                    double distance =
                            Math.hypot(
                                    fix.xMetres() - other.xMetres(),
                                    fix.yMetres() - other.yMetres());
                    if (Math.abs(other.timeSeconds() - fix.timeSeconds()) < 0.5
                            && distance < least) {
                        least = distance;
                        nearest = target.id();
                    }
                }
            }
            return nearest;
        }

        private static Fix fix(double second, EastNorthUp place) {
            return new Fix(second, place.eastMetres(), place.northMetres());
        }
    }
}
