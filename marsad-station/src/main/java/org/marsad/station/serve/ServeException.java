package org.marsad.station.serve;

/// The station can't listen as it was told to; the message is for the operator.
public final class ServeException extends RuntimeException {

    public ServeException(String message) {
        super(message);
    }
}
