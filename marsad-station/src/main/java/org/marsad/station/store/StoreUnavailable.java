package org.marsad.station.store;

import org.jspecify.annotations.Nullable;

/// The store can't do what was asked, now: its disk is full, it is closed, or it has fallen too far
/// behind. Nothing was acknowledged.
public final class StoreUnavailable extends RuntimeException {

    public StoreUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
