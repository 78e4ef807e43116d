package org.marsad.vision.decode;

import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN;

import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;

/// One video decoder: packets in, pictures out in presentation order. Used by one thread.
///
/// Each packet is sent with a label, and each picture comes out with the label of its packet, however the decoder
/// reorders them. The picture stays where the decoder put it until the next {@link #findPicture}.
public final class PictureDecoder implements AutoCloseable {

    private static final int AV_FRAME_FLAG_CORRUPT = 1;
    private static final int MAX_TRIES = 64;

    private final AVCodecContext context;
    private final AVFrame frame;
    private final PlanarPicture picture = new PlanarPicture();
    private long damaged;

    /// @param threads decoder threads; 1 is best when there are as many cameras as cores
    /// @throws UnsupportedOperationException if there is no decoder for this codec, or it refuses the stream
    public PictureDecoder(AVCodecParameters parameters, int threads, boolean lowDelay) {
        Ffmpeg.load();
        AVCodec codec = avcodec.avcodec_find_decoder(parameters.codec_id());
        if (codec == null) {
            throw new UnsupportedOperationException(
                    "no decoder for " + Ffmpeg.codecName(parameters.codec_id()));
        }
        context = avcodec.avcodec_alloc_context3(codec);
        avcodec.avcodec_parameters_to_context(context, parameters);
        context.thread_count(threads);
        context.flags(
                context.flags()
                        | avcodec.AV_CODEC_FLAG_COPY_OPAQUE
                        | (lowDelay ? avcodec.AV_CODEC_FLAG_LOW_DELAY : 0));
        int opened = avcodec.avcodec_open2(context, codec, (AVDictionary) null);
        if (opened < 0) {
            avcodec.avcodec_free_context(context);
            throw new UnsupportedOperationException(
                    Ffmpeg.codecName(parameters.codec_id()) + ": " + Ffmpeg.describe(opened));
        }
        frame = avutil.av_frame_alloc();
    }

    /// Returns false if the packet could not be decoded and was dropped.
    public boolean send(AVPacket packet, long label) {
        packet.opaque(new Label(label));
        return avcodec.avcodec_send_packet(context, packet) >= 0;
    }

    /// After the last packet: the pictures still inside come out.
    public void drain() {
        avcodec.avcodec_send_packet(context, null);
    }

    /// The label of the next picture, or empty when the decoder wants more packets or is drained.
    /// A picture that the decoder gives up on is counted and passed over.
    public OptionalLong findPicture() {
        picture.release();
        int code = avcodec.avcodec_receive_frame(context, frame);
        for (int tries = 0; isDamage(code) && tries < MAX_TRIES; tries++) {
            damaged++;
            code = avcodec.avcodec_receive_frame(context, frame);
        }
        if (code < 0) {
            return OptionalLong.empty();
        }
        if ((frame.flags() & AV_FRAME_FLAG_CORRUPT) != 0 || frame.decode_error_flags() != 0) {
            damaged++;
        }
        Pointer label = frame.opaque();
        picture.take(frame);
        return OptionalLong.of(label == null ? 0 : label.address());
    }

    private static boolean isDamage(int code) {
        return code < 0 && code != AVERROR_EAGAIN() && code != avutil.AVERROR_EOF;
    }

    /// The latest picture's planes, valid until the next {@link #findPicture} or {@link #close}.
    public PlanarPicture picture() {
        return picture;
    }

    /// Pictures that were lost or came out with visible errors, so far.
    public long damaged() {
        return damaged;
    }

    @Override
    public void close() {
        picture.close();
        avutil.av_frame_free(frame);
        avcodec.avcodec_free_context(context);
    }

    /// FFmpeg carries a packet's opaque pointer to its picture; the pointer's value is the label.
    private static final class Label extends Pointer {
        Label(long value) {
            address = value;
        }
    }
}
