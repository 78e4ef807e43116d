package org.marsad.track.existence;

/// What the sensors together see of where a thing may be. It may have gone on or stopped, and the two
/// places are seen differently.
///
/// @param moving share of the places where it may be if it has gone on that a sensor sees well enough to
///     report it
/// @param standing the same if it stopped, perhaps crouching
/// @param isMovingExpected if it goes on unseen: it is behind ground that someone looks at, or its way
///     leads into a picture again
/// @param isStandingExpected if it stopped unseen: someone looks there and would see it get up, or it is
///     behind ground that someone looks at
public record Outlook(
        double moving, double standing, boolean isMovingExpected, boolean isStandingExpected) {

    public Outlook {
        if (!(moving >= 0 && moving <= 1 && standing >= 0 && standing <= 1)) {
            throw new IllegalArgumentException(
                    "shares must be 0 to 1, were %g, %g".formatted(moving, standing));
        }
    }
}
