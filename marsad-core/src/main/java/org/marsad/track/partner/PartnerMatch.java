package org.marsad.track.partner;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.marsad.geo.GroundCovariance;
import org.marsad.locate.Plot;
import org.marsad.locate.ReportOrigin;
import org.marsad.track.motion.Estimate;
import org.marsad.track.motion.Seconds;

/// Finds which of our tracks a partner's tracks are when they are first reported, by place and velocity with both
/// covariances. That errors of the two may be the same makes them nearer than their covariances say, never farther, so
/// the gate holds either way. Pairs are made one to one, the likeliest first; a partner's track that is none of ours
/// begins one. Cost: each new report with each track.
public final class PartnerMatch {

    /// Squared Mahalanobis distance in place and velocity, four degrees of freedom, that 99 % are within.
    private static final double GATE = 13.28;

    /// The same for one of our own forces: half are within.
    private static final double OWN_GATE = 3.36;

    private static final double OWN_METRES = 30;

    private PartnerMatch() {}

    /// One of our tracks.
    ///
    /// @param isOwn whether it reports itself
    public record Candidate(long number, Estimate estimate, boolean isOwn) {}

    private record Pair(int report, int candidate, double cost) {}

    /// What a partner says, as of now: moved on with its own velocity, less sure by that.
    public static Estimate estimate(Plot report, ReportOrigin.Partner partner, Instant now) {
        double seconds = Math.max(Seconds.between(report.validTime(), now), 0);
        GroundCovariance place = report.covariance();
        return new Estimate(
                report.position().eastMetres() + seconds * partner.eastMetresPerSecond(),
                report.position().northMetres() + seconds * partner.northMetresPerSecond(),
                partner.eastMetresPerSecond(),
                partner.northMetresPerSecond(),
                seconds > 0
                        ? place.plus(partner.velocityCovariance().times(seconds * seconds))
                        : place,
                partner.velocityCovariance());
    }

    /// How likely a thing stands that a partner says moves so: an even chance when it says 0.
    public static double stillProbability(Estimate partner) {
        double squared =
                partner.velocityCovariance()
                        .squaredMahalanobis(
                                partner.eastMetresPerSecond(), partner.northMetresPerSecond());
        return Math.exp(-squared / 2) / 2;
    }

    /// Number of our track by index of report; without those that are none of ours.
    public static Map<Integer, Long> match(List<Estimate> reports, List<Candidate> candidates) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < reports.size(); i++) {
            for (int j = 0; j < candidates.size(); j++) {
                Candidate candidate = candidates.get(j);
                double squared = squaredDistance(reports.get(i), candidate.estimate());
                if (squared < GATE && (!candidate.isOwn() || isOwn(reports.get(i), candidate))) {
                    pairs.add(
                            new Pair(
                                    i,
                                    j,
                                    squared + logSpread(reports.get(i), candidate.estimate())));
                }
            }
        }
        pairs.sort(
                Comparator.comparingDouble(Pair::cost)
                        .thenComparingInt(Pair::report)
                        .thenComparingInt(Pair::candidate));
        Map<Integer, Long> taken = new LinkedHashMap<>();
        boolean[] isTaken = new boolean[candidates.size()];
        for (Pair pair : pairs) {
            if (!isTaken[pair.candidate] && !taken.containsKey(pair.report)) {
                isTaken[pair.candidate] = true;
                taken.put(pair.report, candidates.get(pair.candidate).number());
            }
        }
        return taken;
    }

    private static boolean isOwn(Estimate report, Candidate candidate) {
        Estimate own = candidate.estimate();
        double metres =
                Math.hypot(
                        report.eastMetres() - own.eastMetres(),
                        report.northMetres() - own.northMetres());
        return squaredDistance(report, own) < OWN_GATE && metres < OWN_METRES;
    }

    /// In place and velocity, as if the errors of the two were apart.
    public static double squaredDistance(Estimate a, Estimate b) {
        return a.placeCovariance()
                        .plus(b.placeCovariance())
                        .squaredMahalanobis(
                                a.eastMetres() - b.eastMetres(), a.northMetres() - b.northMetres())
                + a.velocityCovariance()
                        .plus(b.velocityCovariance())
                        .squaredMahalanobis(
                                a.eastMetresPerSecond() - b.eastMetresPerSecond(),
                                a.northMetresPerSecond() - b.northMetresPerSecond());
    }

    private static double logSpread(Estimate a, Estimate b) {
        return Math.log(a.placeCovariance().plus(b.placeCovariance()).determinant())
                + Math.log(a.velocityCovariance().plus(b.velocityCovariance()).determinant());
    }
}
