package org.marsad.pipeline;

import java.util.List;
import java.util.Optional;
import org.marsad.geo.GroundCovariance;
import org.marsad.locate.Plot;
import org.marsad.locate.ReportOrigin;
import org.marsad.locate.Scan;
import org.marsad.locate.Strobe;
import org.marsad.locate.TargetReport;
import org.marsad.sensor.health.Refusal;
import org.marsad.sensor.health.Refusals;

/// Keeps out of the picture what no sensor of this site can have seen. What is left out is counted; the rest
/// of a scan goes on.
public final class ReportCheck {

    /// Beyond this no sensor of a site reaches; a place that far off is a mistake in units or in the frame.
    public static final double FARTHEST_METRES = 1e6;

    private final int mostPerScan;
    private final Refusals refused;

    /// @param mostPerScan the rest of a fuller scan is left out
    /// @param refused counts what is left out
    public ReportCheck(int mostPerScan, Refusals refused) {
        this.mostPerScan = mostPerScan;
        this.refused = refused;
    }

    /// The scan without what can't be used; the same one where all can.
    public Scan check(Scan scan) {
        List<TargetReport> first = scan.reports();
        if (first.size() > mostPerScan) {
            refused.count(Refusal.TOO_MANY, scan.sensor(), first.size() - mostPerScan);
            first = first.subList(0, mostPerScan);
        }
        List<TargetReport> usable =
                first.stream().filter(report -> isUsable(report, scan)).toList();
        return usable.size() == scan.reports().size()
                ? scan
                : new Scan(scan.sensor(), scan.validTime(), scan.arrivalTime(), usable);
    }

    private boolean isUsable(TargetReport report, Scan scan) {
        Optional<Refusal> refusal = findRefusal(report);
        refusal.ifPresent(reason -> refused.count(reason, scan.sensor(), 1));
        return refusal.isEmpty();
    }

    private static Optional<Refusal> findRefusal(TargetReport report) {
        return switch (report) {
            case Plot plot -> findRefusal(plot);
            case Strobe strobe -> findRefusal(strobe);
        };
    }

    private static Optional<Refusal> findRefusal(Plot plot) {
        double distance = Math.hypot(plot.position().eastMetres(), plot.position().northMetres());
        GroundCovariance covariance = plot.covariance();
        if (!Double.isFinite(distance)
                || !Double.isFinite(plot.position().upMetres())
                || !Double.isFinite(covariance.eastEast() + covariance.northNorth())
                || !Double.isFinite(plot.widthMetres())
                || !isNumber(plot.origin())) {
            return Optional.of(Refusal.NO_NUMBER);
        }
        return distance > FARTHEST_METRES ? Optional.of(Refusal.FAR_AWAY) : Optional.empty();
    }

    private static boolean isNumber(ReportOrigin origin) {
        return !(origin instanceof ReportOrigin.Partner partner)
                || Double.isFinite(
                        partner.eastMetresPerSecond()
                                + partner.northMetresPerSecond()
                                + partner.velocityCovariance().eastEast()
                                + partner.velocityCovariance().northNorth());
    }

    private static Optional<Refusal> findRefusal(Strobe strobe) {
        boolean isNumber =
                Double.isFinite(strobe.azimuthRadians())
                        && Double.isFinite(strobe.azimuthSigmaRadians())
                        && strobe.azimuthSigmaRadians() > 0;
        return isNumber ? Optional.empty() : Optional.of(Refusal.NO_NUMBER);
    }
}
