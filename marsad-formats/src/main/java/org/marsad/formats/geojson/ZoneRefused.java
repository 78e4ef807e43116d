package org.marsad.formats.geojson;

/// A zone that can't be watched as it was drawn or written.
public final class ZoneRefused extends RuntimeException {

    private final String key;

    public ZoneRefused(String key, String message) {
        super(message);
        this.key = key;
    }

    /// For the page's message file: `zone.too_few_corners`, `zone.crosses_itself`, `zone.too_far`
    /// or `zone.rule`.
    public String key() {
        return key;
    }
}
