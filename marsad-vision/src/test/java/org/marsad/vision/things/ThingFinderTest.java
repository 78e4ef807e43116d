package org.marsad.vision.things;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/// Masks drawn in text: `#` is a moving pixel. Each drawing is one blob.
class ThingFinderTest {

    private static final int WIDTH = 96;
    private static final int HEIGHT = 96;

    private final byte[] mask = new byte[WIDTH * HEIGHT];
    private final List<Blob> blobs = new ArrayList<>();

    /// A car that comes round a bend at night, as a detector's mask had it: a person there is 15 pixels tall.
    private static final String CAR =
            """
            .................###.....
            .....#.##.......#######..
            ...######################
            ..#######################
            .#######################.
            ########################.
            ########################.
            ########################.
            #######################..
            #######################..
            .######################..
            .#####################...
            ..###################....
            ..#################......
            ..################.......
            .###############.........
            ..#######......##........
            """;

    /// The back of a car a kilometre away: a person there is 8 pixels tall.
    private static final String FAR_CAR =
            """
            ..#########..
            ..########...
            .#########...
            ###########..
            .#########...
            ############.
            #######.....#
            """;

    private static final String PERSON =
            """
            ....###....
            ....###....
            ....###....
            ..#######..
            ..#######..
            .#########.
            .#########.
            .##.###.##.
            .##.###.##.
            ....###....
            ...#####...
            ...#####...
            ...##.##...
            ...##.##...
            ...##..##..
            ..##...##..
            ..##...##..
            .##.....##.
            .##.....##.
            .##.....##.
            """;

    private void draw(String drawing, int left, int top) {
        List<String> rows = drawing.lines().toList();
        int area = 0;
        for (int y = 0; y < rows.size(); y++) {
            for (int x = 0; x < rows.get(y).length(); x++) {
                if (rows.get(y).charAt(x) == '#') {
                    mask[(top + y) * WIDTH + left + x] = (byte) 255;
                    area++;
                }
            }
        }
        int right = left + rows.getFirst().length();
        blobs.add(new Blob(left, top, right, top + rows.size(), area));
    }

    private List<SeenThing> find(double personHeight) {
        SizePrior prior = _ -> OptionalDouble.of(personHeight);
        PersonHeights heights = new PersonHeights(prior, WIDTH, HEIGHT, 1);
        return new ThingFinder(heights, null, 8).find(blobs, mask, WIDTH);
    }

    @Test
    void aCarIsOneThingAndNotSeveralPeople() {
        draw(CAR, 40, 40);
        assertThat(find(15))
                .singleElement()
                .matches(thing -> thing.right() - thing.left() == 25)
                .matches(thing -> thing.bottom() == 57);
    }

    @Test
    void theBackOfAFarCarIsOneThing() {
        draw(FAR_CAR, 40, 40);
        assertThat(find(8)).singleElement().matches(thing -> thing.right() - thing.left() == 13);
    }

    @Test
    void twoPeopleWhoTouchAreTwo() {
        draw(PERSON, 40, 40);
        draw(PERSON, 49, 41);
        List<SeenThing> found = find(20);
        assertThat(found).hasSize(2);
        assertThat(found).allMatch(thing -> thing.right() - thing.left() < 9);
    }

    @Test
    void threePeopleWhoTouchAreNoCar() {
        draw(PERSON, 30, 40);
        draw(PERSON, 39, 41);
        draw(PERSON, 48, 40);
        assertThat(find(20)).hasSize(3);
    }

    /// One row is metres of ground: the fit must not leave the feet a row too high.
    @Test
    void aFarPersonStandsOnTheLowestMovingPixels() {
        draw(
                """
                .#.
                ###
                ###
                ###
                .#.
                .#.
                .#.
                .#.
                .##
                """,
                40,
                50);
        assertThat(find(8)).singleElement().matches(thing -> thing.bottom() == 59);
    }

    @Test
    void roofAndWheelsOfOneVehicleAreOneThing() {
        draw("######################\n######################\n", 30, 40);
        draw("##.................##\n##.................##\n", 31, 46);
        assertThat(find(15)).singleElement().matches(thing -> thing.bottom() == 48);
    }
}
