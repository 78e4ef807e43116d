package org.marsad.bench.score;

/// Truth and result do not fit together, or one of them is not what it should be. The message says
/// what was expected, what came and what to do.
public final class UnscorableException extends Exception {

    public UnscorableException(String message) {
        super(message);
    }
}
