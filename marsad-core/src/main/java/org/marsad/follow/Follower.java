package org.marsad.follow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.marsad.detect.Detection;
import org.marsad.follow.Pairing.Beliefs;
import org.marsad.follow.Pairing.Who;
import org.marsad.sensor.FrameStamp;

/// Follows what moves through the pictures of one camera, by place and motion alone; how a thing
/// looks plays no part.
///
/// Each frame first asks how far every detection can be believed: by what became of others of its
/// confidence ({@link ScoreBelief}), by its size where it stands ({@link SizeByPlace}), and by whether
/// a surer one covers it. Then it pairs detections with predicted boxes at the best total similarity, in four
/// rounds: sure detections with established tracklets; weak detections with those left over, since what is
/// half hidden scores low (Zhang et al., "ByteTrack", ECCV 2022); sure detections still free with the
/// box where a lost thing was last seen, since it may have stopped; and with tentative tracklets. What is
/// left begins new ones.
///
/// Blobs split and merge. When two things merge into one blob, one tracklet takes it and the other
/// is carried on by its motion until the blob splits or the occlusion memory ends. A fragment within
/// the box of a thing just seen begins nothing.
///
/// Strictly on line: what is said of a frame never waits for a later one. Frames come in the order of
/// their exposure times; one from the past is refused. Not thread-safe; deterministic.
public final class Follower {

    private static final double LONGEST_TENTATIVE_SECONDS = 0.35;
    private static final double STEADINESS_SECONDS = 0.25;
    private static final double PRESENCE_SECONDS = 0.5;
    private static final double LEAST_STEADINESS_TO_LEARN = 0.5;

    private final FollowerSettings settings;
    private final double memorySeconds;
    private final double doubtBelow;
    private final Beliefs sure;
    private final Beliefs weak;
    private final Beliefs any;
    private final Pairing pairing;
    private final FrameClock clock = new FrameClock();
    private final Step step = new Step();
    private final Step spareStep = new Step();
    private final ScoreBelief byScore = new ScoreBelief();
    private final SizeByPlace bySize = new SizeByPlace();
    private final FrameDetections seen = new FrameDetections();
    private Refusals refusals = Refusals.NONE;
    private Followed[] followed = new Followed[16];
    private int count;
    private int[] order = new int[16];
    private long nextNumber = 1;
    private double steadinessShare;
    private double presenceShare;

    public Follower(FollowerSettings settings) {
        this.settings = settings;
        this.memorySeconds = settings.occlusionMemory().toNanos() * 1e-9;
        this.doubtBelow = 1 - settings.establishedBelief();
        this.sure = new Beliefs(settings.sureBelief(), Double.POSITIVE_INFINITY);
        this.weak = new Beliefs(settings.leastBelief(), settings.sureBelief());
        this.any = new Beliefs(settings.leastBelief(), Double.POSITIVE_INFINITY);
        this.pairing = new Pairing(settings.leastSimilarity());
    }

    /// The established tracklets that have a detection in this frame, by number.
    public List<Tracklet> follow(FrameStamp stamp, List<Detection> detections) {
        return follow(stamp, detections, PictureShift.NONE);
    }

    /// The same for a camera that moved.
    ///
    /// @param shift of this picture since the frame before
    public List<Tracklet> follow(FrameStamp stamp, List<Detection> detections, PictureShift shift) {
        double seconds = clock.advance(stamp.exposureTime());
        if (seconds < 0) {
            refusals = refusals.withFrameBackInTime();
            return List.of();
        }
        refusals = seen.fill(detections, refusals);
        bySize.fit();
        seen.believe(byScore, bySize);
        predict(seconds, shift);
        forget(memorySeconds, Double.POSITIVE_INFINITY);
        pair();
        weighUnseen();
        begin();
        forget(memorySeconds, LONGEST_TENTATIVE_SECONDS);
        return tracklets();
    }

    /// Where everything reported is in the latest frame, by number; also what is hidden for a
    /// moment and likelier there than not.
    public List<Outline> outlines() {
        List<Outline> outlines = new ArrayList<>(count);
        for (int k = 0; k < count; k++) {
            if (isReported(followed[k])) {
                outlines.add(followed[k].outline());
            }
        }
        return outlines;
    }

