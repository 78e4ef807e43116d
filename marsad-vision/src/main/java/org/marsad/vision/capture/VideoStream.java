package org.marsad.vision.capture;

import java.time.Instant;
import java.util.List;

/// What a video is, as far as it is known now; a live stream may fill in its size with the first frame, and any
/// stream may change size on the way.
///
/// @param codec FFmpeg's short name, for example `h264`
/// @param webCodec what a browser's decoder wants to be told, for example `avc1.640028`; empty if no browser can play it
/// @param width pixels, 0 until known
/// @param height pixels, 0 until known
/// @param frameRateHz nominal, 0 if the source does not say
/// @param frameCount by the container's index, or estimated from its duration; 0 for live and unknown
/// @param startTime exposure time of a file's first frame; for live, when it was opened
/// @param notes what the engineer should know: a conversion that costs time, a start time that is only assumed
public record VideoStream(
        String codec,
        String webCodec,
        int width,
        int height,
        double frameRateHz,
        long frameCount,
        Instant startTime,
        List<String> notes) {

    public VideoStream {
        notes = List.copyOf(notes);
    }

    /// By count and nominal rate; 0 if either is unknown.
    public double durationSeconds() {
        return frameRateHz > 0 ? frameCount / frameRateHz : 0;
    }
}
