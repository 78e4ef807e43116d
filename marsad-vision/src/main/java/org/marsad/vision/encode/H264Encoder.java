package org.marsad.vision.encode;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;
import org.marsad.sensor.Frame;
import org.marsad.sensor.Plane;
import org.marsad.vision.capture.AccessUnit;
import org.marsad.vision.decode.Ffmpeg;
import org.marsad.vision.decode.PlanarFrames;

/// Pictures to H.264 access units with no delay: each picture gives its unit at once, no B-pictures, parameter sets on
/// every key picture. The encoder is OpenH264, which the LGPL build of FFmpeg holds; with one thread the same pictures
/// give the same bytes. Used by one thread.
public final class H264Encoder implements AutoCloseable {

    private static final String ENCODER = "libopenh264";
    private static final int TICKS_PER_SECOND = 1_000_000;

    private final H264Settings settings;
    private final AVCodecContext context;
    private final AVFrame frame;
    private final AVPacket packet = avcodec.av_packet_alloc();
    private final ArrayDeque<Instant> pending = new ArrayDeque<>();
    private @Nullable Instant first;
    private boolean isNextKey;
    private long lastTick = -1;

    public H264Encoder(H264Settings settings) {
        Ffmpeg.load();
        this.settings = settings;
        AVCodec codec = avcodec.avcodec_find_encoder_by_name(ENCODER);
        if (codec == null) {
            throw new UnsupportedOperationException(
                    "expected the H.264 encoder %s in FFmpeg, found none; use the bytedeco build of this version"
                            .formatted(ENCODER));
        }
        context = avcodec.avcodec_alloc_context3(codec);
        context.width(settings.width());
        context.height(settings.height());
        context.pix_fmt(avutil.AV_PIX_FMT_YUV420P);
        context.color_range(avutil.AVCOL_RANGE_MPEG);
        context.time_base(new AVRational().num(1).den(TICKS_PER_SECOND));
        context.framerate(avutil.av_d2q(settings.frameRateHz(), 1001 * 1000));
        context.bit_rate(settings.bitsPerSecond());
        context.gop_size(settings.keyFrameInterval());
        context.max_b_frames(0);
        context.thread_count(1);
        AVDictionary options = new AVDictionary(null);
        avutil.av_dict_set(options, "rc_mode", "bitrate", 0);
        avutil.av_dict_set(options, "allow_skip_frames", "0", 0);
        int opened = avcodec.avcodec_open2(context, codec, options);
        avutil.av_dict_free(options);
        if (opened < 0) {
            avcodec.avcodec_free_context(context);
            throw new UnsupportedOperationException(
                    "%s did not open with %s: %s"
                            .formatted(ENCODER, settings, Ffmpeg.describe(opened)));
        }
        frame = PlanarFrames.allocate(settings.width(), settings.height());
    }

    /// The frame must have the size of the settings.
    public List<AccessUnit> encode(Frame picture) {
        return encode(
                picture.luma(),
                picture.chromaBlue(),
                picture.chromaRed(),
                picture.stamp().exposureTime());
    }

    /// Exposure times must increase. Gives one unit for each picture.
    public List<AccessUnit> encode(
            Plane luma, Plane chromaBlue, Plane chromaRed, Instant exposureTime) {
        if (luma.width() != settings.width() || luma.height() != settings.height()) {
            throw new IllegalArgumentException(
                    "the encoder expects %d × %d, got a picture of %d × %d; make a new encoder when the size changes"
                            .formatted(
                                    settings.width(),
                                    settings.height(),
                                    luma.width(),
                                    luma.height()));
        }
        long tick = tickOf(exposureTime);
        avutil.av_frame_make_writable(frame);
        PlanarFrames.fill(frame, 0, luma);
        PlanarFrames.fill(frame, 1, chromaBlue);
        PlanarFrames.fill(frame, 2, chromaRed);
        frame.pts(tick);
        frame.pict_type(isNextKey ? avutil.AV_PICTURE_TYPE_I : avutil.AV_PICTURE_TYPE_NONE);
        isNextKey = false;
        pending.add(exposureTime);
        return send(frame);
    }

    /// The next picture is a key frame, whatever the interval.
    public void makeNextKey() {
        isNextKey = true;
    }

    private long tickOf(Instant exposureTime) {
        if (first == null) {
            first = exposureTime;
        }
        long tick = Duration.between(first, exposureTime).toNanos() / 1000;
        if (tick <= lastTick) {
            throw new IllegalArgumentException(
                    "exposure times must increase, got %s, %d µs after the picture before"
                            .formatted(exposureTime, tick - lastTick));
        }
        lastTick = tick;
        return tick;
    }

    private List<AccessUnit> send(@Nullable AVFrame picture) {
        int code = avcodec.avcodec_send_frame(context, picture);
        if (code < 0) {
            throw new IllegalStateException(
                    "%s failed on a picture of %d × %d: %s"
                            .formatted(
                                    ENCODER,
                                    settings.width(),
                                    settings.height(),
                                    Ffmpeg.describe(code)));
        }
        List<AccessUnit> units = new ArrayList<>(1);
        while (avcodec.avcodec_receive_packet(context, packet) >= 0) {
            byte[] bytes = new byte[packet.size()];
            packet.data().get(bytes);
            boolean key = (packet.flags() & avcodec.AV_PKT_FLAG_KEY) != 0;
            avcodec.av_packet_unref(packet);
            units.add(new AccessUnit(pending.remove(), key, bytes));
        }
        return units;
    }

    @Override
    public void close() {
        avcodec.av_packet_free(packet);
        avutil.av_frame_free(frame);
        avcodec.avcodec_free_context(context);
    }
}
