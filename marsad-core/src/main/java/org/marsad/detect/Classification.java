package org.marsad.detect;

/// The likeliest class and the probability, 0 to 1, that it is right.
public record Classification(ObjectClass objectClass, double confidence) {

    public static final Classification UNKNOWN = new Classification(ObjectClass.UNKNOWN, 0);

    public Classification {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence must be 0 to 1, was " + confidence);
        }
    }
}
