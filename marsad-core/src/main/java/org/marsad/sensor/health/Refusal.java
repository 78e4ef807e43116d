package org.marsad.sensor.health;

/// Why something that a sensor sent was left out.
public enum Refusal {
    /// a report: a place, a velocity, an azimuth or an error that is no finite number, or an error that is not above 0
    NO_NUMBER,
    /// a report: farther from the origin of the site than any sensor reaches
    FAR_AWAY,
    /// a report: one more than a scan may have
    TOO_MANY,
    /// a report: it would have begun a track while the most were alive
    TOO_MANY_TRACKS,
    /// a scan: older than what has gone out already
    TOO_LATE,
    /// a scan: valid more than 2 s after it arrived, so the sensor's clock is wrong
    FROM_THE_FUTURE,
    /// a scan: older than an earlier one of the same sensor by more than anything is put in order again
    BACKWARDS,
    /// a scan: another source sends under the same name
    TWO_SOURCES,
    /// a scan: the station was too far behind to take it
    NO_ROOM;

    /// Whether all that the sensor saw at one time was left out.
    public boolean isOfScan() {
        return compareTo(TOO_LATE) >= 0;
    }
}
