package org.marsad.track;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.marsad.geo.GroundCovariance;
import org.marsad.track.act.ApartPairs;
import org.marsad.track.motion.Seconds;

/// Finds pairs of tracks that are one thing: two sensors that disagreed at first, or a beacon that
/// came up beside a camera's track. Such a pair stays close in place and velocity for some seconds
/// and has not been reported twice by one sensor at the same instant for a while.
final class Doubles {

    private static final double CHECK_EVERY_SECONDS = 0.5;
    private static final Duration CLOSE_FOR = Duration.ofSeconds(3);
    private static final Duration OWN_CLOSE_FOR = Duration.ofSeconds(1);
    private static final Duration BESIDE_COUNTS_FOR = Duration.ofSeconds(20);
    private static final double CLOSE = 6;
    private static final double FARTHEST_METRES = 60;

    /// A look at where two tracks were and went is not off by more.
    private static final double ROUGH_METRES = 2 * FARTHEST_METRES;

    private static final int INDEX_BITS = 24;
    private static final long INDEX = (1L << INDEX_BITS) - 1;

    private Instant lastCheck = Instant.MIN;
    private Map<Pair, Instant> notBefore = new HashMap<>();

    private record Pair(long first, long second) {}

    private final ApartPairs apart;

    /// @param apart what people have said of pairs
    Doubles(ApartPairs apart) {
        this.apart = apart;
    }

    /// Two tracks of one thing, and why.
    ///
    /// @param squaredDistance between their places
    /// @param close at least so long they were close
    record Same(LiveTrack kept, LiveTrack dropped, double squaredDistance, Duration close) {}

    List<Same> find(List<LiveTrack> tracks, Instant now) {
        if (!lastCheck.equals(Instant.MIN)
                && Seconds.between(lastCheck, now) < CHECK_EVERY_SECONDS) {
            return List.of();
        }
        lastCheck = now;
        List<LiveTrack> byEast = new ArrayList<>();
        for (LiveTrack track : tracks) {
            if (track.status == TrackStatus.CONFIRMED && !track.word.isMuted()) {
                byEast.add(track);
            }
        }
        long[] order = order(byEast);
        Map<Pair, Instant> next = new HashMap<>();
        List<Same> same = new ArrayList<>();
        for (int i = 0; i < order.length; i++) {
            LiveTrack a = byEast.get((int) (order[i] & INDEX));
            for (int j = i + 1; j < order.length && isNear(order[i], order[j]); j++) {
                LiveTrack b = byEast.get((int) (order[j] & INDEX));
                if (Math.abs(a.roughNorth() - b.roughNorth()) < ROUGH_METRES) {
                    weigh(a, b, now, next, same);
                }
            }
        }
        notBefore = next;
        return same;
    }

    /// Indices by how far east the tracks are, each behind its rounded metres.
    private static long[] order(List<LiveTrack> tracks) {
        long[] order = new long[tracks.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = (Math.round(tracks.get(i).roughEast()) << INDEX_BITS) | i;
        }
        Arrays.sort(order);
        return order;
    }

    private static boolean isNear(long a, long b) {
        return (b >> INDEX_BITS) - (a >> INDEX_BITS) < ROUGH_METRES;
    }

    private void weigh(
            LiveTrack a, LiveTrack b, Instant now, Map<Pair, Instant> next, List<Same> same) {
        if ((a.isOwn() && b.isOwn())
                || a.label.contradicts(b.label)
                || apart.contains(a.number, b.number)) {
            return;
        }
        Pair pair = new Pair(Math.min(a.number, b.number), Math.max(a.number, b.number));
        if (a.wasSeenBeside(b)) {
            next.put(pair, now.plus(BESIDE_COUNTS_FOR));
        } else if (isClose(a, b)) {
            Duration close = a.isOwn() || b.isOwn() ? OWN_CLOSE_FOR : CLOSE_FOR;
            Instant until = notBefore.getOrDefault(pair, now.plus(close));
            if (now.isBefore(until)) {
                next.put(pair, until);
            } else if (a.isOwn() || (!b.isOwn() && a.number < b.number)) {
                same.add(new Same(a, b, squaredDistance(a, b), close));
            } else {
                same.add(new Same(b, a, squaredDistance(a, b), close));
            }
        } else if (notBefore.getOrDefault(pair, now).isAfter(now.plus(CLOSE_FOR))) {
            next.put(pair, notBefore.getOrDefault(pair, now));
        }
    }

    private static double squaredDistance(LiveTrack a, LiveTrack b) {
        Kinematics x = a.kinematics();
        Kinematics y = b.kinematics();
        return x.positionCovariance()
                .plus(y.positionCovariance())
                .squaredMahalanobis(
                        x.position().eastMetres() - y.position().eastMetres(),
                        x.position().northMetres() - y.position().northMetres());
    }

    private static boolean isClose(LiveTrack a, LiveTrack b) {
        Kinematics x = a.kinematics();
        Kinematics y = b.kinematics();
        GroundCovariance place = x.positionCovariance().plus(y.positionCovariance());
        GroundCovariance velocity = x.velocityCovariance().plus(y.velocityCovariance());
        double east = x.position().eastMetres() - y.position().eastMetres();
        double north = x.position().northMetres() - y.position().northMetres();
        return Math.hypot(east, north) < FARTHEST_METRES
                && place.squaredMahalanobis(east, north) < CLOSE
                && velocity.squaredMahalanobis(
                                x.eastMetresPerSecond() - y.eastMetresPerSecond(),
                                x.northMetresPerSecond() - y.northMetresPerSecond())
                        < CLOSE;
    }
}
