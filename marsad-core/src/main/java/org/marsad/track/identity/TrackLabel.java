package org.marsad.track.identity;

/// What people call a track.
///
/// @param callSign of own forces that report themselves; empty for everything else
/// @param name that a watch-keeper gave; empty for none
/// @param isMarkedKnown whether a watch-keeper knows what it is, so that it need not be watched
public record TrackLabel(String callSign, String name, boolean isMarkedKnown) {

    public static final TrackLabel NONE = new TrackLabel("", "", false);

    /// Whether it has reported itself.
    public boolean isOwn() {
        return !callSign.isEmpty();
    }

    /// Whether it raises no alerts.
    public boolean isKnown() {
        return isMarkedKnown || isOwn();
    }

    public TrackLabel withCallSign(String newCallSign) {
        return new TrackLabel(newCallSign, name, isMarkedKnown);
    }

    public TrackLabel withName(String newName) {
        return new TrackLabel(callSign, newName, isMarkedKnown);
    }

    public TrackLabel withMark(boolean isNowKnown) {
        return new TrackLabel(callSign, name, isNowKnown);
    }

    /// Of both in one: this one's words where it has any.
    public TrackLabel joinedWith(TrackLabel other) {
        return new TrackLabel(
                callSign.isEmpty() ? other.callSign : callSign,
                name.isEmpty() ? other.name : name,
                isMarkedKnown || other.isMarkedKnown);
    }

    /// Whether people have said that the two are not one thing, by giving them two names.
    public boolean contradicts(TrackLabel other) {
        return !name.isEmpty() && !other.name.isEmpty() && !name.equals(other.name);
    }
}
