package org.marsad.vision.encode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVOutputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;
import org.marsad.vision.capture.AccessUnit;
import org.marsad.vision.decode.Ffmpeg;
import org.marsad.vision.decode.ParameterSets;

/// Access units to an MP4 file that any player opens. The file is written under a temporary name beside its place
/// (`NAME.part`) and moved there by {@link #close} when it is whole; if anything fails, or no key picture came, nothing
/// is left behind. Units before the first key picture are passed over, since no player could show them.
///
/// The time of each picture is its exposure time, to the microsecond; the first one is kept in the file, so that
/// `VideoInput` gives the same times back. Used by one thread.
public final class Mp4Writer implements AutoCloseable {

    private static final int TICKS_PER_SECOND = 1_000_000;
    private static final long TYPICAL_FRAME_TICKS = 40_000;

    /// How the file is laid out.
    public enum Layout {
        /// the index in front: plays at once over the network; written twice
        FASTSTART("+faststart"),
        /// one fragment for each group of pictures, handed to the operating system at once: if the process is killed, what
        /// was written before can be played from the temporary name
        FRAGMENTED("+frag_keyframe+empty_moov+default_base_moof");

        private final String flags;

        Layout(String flags) {
            this.flags = flags;
        }
    }

    private final Path target;
    private final Path part;
    private final Layout layout;
    private @Nullable Muxer muxer;
    private long skipped;
    private boolean failed;
    private boolean closed;

    private Mp4Writer(Path target, Path part, Layout layout) {
        this.target = target;
        this.part = part;
        this.layout = layout;
    }

