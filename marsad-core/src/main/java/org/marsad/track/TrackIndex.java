package org.marsad.track;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/// Finds the tracks whose gate may hold a place: their east–west extents, sorted by the west edge.
/// A query walks back from the last track that begins west of the place and stops where no earlier
/// one reaches that far east. Cost per query: the tracks in a north–south strip.
final class TrackIndex {

    private final int[] order;
    private final double[] low;
    private final double[] high;
    private final double[] highestSoFar;

    TrackIndex(List<LiveTrack> tracks, double sigmas, double reachMetres) {
        double[] lows = new double[tracks.size()];
        double[] highs = new double[tracks.size()];
        for (int i = 0; i < lows.length; i++) {
            lows[i] = tracks.get(i).lowEast(sigmas, reachMetres);
            highs[i] = tracks.get(i).highEast(sigmas, reachMetres);
        }
        order = sortedBy(lows);
        low = Arrays.stream(order).mapToDouble(i -> lows[i]).toArray();
        high = Arrays.stream(order).mapToDouble(i -> highs[i]).toArray();
        highestSoFar = high.clone();
        Arrays.parallelPrefix(highestSoFar, Math::max);
    }

    private static int[] sortedBy(double[] keys) {
        return IntStream.range(0, keys.length)
                .boxed()
                .sorted((a, b) -> Double.compare(keys[a], keys[b]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /// Calls back with every track index whose extent meets [west, east].
    void forEachMeeting(double west, double east, IntConsumer track) {
        int after = Arrays.binarySearch(low, Math.nextUp(east));
        int i = after >= 0 ? after : -after - 1;
        while (i < low.length && low[i] <= east) {
            i++;
        }
        for (i--; i >= 0 && highestSoFar[i] >= west; i--) {
            if (high[i] >= west) {
                track.accept(order[i]);
            }
        }
    }
}
