package org.marsad.track;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.marsad.follow.Tracklet;
import org.marsad.geo.EastNorthUp;
import org.marsad.locate.Plot;
import org.marsad.locate.ReportOrigin;
import org.marsad.locate.TargetReport;
import org.marsad.track.act.ActRefusedException;
import org.marsad.track.act.ActRefusedException.Reason;
import org.marsad.track.act.ApartPairs;
import org.marsad.track.act.SignedAct;
import org.marsad.track.act.TrackAct;
import org.marsad.track.history.TrackEvent;
import org.marsad.track.history.TrackHistories;
import org.marsad.track.identity.TrackLabel;

/// What watch-keepers have said about tracks, and what follows from it.
///
/// A joined track is remembered for a while, so that a split can give it back: under its number, with its name and its
/// tracklets, at the place where the joined one is, not seen since. A dropped track lives on unseen: it goes on taking its
/// reports, so that they begin no other track, until they cease, until it has moved away from where it was dropped (then
/// it may be something real), or for an hour.
final class Rulings {

    private static final int MOST_JOININGS = 256;
    private static final Duration JOINED_LATELY = Duration.ofMinutes(10);
    private static final Duration SPLIT_WAITS = Duration.ofMinutes(1);
    private static final double MUTED_METRES = 30;
    private static final Duration MUTED_FOR = Duration.ofHours(1);

    /// By number.
    private final List<LiveTrack> tracks;

    private final TrackletMemory memory;
    private final TrackHistories histories;
    private final ApartPairs apart;
    private final Deque<Joining> joinings = new ArrayDeque<>();

    /// Those that are nothing, as of the latest scan: few, while tracks may be many.
    private final List<LiveTrack> muted = new ArrayList<>();

    private record Joining(
            long kept,
            LiveTrack other,
            Instant time,
            TrackLabel before,
            TrackLabel after,
            List<TrackletMemory.Key> tracklets) {}

    private record Muted(Instant since, EastNorthUp place) {}

    /// What has been said of one track.
    static final class Word {

        /// Whether its history has begun.
        boolean isTold;

        private @Nullable Muted muted;
        private @Nullable Instant splitUntil;

        /// Whether it is nothing, to the watch-keeper.
        boolean isMuted() {
            return muted != null;
        }
    }

    Rulings(
            List<LiveTrack> tracks,
            TrackletMemory memory,
            TrackHistories histories,
            ApartPairs apart) {
        this.tracks = tracks;
        this.memory = memory;
        this.histories = histories;
        this.apart = apart;
    }

    /// Throws {@link ActRefusedException} when an act can't be done now.
    void check(TrackAct act) {
        LiveTrack track = shown(act.track());
        switch (act) {
            case TrackAct.Mark _, TrackAct.Drop _ -> refuseOwn(track);
            case TrackAct.Merge(_, long number) -> {
                LiveTrack other = shown(number);
                if (track.isOwn() && other.isOwn()) {
                    throw new ActRefusedException(
                            Reason.OWN,
                            "a merge needs one track at most that reports itself, got '%s' and '%s'; leave them"
                                    .formatted(track.label.callSign(), other.label.callSign()));
                }
            }
            case TrackAct.Rename _, TrackAct.Split _ -> {
                // of any track
            }
        }
    }

    /// Gives the track that leaves the picture by it. Throws {@link ActRefusedException}.
    Optional<LiveTrack> apply(SignedAct signed, Instant now) {
        TrackAct act = signed.act();
        check(act);
        LiveTrack track = shown(act.track());
        TrackEvent.Acted said = new TrackEvent.Acted(act, signed.by());
        histories.add(track.number, now, said);
        switch (act) {
            case TrackAct.Rename(_, String name) -> track.label = track.label.withName(name);
            case TrackAct.Mark(_, boolean isKnown) -> track.label = track.label.withMark(isKnown);
            case TrackAct.Split(_) -> split(track, now);
            case TrackAct.Drop(_) -> {
                histories.add(track.number, now, new TrackEvent.Ended(TrackEvent.End.DROPPED, 0));
                mute(track, now);
                return Optional.of(track);
            }
            case TrackAct.Merge(_, long number) -> {
                LiveTrack other = shown(number);
                histories.add(number, now, said);
                merge(track, other, now);
                return Optional.of(other);
            }
        }
        return Optional.empty();
    }

    private LiveTrack shown(long number) {
        return tracks.stream()
                .filter(t -> t.number == number)
                .filter(t -> t.status != TrackStatus.TENTATIVE && !t.word.isMuted())
                .findFirst()
                .orElseThrow(
                        () ->
                                new ActRefusedException(
                                        Reason.UNKNOWN,
                                        "an act needs a track that is there, got %d, which is not or not any more; choose another one"
                                                .formatted(number)));
    }

    private static void refuseOwn(LiveTrack track) {
        if (track.isOwn()) {
            throw new ActRefusedException(
                    Reason.OWN,
                    "this act needs a track that does not report itself, got %d, which is '%s'; leave it"
                            .formatted(track.number, track.label.callSign()));
        }
    }

    /// Nothing is to be seen of it from now on, and its reports begin no other track.
    static void mute(LiveTrack track, Instant now) {
        track.word.muted = new Muted(now, track.kinematics().position());
    }

