package org.marsad.vision.things;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// From blobs to things: where the size of people is known, blobs that may belong together are one patch
/// which people explain; what no person explains, and everything else, keeps the blob's own box.
public final class ThingFinder {

    private static final double CLEAR_SPECKS = 8;

    /// What a person fills of the square of his height.
    private static final double PERSON_SHARE = 0.25;

    /// Smaller than this, people aren't told from anything else by their shape, working pixels.
    private static final double LEAST_TALL_PIXELS = 6.5;

    /// Up to this height, working pixels, people are told apart only while they are few.
    private static final double CROWD_TALL_PIXELS = 14;

    private static final double CROWD_PEOPLE = 5;

    /// Pieces that lie together over more of a person's height than this, none of them a person, are one thing.
    private static final double PIECES_WIDTH = 0.7;

    /// More people than this in one patch are a crowd at any size, or no people at all.
    private static final int MOST_PEOPLE = 10;

    /// Least gap between the lamps of two vehicles, as a share of a lamp's box.
    private static final double LAMP_ROOM = 1.2;

    /// Who knows lamps, and the light that they throw.
    public interface Lights {

        /// @param personHeight of a person there, working pixels
        Optional<SeenThing> findLamp(Blob patch, byte[] mask, double personHeight);

        /// Is it no thing but ground that something lights up?
        ///
        /// @param personHeight of a person there, working pixels
        boolean isLitGround(Blob patch, byte[] mask, double personHeight);
    }

    private final PersonHeights heights;
    private final @Nullable Lights lights;
    private final double leastArea;

    /// @param lights absent for a camera that does not see light
    /// @param leastArea working pixels
    public ThingFinder(PersonHeights heights, @Nullable Lights lights, double leastArea) {
        this.heights = heights;
        this.lights = lights;
        this.leastArea = leastArea;
    }

    public List<SeenThing> find(List<Blob> blobs, byte[] mask, int width) {
        List<SeenThing> things = new ArrayList<>();
        if (!heights.isKnown()) {
            blobs.forEach(blob -> addBlob(blob, things));
            return things;
        }
        PersonCover cover = new PersonCover(heights, mask, width);
        List<SeenThing> lamps = new ArrayList<>();
        for (List<Blob> patch : patches(blobs)) {
            Blob hull = hull(patch);
            double tall = heights.at((hull.left() + hull.right()) / 2.0, hull.bottom());
            Optional<SeenThing> lamp =
                    lights == null ? Optional.empty() : lights.findLamp(hull, mask, tall);
            if (lamp.isPresent()) {
                addLamp(lamp.get(), lamps);
            } else if (lights == null || !lights.isLitGround(hull, mask, tall)) {
                explain(patch, hull, tall, cover, things);
            }
        }
        things.addAll(lamps);
        return things;
    }

    private void explain(
            List<Blob> patch, Blob hull, double tall, PersonCover cover, List<SeenThing> things) {
        if (isCrowd(hull, tall)) {
            addBlob(hull, things);
            return;
        }
        List<SeenThing> people =
                tall < LEAST_TALL_PIXELS || cover.isSolid(hull, tall)
                        ? List.of()
                        : cover.cover(hull);
        boolean isWide = tall >= LEAST_TALL_PIXELS && hull.width() > PIECES_WIDTH * tall;
        if (people.size() > MOST_PEOPLE || (people.isEmpty() && isWide)) {
            addBlob(hull, things);
        } else if (people.isEmpty()) {
            patch.forEach(blob -> addBlob(blob, things));
        } else {
            things.addAll(people);
        }
    }

    /// Many small things that touch each other in the picture can't be counted: they are one herd or crowd.
    private static boolean isCrowd(Blob hull, double tall) {
        return tall < CROWD_TALL_PIXELS
                && hull.area() > CROWD_PEOPLE * PERSON_SHARE * tall * tall
                && hull.width() > 2 * tall;
    }

    private void addBlob(Blob blob, List<SeenThing> things) {
        if (blob.area() >= leastArea) {
            things.add(SeenThing.of(blob, confidence(blob)));
        }
    }

    /// How surely a whole blob is one thing: it grows with the area, measured by the area of a person who
    /// would stand there, or by several specks where nothing is known of sizes. So a vehicle is sure, a
    /// leg that came off a person is not.
    private double confidence(Blob blob) {
        double clear = CLEAR_SPECKS * leastArea;
        if (heights.isKnown()) {
            double tall = heights.at((blob.left() + blob.right()) / 2.0, blob.bottom());
            clear = Math.max(leastArea, PERSON_SHARE * tall * tall);
        }
        return 0.95 * (1 - Math.exp(-blob.area() / clear));
    }

    private List<List<Blob>> patches(List<Blob> blobs) {
        List<List<Blob>> patches = new ArrayList<>();
        for (Blob blob : blobs) {
            double tall = heights.at((blob.left() + blob.right()) / 2.0, blob.bottom());
            List<Blob> joined = new ArrayList<>(List.of(blob));
            patches.removeIf(
                    patch -> {
                        boolean near = patch.stream().anyMatch(other -> isNear(blob, other, tall));
                        if (near) {
                            joined.addAll(patch);
                        }
                        return near;
                    });
            patches.add(joined);
        }
        return patches;
    }

    private static boolean isNear(Blob a, Blob b, double tall) {
        int across = Math.max(a.left(), b.left()) - Math.min(a.right(), b.right());
        int down = Math.max(a.top(), b.top()) - Math.min(a.bottom(), b.bottom());
        return across <= 0.1 * tall && down <= 0.4 * tall;
    }

    private static Blob hull(List<Blob> patch) {
        Blob hull = patch.getFirst();
        for (Blob blob : patch.subList(1, patch.size())) {
            hull =
                    new Blob(
                            Math.min(hull.left(), blob.left()),
                            Math.min(hull.top(), blob.top()),
                            Math.max(hull.right(), blob.right()),
                            Math.max(hull.bottom(), blob.bottom()),
                            hull.area() + blob.area());
        }
        return hull;
    }

    /// The lamps of one vehicle are one thing.
    private static void addLamp(SeenThing lamp, List<SeenThing> lamps) {
        SeenThing joined = lamp;
        for (SeenThing other : List.copyOf(lamps)) {
            double room =
                    LAMP_ROOM
                            * Math.max(
                                    joined.bottom() - joined.top(), other.bottom() - other.top());
            boolean isNear =
                    joined.left() - other.right() < room
                            && other.left() - joined.right() < room
                            && Math.abs(joined.bottom() - other.bottom()) < room;
            if (isNear) {
                lamps.remove(other);
                joined =
                        new SeenThing(
                                Math.min(joined.left(), other.left()),
                                Math.min(joined.top(), other.top()),
                                Math.max(joined.right(), other.right()),
                                Math.max(joined.bottom(), other.bottom()),
                                joined.area() + other.area(),
                                joined.classification(),
                                joined.confidence());
            }
        }
        lamps.add(joined);
    }
}
