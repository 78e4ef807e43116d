package org.marsad.vision.decode;

import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVCodecParserContext;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/// What the parameter sets of a key picture say: enough to describe the stream to a file format.
public final class ParameterSets {

    private static final int PARSER_FLAG_COMPLETE_FRAMES = 1;

    private final NalUnits.Syntax syntax;
    private final byte[] bytes;
    private final int width;
    private final int height;
    private final int reorderDepth;

    private ParameterSets(
            NalUnits.Syntax syntax, byte[] bytes, int width, int height, int reorderDepth) {
        this.syntax = syntax;
        this.bytes = bytes;
        this.width = width;
        this.height = height;
        this.reorderDepth = reorderDepth;
    }

    /// From a key picture in Annex B form; empty if it has no parameter sets.
    public static Optional<ParameterSets> find(byte[] keyUnit) {
        for (NalUnits.Syntax syntax : NalUnits.Syntax.values()) {
            byte[] sets = NalUnits.parameterSets(keyUnit, syntax);
            if (sets.length > 0 && !syntax.webCodec(sets).isEmpty()) {
                return Optional.of(parse(keyUnit, sets, syntax));
            }
        }
        return Optional.empty();
    }

    private static ParameterSets parse(byte[] keyUnit, byte[] sets, NalUnits.Syntax syntax) {
        Ffmpeg.load();
        int codecId = syntax.codecId();
        AVCodecContext context =
                avcodec.avcodec_alloc_context3(avcodec.avcodec_find_decoder(codecId));
        AVCodecParserContext parser = avcodec.av_parser_init(codecId);
        parser.flags(PARSER_FLAG_COMPLETE_FRAMES);
        byte[] padded = new byte[keyUnit.length + avcodec.AV_INPUT_BUFFER_PADDING_SIZE];
        System.arraycopy(keyUnit, 0, padded, 0, keyUnit.length);
        try (BytePointer input = new BytePointer(padded);
                PointerPointer<BytePointer> output = new PointerPointer<>(1);
                IntPointer outputBytes = new IntPointer(1)) {
            avcodec.av_parser_parse2(
                    parser,
                    context,
                    output,
                    outputBytes,
                    input,
                    keyUnit.length,
                    avutil.AV_NOPTS_VALUE,
                    avutil.AV_NOPTS_VALUE,
                    0);
            return new ParameterSets(
                    syntax, sets, parser.width(), parser.height(), context.has_b_frames());
        } finally {
            avcodec.av_parser_close(parser);
            avcodec.avcodec_free_context(context);
        }
    }

    /// The browser's name of the stream, for example `avc1.42c01f`.
    public String webCodec() {
        return syntax.webCodec(bytes);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /// How many pictures may be shown after one that was decoded later.
    public int reorderDepth() {
        return reorderDepth;
    }

    /// Fills in what a muxer wants to know; it copies the sets.
    public void describe(AVCodecParameters parameters) {
        parameters.codec_type(avutil.AVMEDIA_TYPE_VIDEO);
        parameters.codec_id(syntax.codecId());
        parameters.width(width);
        parameters.height(height);
        BytePointer copy =
                new BytePointer(
                        avutil.av_mallocz(bytes.length + avcodec.AV_INPUT_BUFFER_PADDING_SIZE));
        copy.capacity(bytes.length).put(bytes);
        parameters.extradata(copy);
        parameters.extradata_size(bytes.length);
    }
}
