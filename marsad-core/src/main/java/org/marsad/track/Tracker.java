package org.marsad.track;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marsad.locate.Plot;
import org.marsad.locate.ReportOrigin;
import org.marsad.locate.Scan;
import org.marsad.locate.Strobe;
import org.marsad.locate.TargetReport;
import org.marsad.sensor.SensorId;
import org.marsad.sensor.health.Refusal;
import org.marsad.sensor.health.Refusals;
import org.marsad.track.act.ApartPairs;
import org.marsad.track.act.SignedAct;
import org.marsad.track.act.TrackAct;
import org.marsad.track.bearing.LearntBearings;
import org.marsad.track.existence.SensorView;
import org.marsad.track.existence.SensorViews;
import org.marsad.track.history.TrackEvent;
import org.marsad.track.history.TrackHistories;
import org.marsad.track.motion.Seconds;
import org.marsad.track.sensing.LearntSensor;
import org.marsad.track.sensing.LearntSensors;
import org.marsad.track.sensing.SensorModel;
import org.marsad.track.sensing.SensorRhythms;

/// Keeps one track per real thing over all sensors. Each scan is as of its valid time: {@link Association} says
/// which reports are whose, {@link Updater} tells the tracks, the rest begins tentative tracks, and what
/// has not been seen for too long, or is not believed in any more, ends. Two cameras
/// that see the same thing feed one track, because each scan in turn is paired with all tracks.
///
/// Scans come in the order of their valid times (see the reorder window); a scan from before the
/// newest is taken as of the newest, which suits late beacons only. Cost per scan: three 4 × 4
/// Kalman predictions for each track near a report, the pairs in the gates, and a glance at every other track.
/// Not thread-safe; deterministic.
public final class Tracker {

    private static final double TENTATIVE_PERIODS = 2.5;
    private static final double LEAST_TENTATIVE_SECONDS = 0.5;
    private static final int TENTATIVE_MISSES = 4;
    private static final double COAST_PERIODS = 2.5;
    private static final double LEAST_TENTATIVE = 0.02;
    private static final int MOST_KEPT = 2_000;
    private final TrackerSettings settings;
    private final double shortestCoastSeconds;
    private final TrackletMemory memory;
    private final SensorRhythms rhythms;
    private final NamedReports named;
    private final SensorViews views = new SensorViews();
    private final SensorModel constant;
    private final LearntSensors learnt;
    private final LearntBearings bearings;
    private final Updater updater;
    private final ApartPairs apart = new ApartPairs();
    private final Doubles doubles = new Doubles(apart);
    private final TrackHistories histories = new TrackHistories();

    /// By number.
    private final List<LiveTrack> tracks = new ArrayList<>();

    private final Rulings rulings;
    private final Deque<Track> ended = new ArrayDeque<>();
    private Instant time = Instant.EPOCH;
    private long nextNumber;
    private final Refusals refused;

    public Tracker(TrackerSettings settings) {
        this(settings, 1, new Refusals());
    }

    /// Counts on from a number, so that a station that starts again never uses one twice.
    ///
    /// @param refused counts the reports that would have begun a track while the most were alive
    public Tracker(TrackerSettings settings, long firstNumber, Refusals refused) {
        this.refused = refused;
        this.settings = settings;
        this.constant =
                new SensorModel.Constant(
                        settings.gate().detectionProbability(),
                        settings.gate().clutterPerSquareMetre());
        this.shortestCoastSeconds = Seconds.of(settings.coast().shortest());
        this.nextNumber = firstNumber;
        this.learnt = new LearntSensors(settings.limits().sensors(), views);
        this.bearings = new LearntBearings(settings.limits().sensors());
        this.updater = new Updater(settings, views, bearings);
        this.memory = new TrackletMemory(settings.limits().tracklets());
        this.rhythms = new SensorRhythms(settings.limits().sensors());
        this.named = new NamedReports(settings.gate(), memory);
        this.rulings = new Rulings(tracks, memory, histories, apart);
    }

    /// Takes in a scan.
    public void accept(Scan scan) {
        moveTo(scan.validTime());
        List<TargetReport> anonymous = new ArrayList<>();
        List<TargetReport> fromPartner = new ArrayList<>();
        scan.reports().stream()
                .limit(settings.limits().reportsPerScan())
                .forEach(
                        report -> {
                            switch (report.origin()) {
                                case ReportOrigin.Beacon(String callSign) ->
                                        takeBeacon(report, callSign);
                                case ReportOrigin.Partner _ -> fromPartner.add(report);
                                case ReportOrigin.Seen _,
                                        ReportOrigin.Measured _,
                                        ReportOrigin.Kept _ ->
                                        anonymous.add(report);
                            }
                        });
        for (Plot plot : named.takePartner(only(Plot.class, fromPartner), time, tracks)) {
            if (!rulings.isOfNothing(plot, settings.gate().squaredDistance())) {
                begin(plot).ifPresent(born -> named.takePartner(plot, born, time, tracks));
            }
        }
        pair(scan, anonymous);
        age();
    }

