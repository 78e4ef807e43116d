package org.marsad.sim.actor;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Many animals that keep together: each has its place in the flock and wanders a little around it.
///
/// @param leader its id, looks and route; the others stray around it
/// @param spreadMetres half the flock's length along both axes
public record Flock(Actor leader, int count, double spreadMetres, long seed) {

    private static final int MOST_ANIMALS = 500;
    private static final double LEAST_DISTANCE_METRES = 1.1;

    public Flock {
        if (count < 1 || count > MOST_ANIMALS) {
            throw new IllegalArgumentException(
                    "a flock has 1 to %d animals, was %d".formatted(MOST_ANIMALS, count));
        }
    }

    public List<Actor> members() {
        Random random = new Random(seed ^ leader.id().hashCode());
        List<Actor> animals = new ArrayList<>();
        List<double[]> taken = new ArrayList<>();
        for (int tries = 0; animals.size() < count; tries++) {
            double angle = random.nextDouble(2 * Math.PI);
            double radius = spreadMetres * Math.sqrt(random.nextDouble());
            double[] place = {radius * Math.cos(angle), radius * Math.sin(angle)};
            boolean free =
                    taken.stream()
                            .allMatch(other -> distance(other, place) > LEAST_DISTANCE_METRES);
            if (free || tries > 100 * count) {
                taken.add(place);
                animals.add(
                        new Actor(
                                leader.id() + "-" + (animals.size() + 1),
                                leader.look(),
                                leader.route(),
                                new Actor.Stray(
                                        place[0],
                                        place[1],
                                        1.6,
                                        random.nextDouble(3),
                                        random.nextLong()),
                                ""));
            }
        }
        return List.copyOf(animals);
    }

    private static double distance(double[] a, double[] b) {
        return Math.hypot(a[0] - b[0], a[1] - b[1]);
    }
}
