package org.marsad.bench.fused;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.marsad.bench.score.UnscorableException;
import org.marsad.bench.score.world.Course;
import org.marsad.bench.score.world.Fix;
import org.marsad.bench.score.world.GroundScore;
import org.marsad.bench.score.world.WorldScore;

/// Tracks held against a truth: as a picture, as courses over time, and the plain errors on the ground.
public record Held(WorldScore world, GroundScore ground) {

    /// @param gateMetres within which a track may stand for a target; also the cut-off of GOSPA
    static Held of(List<Course> truth, List<Course> tracks, double gateMetres)
            throws UnscorableException {
        double[] epochs =
                truth.stream()
                        .flatMap(course -> course.fixes().stream())
                        .mapToDouble(Fix::timeSeconds)
                        .sorted()
                        .distinct()
                        .toArray();
        return new Held(
                WorldScore.of(truth, tracks, new WorldScore.Rules(gateMetres, gateMetres, 0)),
                GroundScore.of(at(epochs, truth), at(epochs, tracks), gateMetres));
    }

    private static Map<Integer, List<Fix>> at(double[] epochs, List<Course> courses) {
        Map<Integer, List<Fix>> places = new TreeMap<>();
        for (int epoch = 0; epoch < epochs.length; epoch++) {
            List<Fix> there = new ArrayList<>();
            for (Course course : courses) {
                course.findAt(epochs[epoch]).ifPresent(there::add);
            }
            places.put(epoch, there);
        }
        return places;
    }

    /// Share of the true places that a track stands for.
    public double completeness() {
        return (double) ground.matched() / ground.persons();
    }
}