    /// Takes in what a watch-keeper says, as of its time or of now, whichever is later. Throws {@link
    /// org.marsad.track.act.ActRefusedException} and then changes nothing.
    public void accept(SignedAct act) {
        moveTo(act.time());
        Optional<LiveTrack> gone = rulings.apply(act, time);
        if (gone.isPresent() && gone.get().word.isMuted()) {
            tell(gone.get());
        } else {
            gone.ifPresent(other -> end(other, TrackEvent.End.JOINED, act.act().track()));
            forgetEnded();
        }
    }

    /// Throws as {@link #accept(SignedAct)} would.
    public void check(TrackAct act) {
        rulings.check(act);
    }

    /// What became of a track, oldest first; empty when nothing is known of the number.
    public List<TrackEvent> history(long number) {
        return histories.list(number);
    }

    /// Lets time pass without a scan: tracks coast and end.
    public void advance(Instant now) {
        moveTo(now);
        age();
    }

    /// What each sensor sees from now on. Of one that measures places itself a view says only what it can reach; how well it
    /// sees the tracker learns ({@link LearntSensor}). The silence of any other without a view ends no track.
    public void replaceViews(Map<SensorId, SensorView> replacement) {
        views.replace(replacement);
        learnt.renewReaches();
    }

    private void moveTo(Instant scanTime) {
        time = scanTime.isAfter(time) ? scanTime : time;
        for (LiveTrack track : tracks) {
            track.moveTo(time);
        }
    }

    private void takeBeacon(TargetReport report, String callSign) {
        if (!(report instanceof Plot plot) || callSign.isEmpty()) {
            return;
        }
        if (named.findTaker(plot, callSign, time, tracks).isEmpty()) {
            begin(plot)
                    .ifPresent(
                            born -> {
                                born.label = born.label.withCallSign(callSign);
                                born.status = TrackStatus.CONFIRMED;
                            });
        }
    }

    private void pair(Scan scan, List<TargetReport> reports) {
        Optional<LearntSensor> sensor = learnt.meet(scan);
        sensor.ifPresent(LearntSensor::look);
        beginParted(reports);
        List<Plot> plots = only(Plot.class, reports);
        List<Strobe> strobes = only(Strobe.class, reports);
        Updater.Claims claims = claims(tracks, plots, strobes, scan.sensor());
        double seconds = rhythms.looked(scan.sensor(), scan.validTime());
        updater.update(new Updater.Sweep(scan.sensor(), time, seconds, sensor), tracks, claims);
        List<LiveTrack> takers = new ArrayList<>();
        for (int row = 0; row < tracks.size(); row++) {
            if (claims.isReported(row)) {
                takers.add(tracks.get(row));
                memory.claim(claims.update(row).report(), tracks.get(row), tracks);
            }
        }
        for (int column = 0; column < plots.size(); column++) {
            Plot plot = plots.get(column);
            if (!claims.plots().isTaken(column)
                    && (sensor.isPresent()
                            || takers.stream().noneMatch(taker -> taker.hasPart(plot)))
                    && !rulings.isOfNothing(plot, settings.gate().squaredDistance())) {
                begin(plot);
            }
        }
        beginAlong(strobes, claims.bearings());
    }

