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
///
/// @param truthAt places by number of the epoch
/// @param tracksAt the same of the tracks
public record Held(
        WorldScore world,
        GroundScore ground,
        Map<Integer, List<Fix>> truthAt,
        Map<Integer, List<Fix>> tracksAt,
        double gateMetres) {

    public Held {
        truthAt = Map.copyOf(truthAt);
        tracksAt = Map.copyOf(tracksAt);
    }

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
        Map<Integer, List<Fix>> truthAt = at(epochs, truth);
        Map<Integer, List<Fix>> tracksAt = at(epochs, tracks);
        return new Held(
                WorldScore.of(truth, tracks, new WorldScore.Rules(gateMetres, gateMetres, 0)),
                GroundScore.of(truthAt, tracksAt, gateMetres),
                truthAt,
                tracksAt,
                gateMetres);
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

    /// The plain errors at those places only where other tracks stand for something too.
    public GroundScore whereBoth(Held other) {
        return GroundScore.whereBoth(truthAt, tracksAt, other.tracksAt, gateMetres);
    }
}