    private void merge(LiveTrack kept, LiveTrack other, Instant now) {
        apart.remove(ApartPairs.Pair.of(kept.number, other.number));
        join(kept, other, now);
        if (other.seenTime().isAfter(kept.seenTime())) {
            kept.goOnFrom(other);
            kept.lastUpdate = other.lastUpdate;
            kept.existence.report(
                    Math.max(other.existence.logOdds(), 0), kept.stillProbability(), 0);
        }
    }

    /// Two tracks become one; the caller ends the other one.
    void join(LiveTrack kept, LiveTrack other, Instant now) {
        TrackLabel before = kept.label;
        kept.label = before.joinedWith(other.label);
        kept.join(other);
        apart.extend(other.number, kept.number);
        joinings.add(
                new Joining(
                        kept.number,
                        other,
                        now,
                        before,
                        kept.label,
                        memory.redirect(other.number, OptionalLong.of(kept.number))));
        if (joinings.size() > MOST_JOININGS) {
            joinings.removeFirst();
        }
    }

    private void split(LiveTrack track, Instant now) {
        Optional<Joining> lately =
                joinings.reversed().stream()
                        .filter(joining -> joining.kept == track.number)
                        .findFirst()
                        .filter(joining -> !joining.time.plus(JOINED_LATELY).isBefore(now));
        if (lately.isEmpty()) {
            track.word.splitUntil = now.plus(SPLIT_WAITS);
            return;
        }
        Joining joining = lately.get();
        joinings.remove(joining);
        LiveTrack back = joining.other;
        back.goOnFrom(track);
        back.status = TrackStatus.COASTING;
        memory.giveBack(joining.tracklets, track.number, back.number);
        track.label =
                track.label.equals(joining.after)
                        ? joining.before
                        : track.label.withCallSign(joining.before.callSign());
        int place = 0;
        while (place < tracks.size() && tracks.get(place).number < back.number) {
            place++;
        }
        tracks.add(place, back);
        part(track, back, now);
    }

    /// From now on the two are two.
    void part(LiveTrack track, LiveTrack other, Instant now) {
        track.word.splitUntil = null;
        apart.add(ApartPairs.Pair.of(track.number, other.number));
        histories.add(track.number, now, new TrackEvent.Parted(other.number));
        histories.add(other.number, now, new TrackEvent.Parted(track.number));
        other.word.isTold = true;
    }

    /// The plot that begins a second track, for each track that waits to be split and has one: the nearest in the gate
    /// that comes from another source than its last report and is no other track's. Once a scan, before its plots are asked
    /// about by {@link #isOfNothing}.
    Map<LiveTrack, Plot> partings(List<TargetReport> reports, double gate) {
        Map<LiveTrack, Plot> partings = new LinkedHashMap<>();
        muted.clear();
        for (LiveTrack track : tracks) {
            if (track.word.isMuted()) {
                muted.add(track);
            }
            if (track.word.splitUntil == null) {
                continue;
            }
            double nearest = gate;
            for (TargetReport report : reports) {
                if (report instanceof Plot plot && isFromElsewhere(track, plot)) {
                    double distance = track.fit(plot).squaredDistance();
                    if (distance <= nearest) {
                        nearest = distance;
                        partings.put(track, plot);
                    }
                }
            }
        }
        return partings;
    }

    private boolean isFromElsewhere(LiveTrack track, Plot plot) {
        long former = memory.trackOf(plot);
        TargetReport last = track.lastUpdate.report();
        long tracklet = tracklet(plot);
        long lastTracklet = tracklet(last);
        boolean isOtherTracklet = tracklet != lastTracklet && tracklet != 0 && lastTracklet != 0;
        return (former == TrackletMemory.NONE || former == track.number)
                && (isOtherTracklet || !plot.sensor().equals(last.sensor()));
    }

    private static long tracklet(TargetReport report) {
        return report.origin() instanceof ReportOrigin.Seen(Tracklet seen) ? seen.number() : 0;
    }

    /// Whether a plot that no track took is one more of something that was dropped.
    boolean isOfNothing(Plot plot, double gate) {
        for (LiveTrack track : muted) {
            if (track.fit(plot).squaredDistance() < gate) {
                return true;
            }
        }
        return false;
    }

    /// Lets time pass for what was said of a track. Whether a dropped one is to be forgotten.
    boolean age(LiveTrack track, Instant now) {
        Instant splitUntil = track.word.splitUntil;
        if (splitUntil != null && now.isAfter(splitUntil)) {
            track.word.splitUntil = null;
            histories.add(track.number, now, new TrackEvent.StayedOne());
        }
        Muted muted = track.word.muted;
        return muted != null
                && (muted.since.plus(MUTED_FOR).isBefore(now)
                        || muted.place.horizontalDistanceMetres(track.kinematics().position())
                                > MUTED_METRES);
    }

    /// Those of which something has been said first, then the others, by number.
    static List<LiveTrack> byNeed(List<LiveTrack> tracks) {
        List<LiveTrack> sorted = new ArrayList<>(tracks);
        sorted.sort(
                (a, b) ->
                        Boolean.compare(
                                b.word.isMuted() || !b.label.equals(TrackLabel.NONE),
                                a.word.isMuted() || !a.label.equals(TrackLabel.NONE)));
        return sorted;
    }
}
