package org.marsad.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.marsad.track.Scene.at;
import static org.marsad.track.Scene.scan;

import com.google.errorprone.annotations.FormatMethod;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marsad.sensor.SensorId;
import org.marsad.sensor.health.Refusals;
import org.marsad.track.act.ActRefusedException;
import org.marsad.track.act.SignedAct;
import org.marsad.track.act.TrackAct;
import org.marsad.track.history.TrackEvent;

/// What watch-keepers say about tracks, and that the tracker keeps to it.
class ActsTest {

    private final Tracker tracker = new Tracker(TrackerSettings.standard());
    private final TreeSet<Long> numbers = new TreeSet<>();
    private List<Track> tracks = List.of();
    private double seconds;

    @FormatMethod
    private void accept(String line, Object... values) {
        show(Scene.picture(tracker, scan(line, values)));
    }

    private void show(List<Track> picture) {
        tracks = picture;
        tracks.forEach(track -> numbers.add(track.number()));
    }

    private void act(TrackAct act) {
        tracker.accept(new SignedAct(act, at(seconds), "Dilan"));
        show(tracker.tracks());
    }

    private Track track(long number) {
        return tracks.stream().filter(t -> t.number() == number).findFirst().orElseThrow();
    }

    private List<Long> living() {
        return tracks.stream()
                .filter(track -> track.status() != TrackStatus.ENDED)
                .map(Track::number)
                .toList();
    }

    private List<TrackEvent.Happening> history(long number) {
        return tracker.history(number).stream().map(TrackEvent::what).toList();
    }

    /// One who stands, for so long.
    private void stand(double forSeconds, double east, double north, int tracklet) {
        for (double end = seconds + forSeconds; seconds < end; seconds += 0.1) {
            accept("%.1f cam1 (%f,%f)#%d person", seconds, east, north, tracklet);
        }
    }

    /// Two who stand.
    private void standTwo(double forSeconds, double east) {
        for (double end = seconds + forSeconds; seconds < end; seconds += 0.1) {
            accept("%.1f cam1 (100,0)#1 person (%f,0)#2 person", seconds, east);
        }
    }

    /// Two cameras that see the same place, each a thing of its own, and the tracker takes them for one.
    private void twoTakenForOne() {
        for (; seconds < 30; seconds += 0.1) {
            accept("%.1f cam1 (100,0)~2#1 person", seconds);
            accept("%.1f cam2 (%f,0)~2#1 person", seconds + 0.05, Math.max(101, 160 - 3 * seconds));
        }
        assertThat(living()).hasSize(1);
    }

    @Test
    void aNameAndAMarkStayWithTheThing() {
        stand(2, 100, 0, 1);
        act(new TrackAct.Rename(1, "  Shepherd of Sarchia "));
        act(new TrackAct.Mark(1, true));
        assertThat(track(1).label().name()).isEqualTo("Shepherd of Sarchia");
        assertThat(track(1).isKnown()).isTrue();
        stand(2, 100, 0, 2);
        assertThat(track(1).label().name()).isEqualTo("Shepherd of Sarchia");
        act(new TrackAct.Mark(1, false));
        act(new TrackAct.Rename(1, ""));
        assertThat(track(1).isKnown()).isFalse();
        assertThat(track(1).label().name()).isEmpty();
        assertThat(history(1))
                .hasSize(6)
                .startsWith(new TrackEvent.Begun(new SensorId("cam1")))
                .endsWith(new TrackEvent.Acted(new TrackAct.Rename(1, ""), "Dilan"));
    }

    @Test
    void whatWasDroppedDoesNotComeBackWhileItIsReported() {
        stand(2, 100, 0, 1);
        act(new TrackAct.Drop(1));
        assertThat(track(1).status()).isEqualTo(TrackStatus.ENDED);
        for (int tracklet = 2; tracklet < 30; tracklet++) {
            stand(2, 100 + tracklet % 3, 0, tracklet);
            assertThat(living()).isEmpty();
        }
        assertThat(numbers).containsExactly(1L);
        assertThat(history(1)).endsWith(new TrackEvent.Ended(TrackEvent.End.DROPPED, 0));
    }

    @Test
    void whoComesByWhereSomethingWasDroppedIsSeen() {
        stand(2, 100, 0, 1);
        act(new TrackAct.Drop(1));
        for (double from = seconds; seconds < from + 40; seconds += 0.1) {
            double east = 60 + 1.4 * (seconds - from);
            accept("%.1f cam1 (100,0)#1 person (%f,15)#2 person", seconds, east);
        }
        assertThat(living()).hasSize(1);
    }