    private static <T extends TargetReport> List<T> only(
            Class<T> kind, List<TargetReport> reports) {
        return reports.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private Updater.Claims claims(
            List<LiveTrack> candidates, List<Plot> plots, List<Strobe> strobes, SensorId sensor) {
        Optional<LearntSensor> found = learnt.find(sensor);
        SensorModel model = found.isPresent() ? found.get() : constant;
        Association.Look look = new Association.Look(model, rhythms.secondsBetweenScans(sensor));
        Association ofPlots = new Association(settings.gate(), candidates, plots, look, memory);
        return new Updater.Claims(
                ofPlots,
                new BearingAssociation(
                        candidates,
                        strobes,
                        bearings,
                        memory,
                        row -> ofPlots.reportOf(row) < 0 && !candidates.get(row).isOwn()));
    }

    private void beginAlong(List<Strobe> strobes, BearingAssociation association) {
        if (!strobes.isEmpty()) {
            bearings.look(strobes.getFirst().sensor());
        }
        for (int column = 0; column < strobes.size(); column++) {
            Strobe strobe = strobes.get(column);
            if (!association.isTaken(column)) {
                bearings.unclaimed(strobe.sensor(), strobe.azimuthRadians());
                begin(strobe);
            }
        }
    }

    /// Takes the plots out of a scan that begin the second track of one that a watch-keeper has split.
    private void beginParted(List<TargetReport> reports) {
        rulings.partings(reports, settings.gate().squaredDistance())
                .forEach(
                        (track, plot) -> {
                            reports.remove(plot);
                            begin(plot)
                                    .ifPresent(
                                            born -> {
                                                born.status = TrackStatus.CONFIRMED;
                                                rulings.part(track, born, time);
                                            });
                        });
    }

    private Optional<LiveTrack> begin(TargetReport report) {
        if (tracks.size() >= settings.limits().tracks()) {
            refused.count(Refusal.TOO_MANY_TRACKS, report.sensor(), 1);
            return Optional.empty();
        }
        LiveTrack born =
                switch (report) {
                    case Plot plot -> new LiveTrack(nextNumber++, plot, settings.gate());
                    case Strobe strobe -> new LiveTrack(nextNumber++, strobe, settings.along());
                };
        born.moveTo(time);
        tracks.add(born);
        memory.claim(report, born, tracks);
        return Optional.of(born);
    }

    private void ageOne(LiveTrack track) {
        double unseen = track.unseenSeconds();
        double period = rhythms.secondsBetweenScans(track.lastUpdate.report().sensor());
        if (track.status == TrackStatus.TENTATIVE) {
            double patience = Math.max(LEAST_TENTATIVE_SECONDS, TENTATIVE_PERIODS * period);
            if (unseen > patience
                    || track.missesInARow >= TENTATIVE_MISSES
                    || track.existence.probability() < LEAST_TENTATIVE) {
                track.status = TrackStatus.ENDED;
                learnt.falseReport(track.lastUpdate.report());
            }
            return;
        }
        TrackerSettings.Coast coast = settings.coast();
        track.patienceSeconds = Math.max(Seconds.of(coast.after()), COAST_PERIODS * period);
        track.status = track.isOverdue() ? TrackStatus.COASTING : TrackStatus.CONFIRMED;
        if (!views.isEmpty() && !track.isOwn() && track.isSilent()) {
            double followed = Seconds.between(track.firstTime, track.seenTime());
            track.passUnseen(
                    views, coast.patience(track.belief(settings), track.objectClass(), followed));
        }
        if (!track.word.isTold) {
            track.word.isTold = true;
            histories.add(track.number, track.firstTime, new TrackEvent.Begun(track.firstSensor));
            histories.add(
                    track.number,
                    time,
                    new TrackEvent.Confirmed(track.hits, track.existence.probability()));
        }
        if (isTooLong(track, unseen) || rulings.age(track, time)) {
            end(track, TrackEvent.End.UNSEEN, 0);
        } else if (track.existence.probability() < track.belief(settings).kept()) {
            end(track, TrackEvent.End.NOT_BELIEVED, 0);
        }
    }

    private boolean isTooLong(LiveTrack track, double unseenSeconds) {
        TrackerSettings.Coast coast = settings.coast();
        return unseenSeconds > shortestCoastSeconds
                && unseenSeconds
                        > Seconds.of(
                                coast.limit(track.isOwn(), track.isStill(), track.objectClass()));
    }

    private void age() {
        updater.spread.settle();
        for (LiveTrack track : tracks) {
            ageOne(track);
        }
        for (Doubles.Same same : doubles.find(tracks, time)) {
            rulings.join(same.kept(), same.dropped(), time);
            histories.add(
                    same.kept().number,
                    time,
                    new TrackEvent.Joined(
                            same.dropped().number,
                            same.squaredDistance(),
                            Seconds.of(same.close())));
            end(same.dropped(), TrackEvent.End.JOINED, same.kept().number);
        }
        forgetEnded();
    }

    private void forgetEnded() {
        tracks.removeIf(track -> track.status == TrackStatus.ENDED);
    }

    private void end(LiveTrack track, TrackEvent.End why, long other) {
        track.status = TrackStatus.ENDED;
        if (!track.word.isMuted()) {
            histories.add(track.number, time, new TrackEvent.Ended(why, other));
            tell(track);
        }
    }

    /// The picture hears once more of a track.
    private void tell(LiveTrack track) {
        if (ended.size() == settings.limits().tracks()) {
            ended.removeFirst();
        }
        ended.add(track.snapshot(updater.spread.factor()));
    }

    /// All that a station needs to go on after it was stopped: at most so many tracks, those first of which a
    /// watch-keeper has said something.
    public State keep() {
        List<Kept> kept = new ArrayList<>();
        for (LiveTrack track : Rulings.byNeed(tracks)) {
            if (track.status != TrackStatus.TENTATIVE && kept.size() < MOST_KEPT) {
                kept.add(
                        new Kept(
                                track.snapshot(1),
                                Math.clamp(track.existence.probability(), 0.01, 0.99),
                                track.stillProbability(),
                                track.isMeasured(),
                                track.word.isMuted()));
            }
        }
        return new State(time, kept, apart.list());
    }

    /// One track.
    /// @param belief that its thing is there, above 0 and below 1
    /// @param stillProbability that it stands, 0 to 1
    /// @param isMeasured whether the sensor of its last report measures places itself
    /// @param isDropped whether a watch-keeper has said that it is nothing
    public record Kept(
            Track track,
            double belief,
            double stillProbability,
            boolean isMeasured,
            boolean isDropped) {}

    /// @param time as of which the tracks stand
    /// @param apart pairs of numbers that a watch-keeper has said are two things
    public record State(Instant time, List<Kept> tracks, List<ApartPairs.Pair> apart) {

        public State {
            tracks = List.copyOf(tracks);
            apart = List.copyOf(apart);
        }
    }

    /// Goes on with the tracks of an earlier run, before the first scan: each coasts, and is found again or ends.
    public void resume(State state) {
        if (!tracks.isEmpty()) {
            throw new IllegalStateException("tracks are resumed before the first scan");
        }
        time = state.time();
        state.apart().forEach(apart::add);
        for (Kept kept : state.tracks()) {
            LiveTrack track = new LiveTrack(kept, settings.gate());
            track.moveTo(time);
            track.word.isTold = true;
            if (kept.isDropped()) {
                Rulings.mute(track, time);
            } else {
                histories.add(track.number, time, new TrackEvent.Resumed());
            }
            tracks.add(track);
            nextNumber = Math.max(nextNumber, track.number + 1);
        }
        tracks.sort((a, b) -> Long.compare(a.number, b.number));
    }

    /// Where the tracks are by now, with scans that still wait for late ones. Changes nothing: what waits begins no track,
    /// and is taken in for good when its turn comes.
    public List<Track> foresee(List<Scan> waiting, Instant now) {
        List<LiveTrack> shadows = new ArrayList<>();
        boolean areLoneFew = BearingAssociation.areLoneFew(tracks);
        for (LiveTrack track : tracks) {
            if (isShown(track, areLoneFew)) {
                shadows.add(new LiveTrack(track));
            }
        }
        Instant latest = time;
        for (Scan scan : waiting) {
            latest = scan.validTime().isAfter(latest) ? scan.validTime() : latest;
            for (LiveTrack shadow : shadows) {
                shadow.moveTo(latest);
            }
            foresee(scan, shadows);
        }
        List<Track> result = new ArrayList<>();
        for (LiveTrack shadow : shadows) {
            shadow.moveTo(now.isAfter(latest) ? now : latest);
            result.add(shadow.snapshot(updater.spread.factor()));
        }
        return List.copyOf(result);
    }

    private void foresee(Scan scan, List<LiveTrack> shadows) {
        List<TargetReport> reports =
                scan.reports().stream()
                        .filter(report -> !(report.origin() instanceof ReportOrigin.Beacon))
                        .filter(report -> !(report.origin() instanceof ReportOrigin.Partner))
                        .limit(settings.limits().reportsPerScan())
                        .toList();
        Updater.Claims claims =
                claims(
                        shadows,
                        only(Plot.class, reports),
                        only(Strobe.class, reports),
                        scan.sensor());
        for (int row = 0; row < shadows.size(); row++) {
            if (claims.isReported(row)) {
                updater.move(shadows.get(row), claims, row);
            }
        }
    }

    private boolean isShown(LiveTrack track, boolean areLoneFew) {
        return track.status != TrackStatus.TENTATIVE
                && !track.word.isMuted()
                && track.place.isShown(areLoneFew)
                && track.existence.probability() >= track.belief(settings).shown();
    }

    /// Whether nothing is followed, not even on trial.
    public boolean isEmpty() {
        return tracks.isEmpty();
    }

    /// The confirmed and coasting tracks as they stand, by number, and once each that has ended since the
    /// last call.
    public List<Track> tracks() {
        List<Track> result = new ArrayList<>(ended);
        ended.clear();
        boolean areLoneFew = BearingAssociation.areLoneFew(tracks);
        for (LiveTrack track : tracks) {
            if (isShown(track, areLoneFew)) {
                result.add(track.snapshot(updater.spread.factor()));
            }
        }
        result.sort((a, b) -> Long.compare(a.number(), b.number()));
        return List.copyOf(result);
    }
}
