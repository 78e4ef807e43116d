package org.marsad.vision.decode;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/// The door to the native libraries: call {@link #load} before anything of them. The first call unpacks and loads
/// them (about 0.3 s), so it stays off the start-up path.
///
/// FFmpeg's own log is silent, because its lines can hold a camera's password; errors are told by their codes.
public final class Ffmpeg {

    private static final int ERROR_TEXT_BYTES = 256;

    private Ffmpeg() {}

    public static void load() {
        Loaded.once();
    }

    /// FFmpeg's own words for one of its negative return codes.
    public static String describe(int code) {
        byte[] text = new byte[ERROR_TEXT_BYTES];
        avutil.av_strerror(code, text, text.length);
        int end = 0;
        while (end < text.length && text[end] != 0) {
            end++;
        }
        return new String(text, 0, end, UTF_8);
    }

    /// The codec's short name, for example `h264`.
    public static String codecName(int codecId) {
        return avcodec.avcodec_get_name(codecId).getString();
    }

    private static final class Loaded {

        static {
            // JavaCPP by default answers a large resident set with System.gc() and then an
            // OutOfMemoryError;
            // the decoder's pictures are not on its books, so its limit would be one on the wrong
            // thing.
            System.setProperty("org.bytedeco.javacpp.maxPhysicalBytes", "0");
            System.setProperty("org.bytedeco.javacpp.maxBytes", "0");
            avutil.av_log_set_level(avutil.AV_LOG_QUIET);
        }

        static void once() {}
    }
}
