package org.marsad.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.marsad.follow.FollowedScene.box;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.marsad.detect.Detection;
import org.marsad.detect.PixelBox;
import org.marsad.sensor.FrameStamp;

/// What the follower learns about its detector, and that it never goes blind by it.
class BeliefTest {

    private final ScoreBelief byScore = new ScoreBelief();
    private final SizeByPlace bySize = new SizeByPlace();
    private final Random random = new Random(4);

    @Test
    void beliefBeginsWithWhatTheConfidenceSays() {
        assertThat(byScore.of(0.9)).isCloseTo(0.92, within(0.01));
        assertThat(byScore.of(0.5)).isCloseTo(0.6, within(0.01));
        assertThat(byScore.of(0.05)).isLessThan(0.1);
        assertThat(byScore.of(0)).isBetween(0.0, 0.1);
        assertThat(byScore.of(1)).isBetween(0.9, 1.0);
    }

    @Test
    void confidenceWhoseDetectionsComeToNothingIsBelievedLess() {
        for (int i = 0; i < 500; i++) {
            byScore.learn(0.35, 0);
            byScore.learn(0.85, 0.95);
        }
        assertThat(byScore.of(0.35)).isLessThan(0.05);
        assertThat(byScore.of(0.85)).isGreaterThan(0.9);
        assertThat(byScore.of(0.6)).as("neither seen").isCloseTo(0.68, within(0.02));
    }

    @Test
    void badNightIsForgottenWithinSomeThousandDetections() {
        for (int i = 0; i < 100_000; i++) {
            byScore.learn(0.95, 0);
        }
        for (int i = 0; i < 5000; i++) {
            byScore.learn(0.95, 1);
        }
        assertThat(byScore.of(0.95)).isGreaterThan(0.8);
    }

    @Test
    void leavesInTheWindDoNotBlindTheFollowerToAWalker() {
        FollowedScene scene = new FollowedScene();
        for (int i = 0; i < 3000; i++) {
            scene.see(Stream.generate(this::leaf).limit(8));
        }
        TreeSet<Long> walker = new TreeSet<>();
        int reported = 0;
        for (int i = 0; i < 30; i++) {
            PixelBox person = box(2500 + 3 * i, 500, 16, 40);
            List<Tracklet> tracklets =
                    scene.see(
                            Stream.concat(Stream.of(person), Stream.generate(this::leaf).limit(8)));
            for (Tracklet tracklet : tracklets) {
                if (tracklet.detection().box().equals(person)) {
                    walker.add(tracklet.number());
                    reported++;
                }
            }
        }
        assertThat(walker).hasSize(1);
        assertThat(reported).isGreaterThan(20);
    }

    private PixelBox leaf() {
        return box(random.nextInt(1900), random.nextInt(1000), 12, 12);
    }

    @Test
    void sizesThatFitTheirPlaceAreBelievedMore() {
        for (int i = 0; i < 1000; i++) {
            double foot = 200 + random.nextInt(600);
            bySize.learn(foot, 0.2 * foot * Math.exp(random.nextGaussian() * 0.1));
            bySize.fit();
        }
        assertThat(bySize.weigh(0.5, 500, 100)).isGreaterThan(0.6);
        assertThat(bySize.weigh(0.5, 500, 50)).isLessThan(0.15);
        assertThat(bySize.weigh(0.5, 500, 220)).isLessThan(0.15);
        bySize.shift(100);
        bySize.fit();
        assertThat(bySize.weigh(0.5, 600, 100)).as("after a tilt").isGreaterThan(0.6);
    }

    @Test
    void sizesOfEveryKindHaveNoSay() {
        for (int i = 0; i < 1000; i++) {
            bySize.learn(200 + random.nextInt(600), 10 + random.nextInt(300));
            bySize.fit();
        }
        assertThat(bySize.weigh(0.5, 500, 40)).isCloseTo(0.5, within(0.05));
        assertThat(bySize.weigh(0.5, 500, 300)).isCloseTo(0.5, within(0.05));
    }

    @Test
    void lorryAmongPeopleIsFollowed() {
        FollowedScene scene = new FollowedScene();
        for (int i = 0; i < 300; i++) {
            double walked = i % 100;
            scene.see(
                    box(100 + walked, 200, 12, 40),
                    box(400 - walked, 400, 24, 80),
                    box(700 + walked, 600, 36, 120));
        }
        TreeSet<Long> numbers = new TreeSet<>();
        int reported = 0;
        for (int i = 0; i < 20; i++) {
            PixelBox lorry = box(100 + 10 * i, 300, 200, 160);
            for (Tracklet tracklet : scene.see(lorry)) {
                numbers.add(tracklet.number());
                reported++;
            }
        }
        assertThat(numbers).hasSize(1);
        assertThat(reported).isGreaterThan(12);
    }

    @Test
    void doubleOfASurerDetectionBeginsNothing() {
        Follower follower = new Follower(FollowerSettings.standard());
        TreeSet<Long> numbers = new TreeSet<>();
        for (int i = 0; i < 40; i++) {
            FrameStamp stamp = FollowedScene.stamp(i, FollowedScene.timeOf(i));
            List<Detection> twice = new ArrayList<>();
            twice.add(FollowedScene.detection(stamp, box(104 + 2 * i, 195, 34, 80), 0.6));
            twice.add(FollowedScene.detection(stamp, box(100 + 2 * i, 200, 30, 80), 0.9));
            follower.follow(stamp, twice);
            follower.outlines().forEach(outline -> numbers.add(outline.number()));
        }
        assertThat(numbers).hasSize(1);
    }

    @Test
    void outlineIsCarriedOnForAMomentAndThenNoMore() {
        FollowedScene scene = new FollowedScene();
        for (int i = 0; i < 20; i++) {
            scene.see(box(100 + 4 * i, 200, 30, 80));
        }
        assertThat(scene.follower.outlines()).extracting(Outline::seen).containsExactly(true);
        assertThat(scene.see()).as("a tracklet needs a detection").isEmpty();
        Outline carried = scene.follower.outlines().getFirst();
        assertThat(carried.seen()).isFalse();
        assertThat(carried.box().centre().x()).isCloseTo(180, within(2.0));
        for (int i = 0; i < 9; i++) {
            scene.see();
        }
        assertThat(scene.follower.outlines()).as("hidden for a second").isEmpty();
        assertThat(scene.see(box(224, 200, 30, 80)))
                .extracting(Tracklet::number)
                .containsExactly(1L);
    }
}
