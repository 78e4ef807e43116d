package org.marsad.formats.mot;

import org.marsad.detect.PixelBox;

/// One box of one frame.
///
/// @param frame counts from 1
/// @param id of the track; −1 in files of detections
/// @param box in our pixel convention, not in MOT's (see the package)
/// @param confidence the detector's score on its own scale; in ground truth 0 means "do not score"
public record MotRow(int frame, int id, PixelBox box, double confidence, MotNote note) {

    public MotRow {
        if (frame < 1) {
            throw new IllegalArgumentException("MOT frames count from 1, was " + frame);
        }
    }

    /// A row of a tracker's result.
    public static MotRow ofTrack(int frame, int id, PixelBox box, double confidence) {
        return new MotRow(frame, id, box, confidence, new MotNote.Silent());
    }
}
