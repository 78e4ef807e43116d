package org.marsad.vision.things;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.marsad.detect.Classification;

/// Explains a patch of the mask by as few standing people as do it, when the camera's geometry says how
/// tall a person looks at each place.
///
/// A person is three stacked boxes (head, trunk, legs). Each moving pixel inside counts for the person,
/// each still pixel against; pixels that another person already explains count neither way. So each
/// choice is a sum over three rectangles of an integral image. People are added greedily, best first,
/// then each is fitted again with the others held, twice. The idea is that of a probabilistic occupancy
/// map (Fleuret et al., PAMI 2008) for one camera, with a hard choice instead of probabilities.
///
/// Cost: the patch's area for each person added, twice a person's own surroundings for each one held at every step, and
/// 12 look-ups for each place that is tried. Limits: people who hide
/// each other more than about two thirds come out as one; someone who sits or lies is fitted badly and
/// left to the blob's own box.
final class PersonCover {

    private static final int MOVING = 10;
    private static final int STILL = -4;
    private static final int PEOPLE_LIMIT = 30;

    /// Width of a walking person's box as a share of the height: 0.63 m to 1.75 m.
    private static final double BOX_WIDTH = 0.36;

    /// Top, bottom and width of head, trunk and legs as shares of the height.
    private static final double[][] PARTS = {{0, 0.15, 0.15}, {0.15, 0.55, 0.30}, {0.55, 1, 0.24}};

    /// The parts' area as a share of the squared height.
    private static final double AREA = 0.15 * 0.15 + 0.4 * 0.30 + 0.45 * 0.24;

    /// Least area of a vehicle as a share of the square of a person's height, and of its convex hull.
    private static final double SOLID_AREA = 0.7;

    private static final double SOLID_SHARE = 0.8;
    private static final double SOLID_SHARE_FAR = 0.65;

    /// Least width of a vehicle, in heights of a person.
    private static final double SOLID_WIDTH = 0.85;

    /// Who shows less of the height than this far off is not told from a sheep.
    private static final double LEAST_UPRIGHT = 0.65;

    /// How far from where the fit has them feet are looked for, as a share of the height.
    private static final double FOOT_ROOM = 0.25;

    /// From this height in working pixels on a person has a shape.
    private static final double CLEAR_TALL = 14;

    /// Least distance between two people, as shares of the height: across the picture, and down it.
    private static final double ROOM_ACROSS = 0.3;

    private static final double ROOM_ALONG = 0.35;

    /// Feet are at least so far below the top of a patch, as a share of the height.
    private static final double LEAST_BELOW_TOP = 0.5;

    private static final double[] SCALES = {0.92, 1, 1.08};

    private final PersonHeights heights;
    private final byte[] mask;
    private final int maskWidth;
    private final int maskHeight;

    /// The patch and its margin: nothing outside is looked at.
    private Blob room = new Blob(0, 0, 0, 0, 0);

    /// The part of the room that is integrated.
    private int left;

    private int top;
    private int width;
    private int height;
    private int[] sums = new int[0];

    /// Moving pixels of that part that no other person explains.
    private int unexplained;

    /// Whose places are taken while one more is looked for.
    private List<Person> others = List.of();

    private record Person(double x, double foot, double height, int score) {}

    PersonCover(PersonHeights heights, byte[] mask, int maskWidth) {
        this.heights = heights;
        this.mask = mask;
        this.maskWidth = maskWidth;
        this.maskHeight = mask.length / maskWidth;
    }

    /// A vehicle is larger than a person and has no hollows; people in a group leave gaps. Far off, where
    /// limbs can't be told, a little unevenness is no gap.
    boolean isSolid(Blob patch, double tall) {
        double share = tall < CLEAR_TALL ? SOLID_SHARE_FAR : SOLID_SHARE;
        return patch.area() > SOLID_AREA * tall * tall
                && patch.width() > SOLID_WIDTH * tall
                && patch.area() > share * Outline.convexArea(patch, mask, maskWidth);
    }

