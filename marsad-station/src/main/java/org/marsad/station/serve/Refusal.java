package org.marsad.station.serve;

/// A request that gets an error for an answer.
final class Refusal extends RuntimeException {

    private final int status;
    private final String key;

    /// @param key for the page's message file
    Refusal(int status, String key, String message) {
        super(message, null, false, false);
        this.status = status;
        this.key = key;
    }

    int status() {
        return status;
    }

    String key() {
        return key;
    }
}
