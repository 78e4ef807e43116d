package org.marsad.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.marsad.detect.Classification;
import org.marsad.detect.Detection;
import org.marsad.detect.PixelBox;
import org.marsad.sensor.FrameStamp;
import org.marsad.sensor.SensorId;

class FollowerTest {

    private static final SensorId CAMERA = new SensorId("cam");
    private static final Duration FRAME = Duration.ofMillis(100);

    private final Follower follower = new Follower(CAMERA);
    private long frame;

    @Test
    void a_walker_is_one_tracklet_from_the_third_detection_on() {
        List<List<Long>> numbers = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            numbers.add(see(person(100 + 2 * i, 200)));
        }
        assertThat(numbers.subList(0, 2)).containsOnly(List.of());
        assertThat(numbers.subList(2, 30)).containsOnly(List.of(1L));
    }

    @Test
    void two_who_cross_keep_their_numbers() {
        for (int i = 0; i < 30; i++) {
            see(person(100 + 10 * i, 200), person(390 - 10 * i, 206));
        }
        List<Tracklet> last = seeTracklets(person(400, 200), person(90, 206));
        assertThat(last).extracting(Tracklet::number).containsExactly(1L, 2L);
        assertThat(last.get(0).detection().box().left()).isEqualTo(400);
    }

    @Test
    void whoever_walks_on_behind_a_post_for_two_seconds_comes_out_under_the_same_number() {
        for (int i = 0; i < 20; i++) {
            see(person(100 + 4 * i, 200));
        }
        for (int i = 20; i < 40; i++) {
            assertThat(see()).isEmpty();
        }
        assertThat(see(person(100 + 4 * 40, 200))).containsExactly(1L);
    }

    @Test
    void a_far_vehicle_of_four_pixels_that_moves_more_than_its_own_width_is_followed() {
        TreeSet<Long> numbers = new TreeSet<>();
        for (int i = 0; i < 40; i++) {
            numbers.addAll(see(new PixelBox(100 + 6 * i, 200, 4, 4)));
        }
        assertThat(numbers).containsExactly(1L);
    }

    @Test
    void a_flicker_of_one_frame_is_no_tracklet() {
        for (int i = 0; i < 20; i++) {
            int place = 37 * i % 11 * 50;
            assertThat(see(person(place, 10 + 53 * i % 400))).isEmpty();
        }
    }

    @Test
    void an_unsure_detection_continues_a_tracklet_but_starts_none() {
        for (int i = 0; i < 10; i++) {
            see(person(100, 200));
        }
        assertThat(see(new Seen(box(100, 200), 0.2))).containsExactly(1L);
        for (int i = 0; i < 10; i++) {
            assertThat(see(new Seen(box(500, 200), 0.2))).isEmpty();
        }
    }

    @Test
    void what_is_forgotten_gets_a_new_number() {
        for (int i = 0; i < 10; i++) {
            see(person(100, 200));
        }
        frame += 40;
        for (int i = 0; i < 3; i++) {
            see(person(100, 200));
        }
        assertThat(see(person(100, 200))).containsExactly(2L);
    }

    private record Seen(PixelBox box, double confidence) {}

    private static PixelBox box(double left, double top) {
        return new PixelBox(left, top, 20, 50);
    }

    private static PixelBox person(double left, double top) {
        return box(left, top);
    }

    private List<Long> see(PixelBox... boxes) {
        return seeTracklets(boxes).stream().map(Tracklet::number).toList();
    }

    private List<Tracklet> seeTracklets(PixelBox... boxes) {
        List<Seen> seen = new ArrayList<>();
        for (PixelBox box : boxes) {
            seen.add(new Seen(box, 0.9));
        }
        return follow(seen);
    }

    private List<Long> see(Seen seen) {
        return follow(List.of(seen)).stream().map(Tracklet::number).toList();
    }

    private List<Tracklet> follow(List<Seen> seen) {
        Instant time = Instant.EPOCH.plus(FRAME.multipliedBy(frame));
        FrameStamp stamp =
                new FrameStamp(CAMERA, frame++, time, time, FrameStamp.TimeSource.CONTAINER);
        return follower.follow(
                stamp,
                seen.stream()
                        .map(
                                one ->
                                        new Detection(
                                                stamp,
                                                one.box,
                                                one.box.area(),
                                                Classification.UNKNOWN,
                                                one.confidence))
                        .toList());
    }
}
