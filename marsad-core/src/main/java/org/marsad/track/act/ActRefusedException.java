package org.marsad.track.act;

/// An act that can't be done. The message says what was expected, what came and what to do.
public final class ActRefusedException extends RuntimeException {

    private final Reason reason;

    public ActRefusedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    public enum Reason {
        /// no track that is shown has this number
        UNKNOWN,
        /// a track merged with itself
        SELF,
        /// a name that is too long or can't be shown
        NAME,
        /// own forces that report themselves: what they are is not for the watch-keeper to say
        OWN
    }
}
