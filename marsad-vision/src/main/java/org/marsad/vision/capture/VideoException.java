package org.marsad.vision.capture;

/// A video that cannot be had, or no further: one line with what was expected, what came and what to do. It never
/// holds credentials.
public final class VideoException extends Exception {

    private final Reason reason;
    private final String message;

    public VideoException(Reason reason, String message) {
        super(message);
        this.reason = reason;
        this.message = message;
    }

    @Override
    public String getMessage() {
        return message;
    }

    public Reason reason() {
        return reason;
    }

    public enum Reason {
        /// no such file, or no such path on the camera
        MISSING,
        /// a folder, not a file
        FOLDER,
        UNREADABLE,
        EMPTY,
        /// not a video in any known form, or without its index
        NOT_VIDEO,
        /// sound or data only
        NO_PICTURES,
        UNSUPPORTED,
        /// a file that stops before its own index says so; the frames before were delivered
        ENDS_EARLY,
        /// user or password refused
        UNAUTHORIZED,
        /// no connection to the camera
        UNREACHABLE,
        /// connected, but nothing comes any more
        SILENT,
        /// the camera closed the stream
        ENDED,
        /// packets come, but no picture can be made of them
        UNDECODABLE,
        /// closed by us while it was waiting
        CLOSED,
        /// any other report of the library
        FAILED
    }
}