    @Test
    void whatWasDroppedAndThenWalksAwayIsSomething() {
        stand(2, 100, 0, 1);
        act(new TrackAct.Drop(1));
        for (double from = seconds; seconds < from + 60; seconds += 0.1) {
            accept("%.1f cam1 (%f,0)#1 person", seconds, 100 + 1.4 * (seconds - from));
        }
        assertThat(living()).hasSize(1);
    }

    @Test
    void aMergeGoesOnUnderTheFirstNumberAtTheFresherPlace() {
        stand(2, 100, 0, 1);
        act(new TrackAct.Rename(1, "Ali's car"));
        seconds += 20;
        stand(2, 400, 0, 2);
        assertThat(living()).containsExactly(1L, 2L);
        act(new TrackAct.Merge(1, 2));
        assertThat(living()).containsExactly(1L);
        assertThat(track(1).kinematics().position().eastMetres()).isBetween(395.0, 405.0);
        stand(5, 400, 0, 2);
        assertThat(living()).containsExactly(1L);
        assertThat(track(1).status()).isEqualTo(TrackStatus.CONFIRMED);
        assertThat(track(1).label().name()).isEqualTo("Ali's car");
        assertThat(history(2)).endsWith(new TrackEvent.Ended(TrackEvent.End.JOINED, 1));
        assertThat(history(1)).endsWith(new TrackEvent.Acted(new TrackAct.Merge(1, 2), "Dilan"));
    }

    @Test
    void theTrackerSaysWhyTwoDotsBecameOne() {
        twoTakenForOne();
        assertThat(history(1))
                .last()
                .isInstanceOfSatisfying(
                        TrackEvent.Joined.class,
                        joined -> {
                            assertThat(joined.other()).isEqualTo(2);
                            assertThat(joined.squaredDistance()).isBetween(0.0, 6.0);
                            assertThat(joined.closeSeconds()).isEqualTo(3);
                        });
    }

    @Test
    void aSplitGivesTheJoinedOneBackAndTheTwoAreNotJoinedAgain() {
        twoTakenForOne();
        act(new TrackAct.Split(1));
        assertThat(living()).containsExactly(1L, 2L);
        for (double end = seconds + 30; seconds < end; seconds += 0.1) {
            accept("%.1f cam1 (100,0)~2#1 person", seconds);
            accept("%.1f cam2 (101,0)~2#1 person", seconds + 0.05);
        }
        assertThat(living()).containsExactly(1L, 2L);
        assertThat(track(1).lastUpdate().report().sensor().value()).isEqualTo("cam1");
        assertThat(track(2).lastUpdate().report().sensor().value()).isEqualTo("cam2");
        assertThat(history(2)).endsWith(new TrackEvent.Parted(1));
    }

    @Test
    void aSplitOfWhatWasNeverJoinedBeginsATrackWithTheNextReportFromElsewhere() {
        stand(3, 100, 0, 1);
        act(new TrackAct.Split(1));
        assertThat(living()).containsExactly(1L);
        for (double end = seconds + 5; seconds < end; seconds += 0.1) {
            accept("%.1f cam1 (100,0)#1 person", seconds);
            accept("%.1f cam2 (101,0)#9 person", seconds + 0.05);
        }
        assertThat(living()).containsExactly(1L, 2L);
    }

    @Test
    void aSplitThatNothingBearsOutLeavesOne() {
        stand(3, 100, 0, 1);
        act(new TrackAct.Split(1));
        stand(70, 100, 0, 1);
        assertThat(living()).containsExactly(1L);
        assertThat(history(1)).endsWith(new TrackEvent.StayedOne());
    }

    @Test
    void twoNamesAreTwoThings() {
        for (; seconds < 2; seconds += 0.1) {
            accept("%.1f cam1 (100,0)~2#1 person", seconds);
            accept("%.1f cam2 (160,0)~2#1 person", seconds + 0.05);
        }
        act(new TrackAct.Rename(1, "Ali"));
        act(new TrackAct.Rename(2, "Sara"));
        for (; seconds < 30; seconds += 0.1) {
            accept("%.1f cam1 (100,0)~2#1 person", seconds);
            accept("%.1f cam2 (%f,0)~2#1 person", seconds + 0.05, Math.max(101, 160 - 3 * seconds));
        }
        assertThat(living()).containsExactly(1L, 2L);
    }

