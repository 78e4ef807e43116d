package org.marsad.station.tracks;

import java.util.List;
import java.util.Optional;
import org.marsad.picture.SensorStatus;
import org.marsad.pipeline.Fusion;
import org.marsad.sensor.SensorId;
import org.marsad.station.store.Store;
import org.marsad.station.store.StoreUnavailable;
import org.marsad.track.registration.Correction;

/// What people have taken off the sensors' reports. An act is written, applied on the fuse thread, then acknowledged.
public final class SensorBook {

    private static final int MOST_ACTS = 50;

    /// What became of an act.
    public sealed interface Result {

        /// Written and applied; this is how the sensor does now.
        record Done(SensorStatus status) implements Result {}

        record NoSuchSensor() implements Result {}

        /// Nothing more is wrong with it for sure.
        record NothingClear() implements Result {}

        record NothingTakenOff() implements Result {}
    }

    private final Store store;
    private final FuseThread fuse;

    public SensorBook(Store store, FuseThread fuse) {
        this.store = store;
        this.fuse = fuse;
    }

    /// Applies to a fusion that has not begun what earlier runs acknowledged.
    public void resume(Fusion fusion) {
        store.corrections().forEach(stored -> fusion.correct(stored.sensor(), stored.correction()));
    }

    /// Takes off from now on all that is wrong with a sensor for sure. Throws {@link StoreUnavailable}.
    public synchronized Result takeOff(SensorId sensor, String by) {
        Optional<SensorStatus> status = find(sensor);
        if (status.isEmpty()) {
            return new Result.NoSuchSensor();
        }
        return status.get().hasClearOffset()
                ? correct(sensor, status.get().offset().orElseThrow().offset(), by)
                : new Result.NothingClear();
    }

    /// Takes nothing off any more. Throws {@link StoreUnavailable}.
    public synchronized Result putBack(SensorId sensor, String by) {
        Optional<SensorStatus> status = find(sensor);
        if (status.isEmpty()) {
            return new Result.NoSuchSensor();
        }
        return status.get().correction().equals(Correction.NONE)
                ? new Result.NothingTakenOff()
                : correct(sensor, Correction.NONE, by);
    }

    /// Of one sensor, in all runs, newest first; the latest so many.
    public List<Store.StoredCorrection> list(SensorId sensor) {
        return store.listCorrections(sensor, MOST_ACTS);
    }

    private Result correct(SensorId sensor, Correction correction, String by) {
        store.putCorrection(sensor, correction, by);
        return fuse.await(
                fusion -> {
                    fusion.correct(sensor, correction);
                    return new Result.Done(find(fusion, sensor).orElseThrow());
                });
    }

    private Optional<SensorStatus> find(SensorId sensor) {
        return fuse.await(fusion -> find(fusion, sensor));
    }

    private static Optional<SensorStatus> find(Fusion fusion, SensorId sensor) {
        return fusion.picture().sensors().stream()
                .filter(status -> status.health().sensor().equals(sensor))
                .findFirst();
    }
}
