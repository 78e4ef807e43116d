package org.marsad.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.marsad.follow.FollowedScene.box;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.marsad.detect.Detection;
import org.marsad.detect.PixelBox;
import org.marsad.sensor.FrameStamp;

class UnusableInputTest {

    private final FollowedScene scene = new FollowedScene();

    @Test
    void boxesThatAreNowhereAreCountedAndTheRestGoesOn() {
        List<PixelBox> bad =
                List.of(
                        new PixelBox(Double.NaN, 0, 10, 20),
                        new PixelBox(0, Double.NEGATIVE_INFINITY, 10, 20),
                        new PixelBox(0, 0, Double.POSITIVE_INFINITY, 20),
                        new PixelBox(1e300, 0, 10, 20),
                        new PixelBox(0, 0, 1e-200, 20),
                        new PixelBox(0, 0, 10, 1e300));
        List<Tracklet> last = List.of();
        for (int i = 0; i < 5; i++) {
            List<PixelBox> boxes = new ArrayList<>(bad);
            boxes.add(3, box(50 + 2 * i, 50, 10, 20));
            last = scene.see(boxes.stream());
        }
        assertThat(last).hasSize(1);
        assertThat(scene.follower.refusals()).isEqualTo(new Refusals(5L * bad.size(), 0, 0));
    }

    @Test
    void detectionsWithoutSizeOrWithWildConfidenceCannotBeMade() {
        FrameStamp stamp = FollowedScene.stamp(0, FollowedScene.START);
        assertThatThrownBy(() -> new PixelBox(0, 0, -5, 10)).hasMessageContaining("-5");
        assertThatThrownBy(() -> new PixelBox(0, 0, 5, Double.NaN)).hasMessageContaining("NaN");
        for (double confidence : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> FollowedScene.detection(stamp, box(0, 0, 9, 9), confidence))
                    .hasMessageContaining("confidence");
        }
    }

    @Test
    void frameFromThePastIsRefused() {
        for (int i = 0; i < 5; i++) {
            scene.see(box(50 + 2 * i, 50, 10, 20));
        }
        assertThat(scene.seeAt(FollowedScene.timeOf(2), box(54, 50, 10, 20))).isEmpty();
        assertThat(scene.see(box(60, 50, 10, 20))).hasSize(1);
        assertThat(scene.follower.refusals()).isEqualTo(new Refusals(0, 0, 1));
    }

    @Test
    void clockSetBackAnHourCostsFourFrames() {
        for (int i = 0; i < 5; i++) {
            scene.see(box(50 + 2 * i, 50, 10, 20));
        }
        List<Long> numbers = new ArrayList<>();
        for (int i = 5; i < 15; i++) {
            scene.seeAt(
                            FollowedScene.timeOf(i).minus(Duration.ofHours(1)),
                            box(50 + 2 * i, 50, 10, 20))
                    .forEach(tracklet -> numbers.add(tracklet.number()));
        }
        assertThat(numbers).hasSize(6).containsOnly(1L);
        assertThat(scene.follower.refusals().framesBackInTime()).isEqualTo(4);
    }

    @Test
    void twoFramesOfOneTimeAreBothFollowed() {
        for (int i = 0; i < 10; i++) {
            scene.seeAt(FollowedScene.timeOf(i / 2), box(50 + i, 50, 10, 20));
        }
        assertThat(scene.seeAt(FollowedScene.timeOf(5), box(60, 50, 10, 20))).hasSize(1);
        assertThat(scene.follower.refusals().isEmpty()).isTrue();
    }

    @Test
    void millionDetectionsInAFrameAreCutToAThousand() {
        FrameStamp stamp = FollowedScene.stamp(0, FollowedScene.START);
        Detection one = FollowedScene.detection(stamp, box(50, 50, 10, 20), 0.9);
        scene.follower.follow(stamp, Collections.nCopies(1_000_000, one));
        assertThat(scene.follower.refusals().beyondLimit()).isEqualTo(999_000);
    }

    @Test
    void fullestFramesKeepToTheLimitOfTracklets() {
        for (int i = 0; i < 6; i++) {
            scene.see(IntStream.range(0, 1000).mapToObj(k -> box(30 * k, 50, 10, 20)));
        }
        assertThat(scene.follower.outlines()).hasSize(FollowerSettings.standard().mostTracklets());
    }

    @Test
    void absurdSettingsAreRefusedWithTheirValues() {
        FollowerSettings good = FollowerSettings.standard();
        assertThatThrownBy(
                        () ->
                                new FollowerSettings(
                                        0.2, 0.5, 0.5, 0.9, 0.4, good.occlusionMemory(), 0.2, 5))
                .hasMessageContaining("0.5")
                .hasMessageContaining("0.2");
        assertThatThrownBy(
                        () ->
                                new FollowerSettings(
                                        0.6, 0.1, 1.5, 0.9, 0.4, good.occlusionMemory(), 0.2, 5))
                .hasMessageContaining("1.5");
        assertThatThrownBy(
                        () ->
                                new FollowerSettings(
                                        0.6, 0.1, 0.5, 0.9, 0.4, Duration.ofSeconds(-1), 0.2, 5))
                .hasMessageContaining("PT-1S");
    }
}
