package org.marsad.vision.capture;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVProducerReferenceTime;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.SizeTPointer;
import org.jspecify.annotations.Nullable;
import org.marsad.sensor.FrameStamp.TimeSource;

/// Tells when the light of each packet fell on the sensor.
///
/// A file: its start time plus the packet's time stamp, counted from the first shown frame. A camera: the wall clock
/// that the library derives from the camera's RTCP sender reports; until the first report, or if the camera's clock is
/// more than a minute off ours (never set, wrong year), the time of arrival.
final class ExposureClock {

    /// When a packet was exposed and came, and how we know.
    record Moment(Instant exposureTime, Instant arrivalTime, TimeSource source) {}

    private static final Duration TRUSTED_DIFFERENCE = Duration.ofMinutes(1);

    private final Instant start;
    private final @Nullable InstantSource arrivals;
    private final boolean live;
    private final double microsPerTick;
    private final double microsPerFrame;
    private long firstTick;
    private boolean clockRefused;

    ExposureClock(
            VideoStream stream,
            @Nullable InstantSource arrivals,
            boolean live,
            AVRational timeBase,
            long firstTick) {
        this.start = stream.startTime();
        this.arrivals = arrivals;
        this.live = live;
        this.microsPerTick = 1e6 * timeBase.num() / timeBase.den();
        this.microsPerFrame = 1e6 / (stream.frameRateHz() > 0 ? stream.frameRateHz() : 25);
        this.firstTick = firstTick;
    }

    /// @param number of this packet in the stream, from 0
    Moment read(AVPacket packet, long number) {
        if (live) {
            return liveMoment(packet);
        }
        long tick = packet.pts();
        Instant exposure;
        if (tick == avutil.AV_NOPTS_VALUE) {
            exposure = start.plus(Math.round(number * microsPerFrame), ChronoUnit.MICROS);
        } else {
            if (firstTick == avutil.AV_NOPTS_VALUE) {
                firstTick = tick;
            }
            exposure =
                    start.plus(Math.round((tick - firstTick) * microsPerTick), ChronoUnit.MICROS);
        }
        Instant arrival = arrivals == null ? exposure : arrivals.instant();
        return new Moment(exposure, arrival, TimeSource.CONTAINER);
    }

    private Moment liveMoment(AVPacket packet) {
        Instant arrival = arrivals == null ? start : arrivals.instant();
        BytePointer reference;
        try (SizeTPointer size = new SizeTPointer(1)) {
            reference = avcodec.av_packet_get_side_data(packet, avcodec.AV_PKT_DATA_PRFT, size);
        }
        if (reference == null) {
            return new Moment(arrival, arrival, TimeSource.ARRIVAL);
        }
        long micros = new AVProducerReferenceTime(reference).wallclock();
        Instant exposure = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        clockRefused = Duration.between(exposure, arrival).abs().compareTo(TRUSTED_DIFFERENCE) > 0;
        return clockRefused
                ? new Moment(arrival, arrival, TimeSource.ARRIVAL)
                : new Moment(exposure, arrival, TimeSource.SENDER_REPORT);
    }

    /// True while the camera's clock is too far off ours to be used.
    boolean isClockRefused() {
        return clockRefused;
    }
}
