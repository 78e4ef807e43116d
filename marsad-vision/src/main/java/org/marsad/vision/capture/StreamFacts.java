package org.marsad.vision.capture;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.marsad.vision.decode.Ffmpeg;
import org.marsad.vision.decode.PlanarPicture;

/// Reads what a container says about its video.
final class StreamFacts {

    /// Our own recordings keep their start to the microsecond here, since MP4's creation time has whole seconds only.
    private static final String START_COMMENT = "first exposure ";

    private static final Instant EARLIEST_CREATION = Instant.parse("1971-01-01T00:00:00Z");

    private StreamFacts() {}

    static VideoStream read(
            Container container, VideoAddress address, VideoOptions options, String webCodec) {
        List<String> notes = new ArrayList<>();
        AVStream video = container.video();
        double rateHz = rate(video);
        long count = address.isLive() ? 0 : frameCount(container, rateHz);
        Instant start =
                address.isLive()
                        ? options.findArrivals().map(InstantSource::instant).orElse(Instant.EPOCH)
                        : fileStart(container, options, notes);
        return new VideoStream(
                Ffmpeg.codecName(video.codecpar().codec_id()),
                webCodec,
                video.codecpar().width(),
                video.codecpar().height(),
                rateHz,
                count,
                start,
                notes);
    }

    private static double rate(AVStream video) {
        AVRational rate = video.avg_frame_rate();
        if (rate.num() <= 0 || rate.den() <= 0) {
            rate = video.r_frame_rate();
        }
        return rate.num() <= 0 || rate.den() <= 0 ? 0 : (double) rate.num() / rate.den();
    }

    private static long frameCount(Container container, double rateHz) {
        long counted = container.promisedFrames();
        return counted > 0 ? counted : Math.round(container.durationMicros() * 1e-6 * rateHz);
    }

    private static Instant fileStart(
            Container container, VideoOptions options, List<String> notes) {
        Optional<Instant> start =
                options.findStartTime()
                        .or(
                                () ->
                                        container
                                                .findTag("comment")
                                                .filter(c -> c.startsWith(START_COMMENT))
                                                .map(c -> c.substring(START_COMMENT.length()))
                                                .flatMap(StreamFacts::findInstant))
                        .or(
                                () ->
                                        container
                                                .findTag("creation_time")
                                                .flatMap(StreamFacts::findInstant));
        if (start.isEmpty()) {
            notes.add(
                    "the file does not say when it was recorded: times count from 1970-01-01T00:00:00Z");
        }
        return start.orElse(Instant.EPOCH);
    }

    private static Optional<Instant> findInstant(String text) {
        try {
            return Optional.of(Instant.parse(text)).filter(EARLIEST_CREATION::isBefore);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    static VideoStream withWebCodec(VideoStream stream, String webCodec) {
        return new VideoStream(
                stream.codec(),
                webCodec,
                stream.width(),
                stream.height(),
                stream.frameRateHz(),
                stream.frameCount(),
                stream.startTime(),
                stream.notes());
    }

    /// The stream with the size of its latest picture, and a note if that picture had to be converted.
    static VideoStream withPicture(VideoStream stream, PlanarPicture picture) {
        List<String> notes = new ArrayList<>(stream.notes());
        String conversion =
                "pixel format %s is converted to 8-bit 4:2:0".formatted(picture.sourceFormat());
        if (picture.isConverted() && !notes.contains(conversion)) {
            notes.add(conversion);
        }
        return new VideoStream(
                stream.codec(),
                stream.webCodec(),
                picture.width(),
                picture.height(),
                stream.frameRateHz(),
                stream.frameCount(),
                stream.startTime(),
                notes);
    }
}
