package org.marsad.vision.capture;

import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EINVAL;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avutil;
import org.marsad.vision.capture.VideoException.Reason;
import org.marsad.vision.decode.Ffmpeg;

/// Why a video did not open, in words that say what to do.
final class OpenFailure {

    private OpenFailure() {}

    /// What can be told about a file before FFmpeg sees it.
    static void checkFile(VideoAddress address) throws VideoException {
        Path file = Path.of(address.target());
        if (!Files.exists(file)) {
            throw failure(
                    Reason.MISSING,
                    address,
                    "expected a video file, found nothing; check the path");
        }
        if (Files.isDirectory(file)) {
            throw failure(
                    Reason.FOLDER,
                    address,
                    "expected a video file, found a folder; name one clip in it");
        }
        if (!Files.isReadable(file)) {
            throw failure(
                    Reason.UNREADABLE,
                    address,
                    "the file may not be read; give this user the right to read it");
        }
        try {
            if (Files.size(file) == 0) {
                throw failure(
                        Reason.EMPTY,
                        address,
                        "expected a video file, found 0 bytes; copy the clip again");
            }
        } catch (IOException e) {
            throw failure(Reason.UNREADABLE, address, "the file cannot be read: " + e.getMessage());
        }
    }

    static VideoException of(VideoAddress address, int code, Deadline deadline) {
        if (deadline.wasAborted()) {
            return failure(Reason.CLOSED, address, "closed while it was being opened");
        }
        return address.isLive() ? ofCamera(address, code, deadline) : ofFile(address, code);
    }

    private static VideoException ofFile(VideoAddress address, int code) {
        if (code == avutil.AVERROR_INVALIDDATA || code == AVERROR_EINVAL()) {
            return failure(
                    Reason.NOT_VIDEO,
                    address,
                    "expected a video (MP4, MKV, AVI, MPEG-TS, raw H.264 …), found no such form or no index in it;"
                            + " if a recorder was cut off while writing, repair the file first");
        }
        return failure(Reason.FAILED, address, "the file did not open: " + Ffmpeg.describe(code));
    }

    private static VideoException ofCamera(VideoAddress address, int code, Deadline deadline) {
        if (code == avutil.AVERROR_HTTP_UNAUTHORIZED || code == avutil.AVERROR_HTTP_FORBIDDEN) {
            return failure(
                    Reason.UNAUTHORIZED,
                    address,
                    "the camera refused user or password (401/403); set them as rtsp://user:password@host/path");
        }
        if (code == avutil.AVERROR_HTTP_NOT_FOUND) {
            return failure(
                    Reason.MISSING,
                    address,
                    "the camera has no stream of this path (404); take the path from its manual or ONVIF profile");
        }
        if (code == avutil.AVERROR_HTTP_OTHER_4XX || code == avutil.AVERROR_HTTP_BAD_REQUEST) {
            return failure(
                    Reason.NO_PICTURES,
                    address,
                    "expected a video stream over TCP, the camera refused (4xx); check that this path has pictures and"
                            + " that RTP over TCP is allowed");
        }
        if (deadline.isPassed()) {
            return failure(
                    Reason.UNREACHABLE,
                    address,
                    "no answer in time; check power, cable and address of the camera");
        }
        if (code == avutil.AVERROR_INVALIDDATA) {
            return failure(
                    Reason.FAILED,
                    address,
                    "something answered, but not as an RTSP camera; check host and port");
        }
        return failure(
                Reason.UNREACHABLE,
                address,
                "no connection (%s); check power, cable and address of the camera"
                        .formatted(Ffmpeg.describe(code)));
    }

    private static VideoException failure(Reason reason, VideoAddress address, String words) {
        return new VideoException(reason, address + ": " + words);
    }
}
