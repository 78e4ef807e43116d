package org.marsad.bench.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.marsad.bench.score.UnscorableException;
import org.marsad.bench.score.consistency.NeesScore;
import org.marsad.bench.score.world.Course;
import org.marsad.bench.score.world.Fix;
import org.marsad.bench.score.world.WorldScore;
import org.marsad.geo.EastNorthUp;
import org.marsad.sim.actor.Actor;
import org.marsad.sim.scenario.Scenario;
import org.marsad.track.Track;
import org.marsad.track.motion.Seconds;

/// Whether the tracks of a night are as far off as they say. A picture is as of the last scan in order, some tenths of a second
/// before it is looked at; a car has gone on by metres since. So each picture is held against where
/// everybody was at its own time.
final class StatedErrors {

    private final ScenarioRun run;

    /// Seconds of the night that the picture of a second is as of; without pictures that show nothing new.
    private final Map<Integer, Double> asOf = new TreeMap<>();

    private StatedErrors(ScenarioRun run) {
        this.run = run;
        double latest = Double.NEGATIVE_INFINITY;
        for (Map.Entry<Integer, List<Track>> picture : new TreeMap<>(run.tracks()).entrySet()) {
            if (!picture.getValue().isEmpty()) {
                double time = seconds(picture.getValue().getFirst());
                if (time > latest) {
                    asOf.put(picture.getKey(), time);
                    latest = time;
                }
            }
        }
    }

    /// @param targets that count, by second
    /// @param tracks that count, by second, under their numbers
    static NeesScore of(
            ScenarioRun run, List<Course> targets, List<Course> tracks, WorldScore.Rules rules)
            throws UnscorableException {
        StatedErrors errors = new StatedErrors(run);
        List<Course> truth = errors.targets(targets);
        return truth.stream().allMatch(course -> course.fixes().isEmpty())
                ? NeesScore.of(List.of(), 1)
                : WorldScore.of(truth, errors.tracks(tracks), rules).consistency();
    }

    private List<Course> targets(List<Course> bySecond) {
        Scenario scenario = run.scenario();
        Map<String, Actor> actors = new HashMap<>();
        scenario.actors().forEach(actor -> actors.put(actor.id(), actor));
        List<Course> courses = new ArrayList<>();
        for (Course course : bySecond) {
            List<Fix> fixes = new ArrayList<>();
            for (Fix fix : course.fixes()) {
                Double time = asOf.get(second(fix));
                Actor actor = actors.get(course.id());
                if (time != null && actor != null) {
                    actor.findState(time, scenario.world().relief())
                            .ifPresent(
                                    state ->
                                            fixes.add(
                                                    new Fix(
                                                            time,
                                                            state.position().eastMetres(),
                                                            state.position().northMetres())));
                }
            }
            courses.add(new Course(course.id(), fixes));
        }
        return courses;
    }

    private List<Course> tracks(List<Course> bySecond) {
        List<Course> courses = new ArrayList<>();
        for (Course course : bySecond) {
            long number = Long.parseLong(course.id());
            List<Fix> fixes = new ArrayList<>();
            for (Fix fix : course.fixes()) {
                Double time = asOf.get(second(fix));
                if (time != null) {
                    run.tracks().getOrDefault(second(fix), List.of()).stream()
                            .filter(track -> track.number() == number)
                            .forEach(track -> fixes.add(stated(time, track)));
                }
            }
            courses.add(new Course(course.id(), fixes));
        }
        return courses;
    }

    private static Fix stated(double time, Track track) {
        EastNorthUp place = track.kinematics().position();
        return new Fix(
                time,
                place.eastMetres(),
                place.northMetres(),
                track.kinematics().positionCovariance());
    }

    private static int second(Fix fix) {
        return (int) Math.rint(fix.timeSeconds());
    }

    private double seconds(Track track) {
        return Seconds.between(ScenarioRun.start(run.scenario()), track.time());
    }
}
