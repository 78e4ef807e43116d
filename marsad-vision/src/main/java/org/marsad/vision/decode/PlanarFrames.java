package org.marsad.vision.decode;

import java.lang.foreign.MemorySegment;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.marsad.sensor.Plane;

/// FFmpeg frames of 8-bit 4:2:0 that belong to us: made, filled from planes, freed by the caller.
public final class PlanarFrames {

    private static final int ALIGNMENT_BYTES = 64;

    private PlanarFrames() {}

    public static AVFrame allocate(int width, int height) {
        Ffmpeg.load();
        AVFrame frame = avutil.av_frame_alloc();
        frame.format(avutil.AV_PIX_FMT_YUV420P);
        frame.width(width);
        frame.height(height);
        int code = avutil.av_frame_get_buffer(frame, ALIGNMENT_BYTES);
        if (code < 0) {
            avutil.av_frame_free(frame);
            throw new OutOfMemoryError(
                    "no memory for a picture of %d × %d: %s"
                            .formatted(width, height, Ffmpeg.describe(code)));
        }
        return frame;
    }

    /// Copies a plane into plane 0 (luma), 1 (blue) or 2 (red) of a frame of the same size.
    @SuppressWarnings("restricted") // FFmpeg's memory has no other door; its size is known
    public static void fill(AVFrame frame, int index, Plane plane) {
        int stride = frame.linesize(index);
        MemorySegment target =
                MemorySegment.ofAddress(frame.data(index).address())
                        .reinterpret((long) stride * plane.height());
        for (int y = 0; y < plane.height(); y++) {
            MemorySegment.copy(
                    plane.bytes(),
                    (long) y * plane.stride(),
                    target,
                    (long) y * stride,
                    plane.width());
        }
    }
}
