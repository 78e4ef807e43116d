package org.marsad.vision.capture;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;
import org.marsad.sensor.Frame;
import org.marsad.sensor.FrameStamp;
import org.marsad.sensor.SensorId;
import org.marsad.vision.capture.ExposureClock.Moment;
import org.marsad.vision.capture.VideoException.Reason;
import org.marsad.vision.decode.AnnexB;
import org.marsad.vision.decode.Ffmpeg;
import org.marsad.vision.decode.PictureDecoder;
import org.marsad.vision.decode.PlanarPicture;

/// One open video. Frames come in presentation order, 8-bit 4:2:0, in the decoder's own memory: they are gone at the
/// next {@link #findNext} or {@link #close}. Used by one platform thread, since a native read that waits would hold
/// the carrier of a virtual one; only {@link #abort} may be called from another thread.
public final class VideoInput implements AutoCloseable {

    static final Duration OPEN_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration UNDECODABLE_AFTER = Duration.ofSeconds(10);

    /// Far more packets than a decoder keeps inside (16 reference pictures and a packet per thread).
    private static final int MOMENTS = 256;

    private final SensorId camera;
    private final VideoAddress address;
    private final Duration readTimeout;
    private final Deadline deadline;
    private final Container container;
    private final PictureDecoder decoder;
    private final @Nullable AnnexB annexB;
    private final ExposureClock clock;
    private final AVPacket packet = avcodec.av_packet_alloc();
    private final Moment[] moments = new Moment[MOMENTS];

    private final long promisedPackets;
    private VideoStream stream;
    private @Nullable Consumer<AccessUnit> tap;
    private long packets;
    private long frames;
    private long refusedPackets;
    private long lastFrameNanos = System.nanoTime();
    private @Nullable Ending ending;
    private boolean lastPacketCorrupt;
    private boolean closed;

    /// Why no more packets come.
    private record Ending(int code) {}

    private VideoInput(
            SensorId camera,
            VideoAddress address,
            VideoOptions options,
            Container container,
            Deadline deadline)
            throws VideoException {
        this.camera = camera;
        this.address = address;
        this.readTimeout = options.readTimeout();
        this.deadline = deadline;
        this.container = container;
        var video = container.video();
        try {
            decoder = new PictureDecoder(video.codecpar(), options.threads(), address.isLive());
        } catch (UnsupportedOperationException e) {
            throw new VideoException(
                    Reason.UNSUPPORTED,
                    "%s: cannot decode this stream (%s); set the camera to H.264"
                            .formatted(address, e.getMessage()));
        }
        annexB = AnnexB.findFor(video.codecpar()).orElse(null);
        promisedPackets = address.isLive() ? 0 : container.promisedPackets();
        stream = StreamFacts.read(container, address, options, webCodec());
        clock =
                new ExposureClock(
                        stream,
                        options.arrivals(),
                        address.isLive(),
                        video.time_base(),
                        video.start_time());
    }

    /// Opens within 10 s or fails: a camera that has just got its power takes some seconds to its first key frame.
    public static VideoInput open(SensorId camera, VideoAddress address, VideoOptions options)
            throws VideoException {
        return open(camera, address, options, new Deadline(OPEN_TIMEOUT));
    }

    static VideoInput open(
            SensorId camera, VideoAddress address, VideoOptions options, Deadline deadline)
            throws VideoException {
        if (address.isLive() && options.findArrivals().isEmpty()) {
            throw new IllegalArgumentException(
                    camera
                            + ": a live camera needs a clock for arrival times; use VideoOptions.live");
        }
        Container container = null;
        try {
            if (!address.isLive()) {
                OpenFailure.checkFile(address);
            }
            container = Container.open(address, deadline, options.readTimeout());
            return new VideoInput(camera, address, options, container, deadline);
        } catch (VideoException | RuntimeException e) {
            if (container != null) {
                container.close();
            }
            deadline.close();
            throw e;
        }
    }

    /// From now on each coded picture goes to the tap before it is decoded. Nothing comes for a codec without Annex B
    /// form (see {@link VideoStream#webCodec}).
    public void tap(Consumer<AccessUnit> reader) {
        tap = reader;
    }

    /// The stream as it is known now: its size follows the latest frame.
    public VideoStream stream() {
        return stream;
    }

    /// The next frame; empty at the end of a file.
    ///
    /// @throws VideoException once, after the last frame that could be had, if a file ends early or a camera is lost
    public Optional<Frame> findNext() throws VideoException {
        if (closed) {
            throw new IllegalStateException(camera + ": the video is closed");
        }
        OptionalLong label = decoder.findPicture();
        while (label.isEmpty()) {
            if (ending != null) {
                checkEnding(ending);
                return Optional.empty();
            }
            readPacket();
            label = decoder.findPicture();
        }
        return Optional.of(frame(label.getAsLong()));
    }