    @Test
    void aNameGoesOnWhenTheTrackerJoinsItsTrackToAnother() {
        for (; seconds < 2; seconds += 0.1) {
            accept("%.1f cam1 (100,0)~2#1 person", seconds);
            accept("%.1f cam2 (160,0)~2#1 person", seconds + 0.05);
        }
        act(new TrackAct.Rename(2, "Sara"));
        act(new TrackAct.Mark(2, true));
        for (; seconds < 30; seconds += 0.1) {
            accept("%.1f cam1 (100,0)~2#1 person", seconds);
            accept("%.1f cam2 (%f,0)~2#1 person", seconds + 0.05, Math.max(101, 160 - 3 * seconds));
        }
        assertThat(living()).containsExactly(1L);
        assertThat(track(1).label().name()).isEqualTo("Sara");
        act(new TrackAct.Split(1));
        assertThat(track(1).label().name()).isEmpty();
        assertThat(track(2).label().name()).isEqualTo("Sara");
        assertThat(track(1).isKnown()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -4, 17, Long.MAX_VALUE})
    void anActOnANumberThatIsNotThereIsRefused(long number) {
        stand(2, 100, 0, 1);
        List<TrackEvent> before = tracker.history(1);
        for (TrackAct act :
                List.of(
                        new TrackAct.Drop(number),
                        new TrackAct.Split(number),
                        new TrackAct.Mark(number, true),
                        new TrackAct.Rename(number, "x"),
                        new TrackAct.Merge(1, number))) {
            assertThatThrownBy(() -> act(act))
                    .hasMessageContaining("got %d, which is not", number)
                    .hasMessageContaining("choose another");
        }
        assertThat(tracker.history(1)).isEqualTo(before);
    }

    @Test
    void badActsAreRefusedByName() {
        assertThat(reason(() -> new TrackAct.Merge(3, 3)))
                .isEqualTo(ActRefusedException.Reason.SELF);
        assertThatThrownBy(() -> new TrackAct.Rename(1, "x".repeat(41)))
                .hasMessage("a name has at most 40 characters, got 41; choose a shorter one");
        for (String name : List.of("a\nb", "a\u0000", "\u202Eevil", "a\u2028b", "\uD800")) {
            assertThat(reason(() -> new TrackAct.Rename(1, name)))
                    .isEqualTo(ActRefusedException.Reason.NAME);
        }
        assertThat(new TrackAct.Rename(1, "می\u200Cڕۆم").name()).hasSize(6);
        assertThat(new TrackAct.Rename(1, "\uD83D\uDE99".repeat(40)).name()).hasSize(80);
    }

    private static ActRefusedException.Reason reason(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        return catchThrowableOfType(ActRefusedException.class, act).reason();
    }

    @Test
    void ownForcesAreNotForTheWatchToSay() {
        for (; seconds < 3; seconds += 0.1) {
            accept("%.1f gps1 (100,0)~3 @Patrol", seconds);
        }
        assertThatThrownBy(() -> act(new TrackAct.Drop(1))).hasMessageContaining("'Patrol'");
        assertThatThrownBy(() -> act(new TrackAct.Mark(1, false))).hasMessageContaining("'Patrol'");
        act(new TrackAct.Rename(1, "Escort"));
        assertThat(track(1).label().name()).isEqualTo("Escort");
    }

    @Test
    void resumedTracksCoastAndAreFoundAgainUnderTheirNumbers() {
        standTwo(3, 160);
        act(new TrackAct.Rename(1, "Ali"));
        act(new TrackAct.Drop(2));
        Tracker.State state = tracker.keep();
        Tracker again = new Tracker(TrackerSettings.standard(), 101, new Refusals());
        again.resume(state);
        assertThat(again.tracks())
                .singleElement()
                .satisfies(
                        track -> {
                            assertThat(track.status()).isEqualTo(TrackStatus.COASTING);
                            assertThat(track.label().name()).isEqualTo("Ali");
                        });
        seconds += 5;
        for (double end = seconds + 5; seconds < end; seconds += 0.1) {
            again.accept(scan("%.1f cam1 (100,0)#71 person (160,0)#72 person", seconds));
        }
        assertThat(again.tracks())
                .singleElement()
                .satisfies(
                        track -> {
                            assertThat(track.number()).isEqualTo(1);
                            assertThat(track.status()).isEqualTo(TrackStatus.CONFIRMED);
                        });
        again.advance(at(seconds + 3600));
        assertThat(again.tracks()).extracting(Track::status).containsExactly(TrackStatus.ENDED);
    }

    @Test
    void pairsThatWereSplitStayApartAfterARestart() {
        twoTakenForOne();
        act(new TrackAct.Split(1));
        standTwo(1, 101);
        Tracker again = new Tracker(TrackerSettings.standard(), 101, new Refusals());
        again.resume(tracker.keep());
        for (double end = seconds + 30; seconds < end; seconds += 0.1) {
            again.accept(scan("%.1f cam1 (100,0)~2#1 person", seconds));
            again.accept(scan("%.1f cam2 (101,0)~2#1 person", seconds + 0.05));
        }
        assertThat(again.tracks()).extracting(Track::number).containsExactly(1L, 2L);
    }
}