    /// The folder must exist; a file already at the place is replaced when the new one is whole.
    public static Mp4Writer create(Path target, Layout layout) throws IOException {
        Path absolute = target.toAbsolutePath();
        Path folder = absolute.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IOException(
                    "cannot write %s: expected an existing folder %s".formatted(target, folder));
        }
        Path part = absolute.resolveSibling(absolute.getFileName() + ".part");
        return new Mp4Writer(absolute, part, layout);
    }

    public void write(AccessUnit unit) throws IOException {
        if (closed || failed) {
            throw new IllegalStateException(target + " is closed or failed before");
        }
        if (muxer == null && !unit.key()) {
            skipped++;
            return;
        }
        try {
            if (muxer == null) {
                muxer = new Muxer(part, layout, unit);
            }
            muxer.write(unit);
        } catch (IOException e) {
            failed = true;
            throw e;
        }
    }

    /// Units that came before the first key picture.
    public long skipped() {
        return skipped;
    }

    /// Gives the file up: nothing is left behind.
    public void discard() throws IOException {
        failed = true;
        close();
    }

    /// Finishes the file and moves it to its place.
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        if (muxer == null) {
            return;
        }
        try {
            boolean whole = muxer.finish() && !failed;
            if (whole) {
                Files.move(
                        part,
                        target,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } else if (!failed) {
                throw new IOException(
                        "%s could not be finished; check the free space of its disk"
                                .formatted(target));
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /// The native side of one file.
    private static final class Muxer {

        private final Path file;
        private final AVFormatContext context;
        private final AVStream stream;
        private final AVPacket packet = avcodec.av_packet_alloc();
        private final Instant start;
        private final DecodeOrder order;
        private boolean finished;

        Muxer(Path file, Layout layout, AccessUnit first) throws IOException {
            Ffmpeg.load();
            this.file = file;
            start = first.exposureTime();
            ParameterSets sets =
                    ParameterSets.find(first.bytes())
                            .orElseThrow(
                                    () ->
                                            new IOException(
                                                    "cannot write %s: expected H.264 or H.265 parameter sets in the first key picture, found none"
                                                            .formatted(file)));
            order = new DecodeOrder(sets.reorderDepth());
            context = new AVFormatContext(null);
            check(
                    avformat.avformat_alloc_output_context2(
                            context, (AVOutputFormat) null, "mp4", file.toString()),
                    "set up");
            stream = avformat.avformat_new_stream(context, null);
            stream.time_base().num(1).den(TICKS_PER_SECOND);
            sets.describe(stream.codecpar());
            AVIOContext output = new AVIOContext(null);
            try (BytePointer name = new BytePointer(("file:" + file + "\0").getBytes(UTF_8))) {
                int opened = avformat.avio_open(output, name, avformat.AVIO_FLAG_WRITE);
                if (opened < 0) {
                    avformat.avformat_free_context(context);
                    throw failure("open", opened);
                }
            }
            context.pb(output);
            context.flush_packets(layout == Layout.FRAGMENTED ? 1 : 0);
            writeHeader(layout);
        }

        private void writeHeader(Layout layout) throws IOException {
            AVDictionary tags = new AVDictionary(null);
            avutil.av_dict_set(tags, "creation_time", start.toString(), 0);
            avutil.av_dict_set(tags, "comment", "first exposure " + start, 0);
            context.metadata(tags);
            AVDictionary options = new AVDictionary(null);
            avutil.av_dict_set(options, "movflags", layout.flags, 0);
            avutil.av_dict_set(options, "video_track_timescale", "1000000", 0);
            int code = avformat.avformat_write_header(context, options);
            avutil.av_dict_free(options);
            if (code < 0) {
                release();
                throw failure("begin", code);
            }
        }

        void write(AccessUnit unit) throws IOException {
            byte[] bytes = unit.bytes();
            check(avcodec.av_new_packet(packet, bytes.length), "take memory for");
            packet.data().put(bytes);
            long shown = Duration.between(start, unit.exposureTime()).toNanos() / 1000;
            DecodeOrder.Times times = order.next(shown);
            packet.pts(ticks(times.shown()));
            packet.dts(ticks(times.decoded()));
            packet.duration(ticks(TYPICAL_FRAME_TICKS));
            packet.stream_index(0);
            packet.flags(unit.key() ? avcodec.AV_PKT_FLAG_KEY : 0);
            check(avformat.av_interleaved_write_frame(context, packet), "write to");
        }

        private long ticks(long micros) {
            return avutil.av_rescale(
                    micros,
                    stream.time_base().den(),
                    (long) stream.time_base().num() * TICKS_PER_SECOND);
        }

        boolean finish() {
            if (finished) {
                return false;
            }
            int code = avformat.av_write_trailer(context);
            return release() && code >= 0;
        }

        private boolean release() {
            finished = true;
            int code = avformat.avio_close(context.pb());
            avcodec.av_packet_free(packet);
            avformat.avformat_free_context(context);
            return code >= 0;
        }

        private void check(int code, String doing) throws IOException {
            if (code < 0) {
                throw failure(doing, code);
            }
        }

        private IOException failure(String doing, int code) {
            return new IOException(
                    "could not %s %s: %s; check the folder's rights and the free space of its disk"
                            .formatted(doing, file, Ffmpeg.describe(code)));
        }
    }

    /// Gives each unit a decoding time: increasing, and never after it is shown.
    ///
    /// Units come in decoding order, and only the time they are shown is known. With at most d pictures out of order,
    /// the i-th decoding time can be the (i − d)-th smallest shown time, which is known when unit i has come; the first
    /// d units get times before the first. A source that breaks its own promise has its times pushed on just enough.
    private static final class DecodeOrder {

        record Times(long shown, long decoded) {}

        private final int depth;
        private final PriorityQueue<Long> waiting = new PriorityQueue<>();
        private long last = Long.MIN_VALUE;
        private int count;

        DecodeOrder(int depth) {
            this.depth = depth;
        }

        Times next(long shown) {
            waiting.add(shown);
            long wanted = count < depth ? (count - depth) : waiting.remove();
            count = Math.min(count + 1, depth);
            long decoded = Math.max(wanted, last == Long.MIN_VALUE ? wanted : last + 1);
            last = decoded;
            return new Times(Math.max(shown, decoded), decoded);
        }
    }
}
