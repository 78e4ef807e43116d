package org.marsad.vision.capture;

import java.time.Instant;
import java.util.Arrays;

/// One coded picture of H.264 or H.265 in Annex B form, in decoding order; a key picture begins with its parameter
/// sets, so a decoder can start there. Two units are equal if all their bytes are.
public final class AccessUnit {

    private final Instant exposureTime;
    private final boolean key;
    private final byte[] bytes;

    /// Takes the array over: the caller must not change it any more.
    public AccessUnit(Instant exposureTime, boolean key, byte[] bytes) {
        if (bytes.length == 0) {
            throw new IllegalArgumentException("an access unit of " + exposureTime + " is empty");
        }
        this.exposureTime = exposureTime;
        this.key = key;
        this.bytes = bytes;
    }

    public Instant exposureTime() {
        return exposureTime;
    }

    /// Whether a decoder can start here.
    public boolean key() {
        return key;
    }

    /// Not a copy, since each unit goes to many readers: do not change it.
    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return bytes.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AccessUnit that
                && key == that.key
                && exposureTime.equals(that.exposureTime)
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes) * 31 + exposureTime.hashCode();
    }

    @Override
    public String toString() {
        return "%s access unit of %d bytes at %s"
                .formatted(key ? "key" : "delta", bytes.length, exposureTime);
    }
}