    private void readPacket() throws VideoException {
        // From here on it is the camera that takes its time, not who worked on the frame before.
        deadline.extend(patience());
        int code = container.read(packet);
        if (address.isLive()) {
            checkAlive();
        }
        if (code < 0) {
            ending = new Ending(code);
            decoder.drain();
            return;
        }
        lastPacketCorrupt = (packet.flags() & avcodec.AV_PKT_FLAG_CORRUPT) != 0;
        Moment moment = clock.read(packet, packets);
        moments[(int) (packets % MOMENTS)] = moment;
        if (tap != null && annexB != null) {
            deliver(tap, annexB, moment);
        }
        if (!decoder.send(packet, packets)) {
            refusedPackets++;
        }
        packets++;
        avcodec.av_packet_unref(packet);
    }

    private void deliver(Consumer<AccessUnit> reader, AnnexB form, Moment moment) {
        boolean key = (packet.flags() & avcodec.AV_PKT_FLAG_KEY) != 0;
        form.findBytes(packet)
                .filter(bytes -> bytes.length > 0)
                .ifPresent(
                        bytes -> reader.accept(new AccessUnit(moment.exposureTime(), key, bytes)));
        if (key && !form.webCodec().equals(stream.webCodec())) {
            stream = StreamFacts.withWebCodec(stream, form.webCodec());
        }
    }

    /// Of a camera that starts more is awaited than of one that has been sending.
    private Duration patience() {
        return packets == 0 && readTimeout.compareTo(OPEN_TIMEOUT) < 0 ? OPEN_TIMEOUT : readTimeout;
    }

    private void checkAlive() throws VideoException {
        if (deadline.isPassed()) {
            throw deadline.wasAborted()
                    ? failure(Reason.CLOSED, "closed while it was read")
                    : failure(
                            Reason.SILENT,
                            "no data for %s after %d frames; check power and cable of the camera"
                                    .formatted(patience(), frames));
        }
        if (System.nanoTime() - lastFrameNanos > UNDECODABLE_AFTER.toNanos()) {
            throw failure(
                    Reason.UNDECODABLE,
                    "packets come, but no picture in %s (%d errors); check the camera's codec and key frame interval"
                            .formatted(UNDECODABLE_AFTER, decodeErrors()));
        }
    }

    private Frame frame(long label) {
        PlanarPicture picture = decoder.picture();
        Moment moment = moments[(int) (label % MOMENTS)];
        if (picture.width() != stream.width()
                || picture.height() != stream.height()
                || frames == 0) {
            stream = StreamFacts.withPicture(stream, picture);
        }
        lastFrameNanos = System.nanoTime();
        FrameStamp stamp =
                new FrameStamp(
                        camera,
                        frames++,
                        moment.exposureTime(),
                        moment.arrivalTime(),
                        moment.source());
        return new Frame(stamp, picture.luma(), picture.chromaBlue(), picture.chromaRed());
    }

    /// A file ends early if its index promises more packets than came, if its last packet is cut, or if reading failed.
    private void checkEnding(Ending end) throws VideoException {
        boolean clean = end.code() == avutil.AVERROR_EOF;
        ending = new Ending(avutil.AVERROR_EOF);
        if (address.isLive()) {
            throw failure(
                    Reason.ENDED, "the camera closed the stream after %d frames".formatted(frames));
        }
        boolean cut = packets < promisedPackets || lastPacketCorrupt;
        lastPacketCorrupt = false;
        packets = Math.max(packets, promisedPackets);
        if (!clean || cut) {
            throw failure(
                    Reason.ENDS_EARLY,
                    "file ends early: %d frames decoded%s, then %s; copy the clip again if you have the original"
                            .formatted(
                                    frames,
                                    promisedPackets > 0 ? " of " + promisedPackets : "",
                                    clean ? "nothing more" : Ffmpeg.describe(end.code())));
        }
        if (frames == 0) {
            throw failure(
                    Reason.UNDECODABLE,
                    "expected pictures, but none of %d packets could be decoded"
                            .formatted(packets));
        }
    }

    /// Packets that the decoder refused and pictures that were lost or came out with visible errors, so far.
    public long decodeErrors() {
        return refusedPackets + decoder.damaged();
    }

    /// True while a live camera's own clock is more than a minute off, so that arrival times are used instead.
    public boolean isClockRefused() {
        return clock.isClockRefused();
    }

    /// Ends a waiting {@link #findNext} within about 100 ms, from any thread.
    public void abort() {
        deadline.abort();
    }

    private String webCodec() {
        return annexB == null ? "" : annexB.webCodec();
    }

    private VideoException failure(Reason reason, String words) {
        return new VideoException(reason, address + ": " + words);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        decoder.close();
        if (annexB != null) {
            annexB.close();
        }
        avcodec.av_packet_free(packet);
        container.close();
        deadline.close();
    }
}
