package org.marsad.station.tracks;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.marsad.pipeline.Fusion;
import org.marsad.station.store.StoreUnavailable;
import org.marsad.track.act.ActRefusedException;

/// The thread that owns the fusion, for those who must ask it.
public interface FuseThread {

    /// Has something done or read between two scans.
    <T> CompletableFuture<T> ask(Function<Fusion, T> request);

    /// Waits for the answer. Throws {@link ActRefusedException} when the request does, {@link StoreUnavailable} when none comes.
    default <T> T await(Function<Fusion, T> request) {
        Duration patience = Duration.ofSeconds(10);
        try {
            return ask(request).orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case ActRefusedException refused -> throw refused;
                case StoreUnavailable unavailable -> throw unavailable;
                case null, default ->
                        throw new StoreUnavailable(
                                "the fuse thread did not answer within "
                                        + patience.toSeconds()
                                        + " s",
                                e);
            }
        }
    }
}
