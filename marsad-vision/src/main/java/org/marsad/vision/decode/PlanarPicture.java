package org.marsad.vision.decode;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.jspecify.annotations.Nullable;
import org.marsad.sensor.Plane;

/// The planes of the decoder's current picture as 8-bit 4:2:0 in video range (luma 16 to 235).
///
/// A picture that is so already stays in the decoder's memory; so does 8-bit grey (thermal
/// cameras), with neutral chroma beside it; any other format (full range, 4:2:2, 10 bits, RGB) is converted once by swscale. The segments live in a shared arena that ends with the picture: whoever holds a
/// plane too long gets an `IllegalStateException`, not a crash of the process. Closing that arena costs about 40 µs.
public final class PlanarPicture implements AutoCloseable {

    private static final byte NEUTRAL_CHROMA = (byte) 128;

    private @Nullable SwsContext converter;
    private @Nullable AVFrame converted;
    private @Nullable Arena life;
    private @Nullable AVFrame decoded;
    private byte[] neutral = new byte[0];
    private boolean direct = true;
    private int sourceFormat = avutil.AV_PIX_FMT_NONE;

    PlanarPicture() {}

    void take(AVFrame frame) {
        sourceFormat = frame.format();
        life = Arena.ofShared();
        direct = isDirect(frame);
        decoded = direct ? frame : convert(frame);
    }

    private static boolean isDirect(AVFrame frame) {
        return (frame.format() == avutil.AV_PIX_FMT_YUV420P || isGrey(frame))
                && frame.color_range() != avutil.AVCOL_RANGE_JPEG
                && frame.linesize(0) > 0
                && (isGrey(frame) || frame.linesize(1) > 0);
    }

    private static boolean isGrey(AVFrame frame) {
        return frame.format() == avutil.AV_PIX_FMT_GRAY8;
    }

    private AVFrame convert(AVFrame source) {
        if (converter == null) {
            converter = swscale.sws_alloc_context();
            converter.flags(swscale.SWS_BILINEAR);
        }
        AVFrame target = converted;
        if (target == null
                || target.width() != source.width()
                || target.height() != source.height()) {
            if (target != null) {
                avutil.av_frame_free(target);
            }
            target = PlanarFrames.allocate(source.width(), source.height());
            converted = target;
        }
        target.color_range(avutil.AVCOL_RANGE_MPEG);
        target.colorspace(source.colorspace());
        int code = swscale.sws_scale_frame(converter, target, source);
        if (code < 0) {
            throw new UnsupportedOperationException(
                    "pixel format %s cannot be turned into 8-bit 4:2:0: %s"
                            .formatted(sourceFormat(), Ffmpeg.describe(code)));
        }
        return target;
    }

    public int width() {
        return current().width();
    }

    public int height() {
        return current().height();
    }

    /// FFmpeg's name of the format that the decoder gave, for example `yuv420p`.
    public String sourceFormat() {
        return avutil.av_get_pix_fmt_name(sourceFormat).getString();
    }

    /// Whether the planes are a converted copy rather than the decoder's own memory.
    public boolean isConverted() {
        return !direct;
    }

    public Plane luma() {
        return plane(0, width(), height());
    }

    public Plane chromaBlue() {
        return chroma(1);
    }

    public Plane chromaRed() {
        return chroma(2);
    }

    private Plane chroma(int index) {
        int width = (width() + 1) / 2;
        int height = (height() + 1) / 2;
        if (!direct || !isGrey(current())) {
            return plane(index, width, height);
        }
        if (neutral.length != width * height) {
            neutral = new byte[width * height];
            Arrays.fill(neutral, NEUTRAL_CHROMA);
        }
        return new Plane(MemorySegment.ofArray(neutral).asReadOnly(), width, height, width);
    }

    @SuppressWarnings("restricted") // the decoder's memory has no other door; its size is known
    private Plane plane(int index, int width, int height) {
        AVFrame frame = current();
        Arena arena = life;
        if (arena == null) {
            throw new IllegalStateException("no picture: the source moved on or is closed");
        }
        int stride = frame.linesize(index);
        long bytes = (long) stride * (height - 1) + width;
        MemorySegment segment =
                MemorySegment.ofAddress(frame.data(index).address())
                        .reinterpret(bytes, arena, null);
        return new Plane(segment.asReadOnly(), width, height, stride);
    }

    private AVFrame current() {
        if (decoded == null) {
            throw new IllegalStateException("no picture: the source moved on or is closed");
        }
        return decoded;
    }

    void release() {
        if (life != null) {
            life.close();
            life = null;
        }
        if (decoded != null) {
            if (direct) {
                avutil.av_frame_unref(decoded);
            }
            decoded = null;
        }
    }

    @Override
    public void close() {
        release();
        if (converted != null) {
            avutil.av_frame_free(converted);
            converted = null;
        }
        if (converter != null) {
            swscale.sws_freeContext(converter);
            converter = null;
        }
    }
}
