package org.marsad.pipeline;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.marsad.geo.GroundCovariance;
import org.marsad.locate.Plot;
import org.marsad.locate.ReportOrigin;
import org.marsad.locate.Scan;
import org.marsad.locate.Strobe;
import org.marsad.locate.TargetReport;

/// Keeps out of the picture what no sensor of this site can have seen. What is left out is counted by reason
/// and sensor; the rest of a scan goes on.
public final class ReportCheck {

    /// Beyond this no sensor of a site reaches; a place that far off is a mistake in units or in the frame.
    public static final double FARTHEST_METRES = 1e6;

    private static final int MOST_SENSORS = 1000;

    /// Why a report was left out.
    public enum Refusal {
        /// a place, a velocity, an azimuth or an error that is no finite number, or an error that is not above 0
        NO_NUMBER,
        /// farther than {@link #FARTHEST_METRES} from the origin of the site
        FAR_AWAY,
        /// one more than a scan may have
        TOO_MANY
    }

    private final int mostPerScan;
    private final Map<Refusal, Map<String, Long>> refused = new TreeMap<>();

    /// @param mostPerScan the rest of a fuller scan is left out
    public ReportCheck(int mostPerScan) {
        this.mostPerScan = mostPerScan;
    }

    /// The scan without what can't be used; the same one where all can.
    public Scan check(Scan scan) {
        List<TargetReport> first = scan.reports();
        if (first.size() > mostPerScan) {
            count(Refusal.TOO_MANY, scan, first.size() - mostPerScan);
            first = first.subList(0, mostPerScan);
        }
        List<TargetReport> usable =
                first.stream().filter(report -> isUsable(report, scan)).toList();
        return usable.size() == scan.reports().size()
                ? scan
                : new Scan(scan.sensor(), scan.validTime(), scan.arrivalTime(), usable);
    }

    /// How many reports were left out, by reason and sensor.
    public Map<Refusal, Map<String, Long>> refused() {
        Map<Refusal, Map<String, Long>> copy = new TreeMap<>();
        refused.forEach((reason, bySensor) -> copy.put(reason, Map.copyOf(bySensor)));
        return copy;
    }

    private boolean isUsable(TargetReport report, Scan scan) {
        Optional<Refusal> refusal = findRefusal(report);
        refusal.ifPresent(reason -> count(reason, scan, 1));
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

    private void count(Refusal reason, Scan scan, long reports) {
        Map<String, Long> bySensor = refused.computeIfAbsent(reason, _ -> new TreeMap<>());
        String sensor = scan.sensor().value();
        if (bySensor.size() < MOST_SENSORS || bySensor.containsKey(sensor)) {
            bySensor.merge(sensor, reports, Long::sum);
        }
    }
}
