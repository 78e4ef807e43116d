package org.marsad.vision.capture;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.marsad.vision.capture.VideoException.Reason;
import org.marsad.vision.decode.Ffmpeg;

/// A file or an RTSP session opened by libavformat, and its one video stream.
///
/// A file may only be one of the listed forms and may only lead to files: a play list within it cannot make the station
/// call the network. A camera may only speak RTSP over TCP or TLS.
final class Container implements AutoCloseable {

    private static final String FILE_FORMATS =
            "mov,matroska,avi,mpegts,mpeg,h264,hevc,m4v,mpegvideo,flv,ogg,mxf,asf,mjpeg,ivf,yuv4mpegpipe";

    private static final int AVINDEX_DISCARD_FRAME = 2;

    private final AVFormatContext context;
    private final AVStream video;
    private final Deadline deadline;

    private Container(AVFormatContext context, AVStream video, Deadline deadline) {
        this.context = context;
        this.video = video;
        this.deadline = deadline;
    }

    static Container open(VideoAddress address, Deadline deadline, Duration readTimeout)
            throws VideoException {
        Ffmpeg.load();
        AVFormatContext context = avformat.avformat_alloc_context();
        deadline.watch(context);
        AVDictionary options = address.isLive() ? liveOptions(readTimeout) : fileOptions();
        AVInputFormat format = address.isLive() ? avformat.av_find_input_format("rtsp") : null;
        String target = address.isLive() ? address.target() : "file:" + address.target();
        try (BytePointer name = new BytePointer((target + "\0").getBytes(UTF_8))) {
            // On failure the library frees the context itself.
            int code = avformat.avformat_open_input(context, name, format, options);
            if (code < 0) {
                throw OpenFailure.of(address, code, deadline);
            }
        } finally {
            avutil.av_dict_free(options);
        }
        try {
            return new Container(context, findVideo(address, context, deadline), deadline);
        } catch (VideoException e) {
            avformat.avformat_close_input(context);
            throw e;
        }
    }

    private static AVStream findVideo(
            VideoAddress address, AVFormatContext context, Deadline deadline)
            throws VideoException {
        int code = avformat.avformat_find_stream_info(context, (AVDictionary) null);
        if (code < 0) {
            throw OpenFailure.of(address, code, deadline);
        }
        if (context.nb_streams() == 0
                || context.streams(0).codecpar().codec_id() == avcodec.AV_CODEC_ID_NONE) {
            throw OpenFailure.of(address, avutil.AVERROR_INVALIDDATA, deadline);
        }
        int index =
                avformat.av_find_best_stream(
                        context, avutil.AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
        if (index < 0) {
            throw new VideoException(
                    Reason.NO_PICTURES,
                    "%s: expected a video stream, came %s; give a recording or camera with pictures"
                            .formatted(address, describeStreams(context)));
        }
        return context.streams(index);
    }

    private static String describeStreams(AVFormatContext context) {
        AVCodecParameters first = context.streams(0).codecpar();
        return "%d stream(s), the first %s"
                .formatted(context.nb_streams(), Ffmpeg.codecName(first.codec_id()));
    }

    private static AVDictionary fileOptions() {
        AVDictionary options = new AVDictionary(null);
        avutil.av_dict_set(options, "protocol_whitelist", "file", 0);
        avutil.av_dict_set(options, "format_whitelist", FILE_FORMATS, 0);
        return options;
    }

    private static AVDictionary liveOptions(Duration readTimeout) {
        AVDictionary options = new AVDictionary(null);
        avutil.av_dict_set(options, "protocol_whitelist", "rtsp,rtsps,rtp,tcp,tls,crypto", 0);
        avutil.av_dict_set(options, "rtsp_transport", "tcp", 0);
        // Sound is never asked for.
        avutil.av_dict_set(options, "allowed_media_types", "video", 0);
        avutil.av_dict_set(options, "fflags", "nobuffer", 0);
        avutil.av_dict_set(options, "analyzeduration", "0", 0);
        avutil.av_dict_set(options, "probesize", "32", 0);
        // Only a second net: our own deadline comes first, so that what ended a read is known.
        Duration net = readTimeout.multipliedBy(2).plus(VideoInput.OPEN_TIMEOUT);
        avutil.av_dict_set(options, "timeout", Long.toString(net.toNanos() / 1000), 0);
        return options;
    }

    AVStream video() {
        return video;
    }

    /// Reads the next packet of the video stream; packets of other streams are passed over.
    /// Returns 0, or FFmpeg's negative code at the end or on failure.
    int read(AVPacket packet) {
        int code = avformat.av_read_frame(context, packet);
        while (code >= 0 && packet.stream_index() != video.index()) {
            avcodec.av_packet_unref(packet);
            code =
                    deadline.isPassed()
                            ? avutil.AVERROR_EXIT
                            : avformat.av_read_frame(context, packet);
        }
        return code;
    }

    /// How many packets the index promises; 0 if the form has no full index.
    long promisedPackets() {
        if (!hasFullIndex()) {
            return video.nb_frames();
        }
        return avformat.avformat_index_get_entries_count(video);
    }

    /// How many frames will be shown, by the index; 0 if the form has no full index.
    long promisedFrames() {
        if (!hasFullIndex()) {
            return video.nb_frames();
        }
        long shown = 0;
        int entries = avformat.avformat_index_get_entries_count(video);
        for (int i = 0; i < entries; i++) {
            boolean cutAway =
                    (avformat.avformat_index_get_entry(video, i).flags() & AVINDEX_DISCARD_FRAME)
                            != 0;
            shown += cutAway ? 0 : 1;
        }
        return shown;
    }

    /// MP4's index names every packet, after its edit list has been applied; the header's count does not know that list.
    private boolean hasFullIndex() {
        return context.iformat().name().getString(UTF_8).startsWith("mov")
                && avformat.avformat_index_get_entries_count(video) > 0;
    }

    Optional<String> findTag(String key) {
        AVDictionaryEntry entry = avutil.av_dict_get(context.metadata(), key, null, 0);
        return entry == null ? Optional.empty() : Optional.of(entry.value().getString(UTF_8));
    }

    long durationMicros() {
        return context.duration() == avutil.AV_NOPTS_VALUE ? 0 : Math.max(0, context.duration());
    }

    @Override
    public void close() {
        avformat.avformat_close_input(context);
    }
}
