package org.marsad.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.marsad.follow.FollowedScene.box;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.marsad.detect.PixelBox;

class MovingCameraTest {

    private static final int THINGS = 5;
    private static final int FRAMES = 60;

    private final FollowedScene scene = new FollowedScene();
    private final Random random = new Random(3);

    /// Five people in a row, 40 pixels apart, while the wind throws the picture about by as much.
    private List<Long> numbersOnAShakingMast(boolean told) {
        List<Long> numbers = new ArrayList<>();
        double right = 0;
        double down = 0;
        for (int i = 0; i < FRAMES; i++) {
            double nextRight = random.nextGaussian() * 25;
            double nextDown = random.nextGaussian() * 25;
            PictureShift shift =
                    told
                            ? PictureShift.moved(nextRight - right, nextDown - down)
                            : PictureShift.NONE;
            right = nextRight;
            down = nextDown;
            scene.see(shift, row(100 + i + right, 200 + down))
                    .forEach(tracklet -> numbers.add(tracklet.number()));
        }
        return numbers;
    }

    private static PixelBox[] row(double x, double y) {
        return IntStream.range(0, THINGS)
                .mapToObj(k -> box(x + 40 * k, y, 14, 36))
                .toArray(PixelBox[]::new);
    }

    @Test
    void shakingCameraKeepsItsTrackletsWhenItIsToldOf() {
        assertThat(numbersOnAShakingMast(true))
                .containsOnly(1L, 2L, 3L, 4L, 5L)
                .hasSize((FRAMES - 2) * THINGS);
    }

    @Test
    void shakingCameraLosesThemWhenNobodyTells() {
        assertThat(numbersOnAShakingMast(false)).hasSizeLessThan(FRAMES * THINGS / 2);
    }

    @Test
    void thingHiddenWhileTheCameraPansIsFoundWhereItStandsNow() {
        for (int i = 0; i < 20; i++) {
            scene.see(box(300, 200, 20, 50));
        }
        for (int i = 0; i < 10; i++) {
            scene.see(PictureShift.moved(-15, 4));
        }
        assertThat(scene.see(PictureShift.moved(-15, 4), box(135, 244, 20, 50)))
                .extracting(Tracklet::number)
                .containsExactly(1L);
    }

    @Test
    void zoomTakesPlaceSizeAndSpeedAlong() {
        for (int i = 0; i < 20; i++) {
            scene.see(box(100 + 5 * i, 200, 20, 50));
        }
        PictureShift zoom = new PictureShift(2, 0, 0, 2, -300, -200);
        scene.see(zoom);
        PixelBox carried = scene.follower.outlines().getFirst().box();
        assertThat(carried.centre().x()).isCloseTo(2 * 200 - 300, within(3.0));
        assertThat(carried.centre().y()).isCloseTo(200, within(1.0));
        assertThat(carried.height()).isCloseTo(100, within(3.0));
    }

    @Test
    void shiftThatIsNoneIsRefusedWithItsValues() {
        assertThatThrownBy(() -> PictureShift.moved(Double.NaN, 0)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new PictureShift(0, 0, 0, 0, 1, 1)).hasMessageContaining("zooms");
        assertThatThrownBy(() -> new PictureShift(9, 0, 0, 9, 1, 1)).hasMessageContaining("9.0");
        assertThat(List.of(PictureShift.NONE.scale())).containsExactly(1.0);
    }
}
