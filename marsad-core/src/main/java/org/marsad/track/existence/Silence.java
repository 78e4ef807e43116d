package org.marsad.track.existence;

import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.marsad.track.motion.Seconds;

/// The time since a thing was last reported, and how much of it someone looked where it should be: silence
/// where nobody looks says nothing.
public final class Silence {

    private @Nullable Outlook outlook;
    private Instant outlookTime;
    private Instant passedUntil;
    private double watchedSeconds;

    public Silence(Instant since) {
        this.outlookTime = since;
        this.passedUntil = since;
    }

    public Silence(Silence other) {
        this.outlook = other.outlook;
        this.outlookTime = other.outlookTime;
        this.passedUntil = other.passedUntil;
        this.watchedSeconds = other.watchedSeconds;
    }

    /// The thing has been reported.
    public void end(Instant now) {
        outlook = null;
        passedUntil = now;
        watchedSeconds = 0;
    }

    /// For how long someone has looked in vain; all the time that it was unseen where nobody asked who looks.
    public double watchedSeconds(double unseenSeconds) {
        return outlook == null ? unseenSeconds : watchedSeconds;
    }

    /// Since {@link #pass} was last called.
    public double secondsToPass(Instant now) {
        return Seconds.between(passedUntil, now);
    }

    /// Lets the silence go on until now.
    ///
    /// @param ask what the sensors see of where the thing may be; worked out anew every half second
    /// @param share of this silence that is the thing's own, 0 to 1: its report may have gone to another
    /// @return what they see
    public Outlook pass(Instant now, Supplier<Outlook> ask, double share) {
        Outlook current = outlook;
        if (current == null || Seconds.between(outlookTime, now) > Existence.LOOK_SECONDS) {
            current = ask.get();
            outlook = current;
            outlookTime = now;
        }
        watchedSeconds += share * secondsToPass(now) * current.moving();
        passedUntil = now;
        return current;
    }
}