    /// The people in a patch of the mask; empty when none fits.
    List<SeenThing> cover(Blob patch) {
        double middle = (patch.left() + patch.right()) / 2.0;
        double size = heights.at(middle, patch.bottom());
        if (size < CLEAR_TALL && patch.height() < LEAST_UPRIGHT * size) {
            return List.of();
        }
        int margin = (int) (size * 0.4) + 2;
        room = roomAround(patch, margin);
        List<Person> people = new ArrayList<>();
        while (people.size() < PEOPLE_LIMIT) {
            others = List.copyOf(people);
            integrate(room.left(), room.top(), room.right(), room.bottom());
            if (MOVING * unexplained < leastScore(0.8 * smallest(patch))) {
                break;
            }
            // A person of whom less than half is in the patch can't be accepted, so isn't tried.
            Person best =
                    best(
                            patch.left(),
                            patch.right(),
                            patch.top() + LEAST_BELOW_TOP * heights.at(middle, patch.top()),
                            patch.bottom() + margin,
                            1);
            if (best.score() < leastScore(best.height())) {
                break;
            }
            people.add(best);
            fitAgain(people);
        }
        return things(people);
    }

    /// What somebody of this height must score to be taken for a person.
    private static double leastScore(double tall) {
        return 0.35 * MOVING * AREA * tall * tall;
    }

    /// The height of whoever looks smallest among those who might stand in a patch.
    private double smallest(Blob patch) {
        double above =
                Math.min(
                        heights.at(patch.left(), patch.top()),
                        heights.at(patch.right(), patch.top()));
        double below =
                Math.min(
                        heights.at(patch.left(), room.bottom()),
                        heights.at(patch.right(), room.bottom()));
        return Math.min(above, below);
    }

    private Blob roomAround(Blob patch, int margin) {
        return new Blob(
                Math.max(0, patch.left() - margin),
                Math.max(0, patch.top() - margin),
                Math.min(maskWidth, patch.right() + margin),
                Math.min(maskHeight, patch.bottom() + margin),
                patch.area());
    }

    private void fitAgain(List<Person> people) {
        for (int round = 0; round < 2; round++) {
            for (int k = 0; k < people.size(); k++) {
                Person person = people.get(k);
                others = new ArrayList<>(people);
                others.remove(k);
                double reach = Math.max(2, person.height() / 6);
                integrateAround(person, reach);
                Person fitted =
                        best(
                                person.x() - reach,
                                person.x() + reach,
                                person.foot() - reach,
                                person.foot() + reach,
                                3);
                people.set(k, fitted.score() == Integer.MIN_VALUE ? person : fitted);
            }
        }
    }

    /// The best place in a range of places, at the expected size or also a little above and below it.
    private Person best(double fromX, double toX, double fromY, double toY, int sizes) {
        Person best = new Person(0, 0, 1, Integer.MIN_VALUE);
        double stepY = 1;
        for (double y = fromY; y <= toY; y += stepY) {
            double expected = heights.at((fromX + toX) / 2, y);
            stepY = Math.max(1, expected / (sizes > 1 ? 40 : 20));
            double stepX = stepY;
            for (double x = fromX; x <= toX; x += stepX) {
                double tall = heights.at(x, y);
                if (tall < 4 || isTaken(x, y, tall)) {
                    continue;
                }
                for (int s = 0; s < sizes; s++) {
                    double h = sizes == 1 ? tall : tall * SCALES[s];
                    int score = score(x, y, h);
                    // Off the mean size costs a little: half of all adults are within 5 % of it.
                    score -= sizes > 1 && s != 1 ? (int) (0.02 * MOVING * AREA * h * h) : 0;
                    if (score > best.score()) {
                        best = new Person(x, y, h, score);
                    }
                }
            }
        }
        return best;
    }

    /// Two people can't stand in one place: shoulder to shoulder they are half a metre apart.
    private boolean isTaken(double x, double foot, double tall) {
        for (Person other : others) {
            if (Math.abs(other.x() - x) < ROOM_ACROSS * tall
                    && Math.abs(other.foot() - foot) < ROOM_ALONG * tall) {
                return true;
            }
        }
        return false;
    }

    private int score(double x, double foot, double h) {
        int score = 0;
        int upper = row(foot - h) * (width + 1);
        for (double[] part : PARTS) {
            double half = part[2] * h / 2;
            int lower = row(foot - h * (1 - part[1])) * (width + 1);
            int from = column(x - half);
            int to = column(x + half);
            score += sums[lower + to] - sums[upper + to] - sums[lower + from] + sums[upper + from];
            upper = lower;
        }
        return score;
    }

    private int column(double x) {
        return Math.clamp((int) (x + 0.5) - left, 0, width);
    }

    private int row(double y) {
        return Math.clamp((int) (y + 0.5) - top, 0, height);
    }

    /// What a person up to a reach from this one can cover, of any size that is tried.
    private void integrateAround(Person person, double reach) {
        double tallest = 1.5 * person.height();
        double side = reach + BOX_WIDTH * tallest / 2;
        integrate(
                (int) (person.x() - side),
                (int) (person.foot() - reach - tallest),
                (int) (person.x() + side) + 2,
                (int) (person.foot() + reach) + 2);
    }

