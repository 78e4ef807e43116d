package org.marsad.alert;

/// A zone that no watch could be kept on. The key says why, for the client's message file:
/// `zone.too_few_corners`, `zone.crosses_itself`, `zone.too_far` or `zone.rule`.
public final class ZoneRefusedException extends IllegalArgumentException {

    private final String key;

    ZoneRefusedException(String key, String message) {
        super(message);
        this.key = key;
    }

    public String key() {
        return key;
    }
}