    /// What could not be used so far.
    public Refusals refusals() {
        return refusals;
    }

    private List<Tracklet> tracklets() {
        List<Tracklet> tracklets = new ArrayList<>(count);
        for (int k = 0; k < count; k++) {
            if (followed[k].isSeen && isReported(followed[k])) {
                tracklets.add(followed[k].tracklet());
            }
        }
        return tracklets;
    }

    private boolean isReported(Followed one) {
        return one.isEstablished && one.presence >= settings.reportedPresence();
    }

    private void predict(double seconds, PictureShift shift) {
        step.of(seconds);
        steadinessShare = 1 - Math.exp(-seconds / STEADINESS_SECONDS);
        presenceShare = 1 - Math.exp(-seconds / PRESENCE_SECONDS);
        boolean moved = !shift.equals(PictureShift.NONE);
        if (moved) {
            bySize.shift(shift.downPixels());
        }
        for (int k = 0; k < count; k++) {
            followed[k].predict(step);
            if (moved) {
                followed[k].shift(shift);
            }
        }
    }

    private void forget(double establishedSeconds, double tentativeSeconds) {
        int kept = 0;
        for (int k = 0; k < count; k++) {
            Followed one = followed[k];
            double memory = one.isEstablished ? establishedSeconds : tentativeSeconds;
            if (one.unseenSeconds <= memory) {
                followed[kept++] = one;
            }
        }
        Arrays.fill(followed, kept, count, null);
        count = kept;
    }

    private void pair() {
        pairing.compare(followed, count, seen);
        take(pairing.byPrediction(followed, count, seen, Who.ESTABLISHED, sure));
        take(pairing.byPrediction(followed, count, seen, Who.ESTABLISHED, weak));
        take(pairing.byLastSight(followed, count, seen, sure));
        take(pairing.byPrediction(followed, count, seen, Who.TENTATIVE, any));
    }

    private void take(int[] detectionOf) {
        for (int k = 0; k < detectionOf.length; k++) {
            int i = detectionOf[k];
            if (i >= 0) {
                Followed one = followed[k];
                learn(one, i);
                one.take(seen, i, spareStep);
                one.weigh(seen.belief[i], steadinessShare, presenceShare);
                one.establishWhen(doubtBelow);
                seen.taken[i] = true;
            }
        }
    }

    private void learn(Followed one, int i) {
        byScore.learn(seen.detection[i].confidence(), one.steadiness);
        if (one.isEstablished
                && one.steadiness >= LEAST_STEADINESS_TO_LEARN
                && seen.belief[i] >= settings.sureBelief()) {
            bySize.learn(seen.foot(i), seen.height[i]);
        }
    }

    private void weighUnseen() {
        for (int k = 0; k < count; k++) {
            if (!followed[k].isSeen) {
                followed[k].miss();
                followed[k].weigh(0, steadinessShare, presenceShare);
            }
        }
    }

    /// The largest first, so that a fragment finds its whole.
    private void begin() {
        int free = 0;
        if (order.length < seen.size) {
            order = new int[2 * seen.size];
        }
        for (int i = 0; i < seen.size; i++) {
            if (!seen.taken[i]) {
                byScore.learn(seen.detection[i].confidence(), 0);
                if (seen.belief[i] >= settings.birthBelief()) {
                    insert(i, free++);
                }
            }
        }
        for (int k = 0; k < free; k++) {
            if (count < settings.mostTracklets() && !belongsToSomethingSeen(order[k])) {
                begin(order[k]);
            }
        }
    }

    private void insert(int i, int free) {
        int at = free;
        while (at > 0 && seen.area(order[at - 1]) < seen.area(i)) {
            order[at] = order[at - 1];
            at--;
        }
        order[at] = i;
    }

    private boolean belongsToSomethingSeen(int i) {
        for (int k = 0; k < count; k++) {
            if (followed[k].isSeen && seen.belongsTo(i, followed[k])) {
                return true;
            }
        }
        return false;
    }

    private void begin(int i) {
        if (count == followed.length) {
            followed = Arrays.copyOf(followed, 2 * count);
        }
        Followed one = new Followed(nextNumber++, seen, i);
        one.establishWhen(doubtBelow);
        followed[count++] = one;
    }
}