    /// Integral image of what each pixel is worth, without those that others explain.
    private void integrate(int fromX, int fromY, int toX, int toY) {
        left = Math.max(room.left(), fromX);
        top = Math.max(room.top(), fromY);
        width = Math.min(room.right(), toX) - left;
        height = Math.min(room.bottom(), toY) - top;
        int row = width + 1;
        if (sums.length < row * (height + 1)) {
            sums = new int[row * (height + 1)];
        }
        for (int y = 0; y < height; y++) {
            value((top + y) * maskWidth + left, (y + 1) * row + 1, width);
        }
        for (Person other : others) {
            blank(other);
        }
        Arrays.fill(sums, 0, row, 0);
        unexplained = 0;
        for (int y = 1; y <= height; y++) {
            sums[y * row] = 0;
            unexplained += sumRow(sums, y * row, row);
        }
    }

    private void value(int from, int to, int count) {
        int[] values = sums;
        byte[] moving = mask;
        for (int k = 0; k < count; k++) {
            // The mask is 0 or 255, as a signed byte 0 or -1.
            values[to + k] = STILL + (moving[from + k] & (MOVING - STILL));
        }
    }

    /// Turns the values of a row into sums, and counts those of moving pixels.
    private static int sumRow(int[] sums, int from, int row) {
        int line = 0;
        int moving = 0;
        for (int x = from + 1; x < from + row; x++) {
            int value = sums[x];
            line += value;
            moving += value > 0 ? 1 : 0;
            sums[x] = line + sums[x - row];
        }
        return moving;
    }

    private void blank(Person person) {
        int row = width + 1;
        for (double[] part : PARTS) {
            double half = 0.3 * person.height() / 2;
            int x0 = Math.clamp(Math.round(person.x() - half) - left, 0, width);
            int x1 = Math.clamp(Math.round(person.x() + half) - left, 0, width);
            double head = person.foot() - person.height();
            int y0 = Math.clamp(Math.round(head + part[0] * person.height()) - top, 0, height);
            int y1 = Math.clamp(Math.round(head + part[1] * person.height()) - top, 0, height);
            for (int y = y0; y < y1; y++) {
                for (int x = x0; x < x1; x++) {
                    sums[(y + 1) * row + x + 1] = 0;
                }
            }
        }
    }

    private List<SeenThing> things(List<Person> people) {
        List<SeenThing> things = new ArrayList<>();
        for (Person fitted : people) {
            Person person = fitted.height() < CLEAR_TALL ? onItsFeet(fitted) : fitted;
            double half = BOX_WIDTH * person.height() / 2;
            double head = person.foot() - person.height();
            double share = person.score() / (MOVING * AREA * person.height() * person.height());
            things.add(
                    new SeenThing(
                            person.x() - half,
                            head,
                            person.x() + half,
                            person.foot(),
                            movingPixels(person.x() - half, head, person.x() + half, person.foot()),
                            Classification.UNKNOWN,
                            Math.clamp(0.3 + share, 0.1, 1)));
        }
        return things;
    }

    /// Of someone so far off that one row is a long way on the ground, the lowest moving pixels are the feet,
    /// unless what moves goes on below.
    private Person onItsFeet(Person person) {
        double half = BOX_WIDTH * person.height() / 2;
        double room = FOOT_ROOM * person.height();
        double left = person.x() - half;
        double right = person.x() + half;
        int lowest = (int) Math.ceil(person.foot() + room);
        int highest = (int) Math.floor(person.foot() - room);
        if (lowest >= maskHeight || movingPixels(left, lowest, right, lowest + 1.0) > 0) {
            return person;
        }
        for (int foot = lowest; foot > highest; foot--) {
            if (movingPixels(left, foot - 1.0, right, foot) > 0) {
                return new Person(person.x(), foot, person.height(), person.score());
            }
        }
        return person;
    }

    private int movingPixels(double fromX, double fromY, double toX, double toY) {
        int count = 0;
        int x0 = (int) Math.max(0, Math.round(fromX));
        int x1 = (int) Math.min(maskWidth, Math.round(toX));
        int y1 = (int) Math.min(maskHeight, Math.round(toY));
        for (int y = (int) Math.max(0, Math.round(fromY)); y < y1; y++) {
            for (int x = x0; x < x1; x++) {
                count -= mask[y * maskWidth + x] >> 7;
            }
        }
        return count;
    }
}
