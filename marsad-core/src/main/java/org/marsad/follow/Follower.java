package org.marsad.follow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.marsad.associate.CandidatePairs;
import org.marsad.detect.Detection;
import org.marsad.detect.PixelBox;
import org.marsad.sensor.FrameStamp;

/// Follows what moves through the pictures of one camera, by place and motion alone; how a thing
/// looks plays no part. Each frame pairs detections with predicted boxes at the best total
/// similarity, in four rounds: sure detections with established tracklets; weak detections with those
/// left over, since what is half hidden scores low (Zhang et al., "ByteTrack", ECCV 2022); sure
/// detections still free with the box where a lost thing was last seen, since it may have stopped;
/// and with tentative tracklets. What is left begins new ones.
///
/// Blobs split and merge. When two things merge into one blob, one tracklet takes it and the other
/// is carried on by its motion until the blob splits or the occlusion memory ends. A fragment within
/// the box of a thing just seen begins nothing.
///
/// Frames come in the order of their exposure times; a frame that is not later than the one before
/// is followed as if no time had passed. Not thread-safe; deterministic.
public final class Follower {

    /// The rest of a fuller frame is left out: no scene holds so many things.
    private static final int MOST_DETECTIONS = 1000;

    private static final double FRAGMENT_COVERED = 0.8;
    private static final double FRAGMENT_AREA_SHARE = 0.35;
    private static final double LONGEST_TENTATIVE_SECONDS = 0.35;

    private final FollowerSettings settings;
    private final List<Followed> followed = new ArrayList<>();
    private Instant time = Instant.MIN;
    private long nextNumber = 1;

    public Follower(FollowerSettings settings) {
        this.settings = settings;
    }

    /// The established tracklets that have a detection in this frame, by number.
    public List<Tracklet> follow(FrameStamp stamp, List<Detection> detections) {
        time = stamp.exposureTime().isAfter(time) ? stamp.exposureTime() : time;
        followed.forEach(f -> f.predictTo(time));
        followed.removeIf(f -> isEstablished(f) && isOver(f));
        Round round = new Round(detections);
        round.pair(this::isEstablished, this::isSure, this::byPrediction);
        round.pair(this::isEstablished, this::isWeak, this::byPrediction);
        round.pair(f -> isEstablished(f) && f.isUnseen(), this::isSure, this::byLastSight);
        round.pair(f -> !isEstablished(f), this::isSure, this::byPrediction);
        round.unpaired.forEach(Followed::miss);
        round.begin();
        followed.removeIf(this::isOver);
        return round.seen.stream()
                .filter(this::isEstablished)
                .map(Followed::tracklet)
                .sorted(Comparator.comparingLong(Tracklet::number))
                .toList();
    }

    private boolean isEstablished(Followed f) {
        return f.isEstablished(settings);
    }

    private boolean isSure(Detection d) {
        return d.confidence() >= settings.highConfidence();
    }

    private boolean isWeak(Detection d) {
        return d.confidence() >= settings.lowConfidence() && !isSure(d);
    }

    private double byPrediction(Candidate c) {
        return Similarity.of(
                c.followed.predictedBox(), c.followed.centreSigmaPixels(), c.detection.box());
    }

    private double byLastSight(Candidate c) {
        return Similarity.of(c.followed.latestBox(), 0, c.detection.box());
    }

    private boolean isOver(Followed f) {
        double memory =
                isEstablished(f)
                        ? settings.occlusionMemory().toNanos() * 1e-9
                        : LONGEST_TENTATIVE_SECONDS;
        return f.unseenSeconds() > memory;
    }

    private record Candidate(Followed followed, Detection detection) {}

    /// One frame: who is still without a detection, and which detections are still free.
    private final class Round {
        private final List<Followed> unpaired = new ArrayList<>(followed);
        private final List<Followed> seen = new ArrayList<>();
        private final List<Detection> free;

        Round(List<Detection> detections) {
            this.free =
                    new ArrayList<>(
                            detections.subList(0, Math.min(detections.size(), MOST_DETECTIONS)));
        }

        void pair(
                Predicate<Followed> who,
                Predicate<Detection> what,
                ToDoubleFunction<Candidate> similarity) {
            List<Followed> rows = unpaired.stream().filter(who).toList();
            List<Detection> columns = free.stream().filter(what).toList();
            CandidatePairs pairs = new CandidatePairs(rows.size(), columns.size());
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < columns.size(); column++) {
                    double value =
                            similarity.applyAsDouble(
                                    new Candidate(rows.get(row), columns.get(column)));
                    if (value > settings.leastSimilarity()) {
                        pairs.add(row, column, -value);
                    }
                }
            }
            int[] columnOf = pairs.assign(0);
            for (int row = 0; row < columnOf.length; row++) {
                if (columnOf[row] >= 0) {
                    take(rows.get(row), columns.get(columnOf[row]));
                }
            }
        }

        private void take(Followed one, Detection detection) {
            one.take(detection);
            seen.add(one);
            unpaired.remove(one);
            free.remove(detection);
        }

        void begin() {
            List<PixelBox> boxes = new ArrayList<>();
            seen.forEach(one -> boxes.add(one.latestBox()));
            free.sort(Comparator.comparingDouble((Detection d) -> d.box().area()).reversed());
            for (Detection detection : free) {
                if (detection.confidence() >= settings.birthConfidence()
                        && followed.size() < settings.mostTracklets()
                        && boxes.stream().noneMatch(box -> isFragment(detection.box(), box))) {
                    Followed born =
                            new Followed(
                                    nextNumber++, detection, settings.fastestPixelsPerSecond());
                    followed.add(born);
                    seen.add(born);
                    boxes.add(detection.box());
                }
            }
        }
    }

    private static boolean isFragment(PixelBox small, PixelBox whole) {
        double across =
                Math.min(small.right(), whole.right()) - Math.max(small.left(), whole.left());
        double down = Math.min(small.bottom(), whole.bottom()) - Math.max(small.top(), whole.top());
        return across > 0
                && down > 0
                && across * down > FRAGMENT_COVERED * small.area()
                && small.area() < FRAGMENT_AREA_SHARE * whole.area();
    }
}
