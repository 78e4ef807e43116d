package org.marsad.vision.encode;

import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.marsad.sensor.Frame;
import org.marsad.vision.decode.Ffmpeg;
import org.marsad.vision.decode.PlanarFrames;

/// A frame as a JPEG still, for evidence and thumbnails.
public final class JpegPicture {

    private JpegPicture() {}

    /// @param quality 2 is best, 31 smallest; 4 looks good (the scale of FFmpeg's encoder)
    public static byte[] encode(Frame frame, int quality) {
        if (quality < 2 || quality > 31) {
            throw new IllegalArgumentException("JPEG quality must be 2 to 31, was " + quality);
        }
        Ffmpeg.load();
        AVFrame picture = fullRange(frame);
        AVCodecContext context =
                avcodec.avcodec_alloc_context3(
                        avcodec.avcodec_find_encoder(avcodec.AV_CODEC_ID_MJPEG));
        AVPacket packet = avcodec.av_packet_alloc();
        try {
            context.width(frame.width());
            context.height(frame.height());
            context.pix_fmt(avutil.AV_PIX_FMT_YUVJ420P);
            context.color_range(avutil.AVCOL_RANGE_JPEG);
            context.time_base(new AVRational().num(1).den(25));
            context.flags(context.flags() | avcodec.AV_CODEC_FLAG_QSCALE);
            context.global_quality(quality * avutil.FF_QP2LAMBDA);
            picture.quality(quality * avutil.FF_QP2LAMBDA);
            check(avcodec.avcodec_open2(context, context.codec(), (AVDictionary) null));
            check(avcodec.avcodec_send_frame(context, picture));
            check(avcodec.avcodec_receive_packet(context, packet));
            byte[] bytes = new byte[packet.size()];
            packet.data().get(bytes);
            return bytes;
        } finally {
            avcodec.av_packet_free(packet);
            avcodec.avcodec_free_context(context);
            avutil.av_frame_free(picture);
        }
    }

    /// JPEG luma runs from 0 to 255, a frame's from 16 to 235.
    private static AVFrame fullRange(Frame frame) {
        AVFrame source = PlanarFrames.allocate(frame.width(), frame.height());
        PlanarFrames.fill(source, 0, frame.luma());
        PlanarFrames.fill(source, 1, frame.chromaBlue());
        PlanarFrames.fill(source, 2, frame.chromaRed());
        source.color_range(avutil.AVCOL_RANGE_MPEG);
        AVFrame target = avutil.av_frame_alloc();
        target.format(avutil.AV_PIX_FMT_YUVJ420P);
        target.width(frame.width());
        target.height(frame.height());
        target.color_range(avutil.AVCOL_RANGE_JPEG);
        SwsContext scaler = swscale.sws_alloc_context();
        scaler.flags(swscale.SWS_BILINEAR);
        try {
            check(swscale.sws_scale_frame(scaler, target, source));
            return target;
        } finally {
            swscale.sws_freeContext(scaler);
            avutil.av_frame_free(source);
        }
    }

    private static void check(int code) {
        if (code < 0) {
            throw new IllegalStateException("a JPEG could not be made: " + Ffmpeg.describe(code));
        }
    }
}
