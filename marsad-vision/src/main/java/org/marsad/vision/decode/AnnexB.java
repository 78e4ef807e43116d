package org.marsad.vision.decode;

import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVBSFContext;
import org.bytedeco.ffmpeg.avcodec.AVBitStreamFilter;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;

/// Puts the packets of one H.264 or H.265 stream into Annex B form (start codes), each key picture led by its
/// parameter sets, so that a reader can begin at any key picture knowing nothing else.
///
/// MP4 carries length-prefixed units and keeps the parameter sets aside; RTSP carries Annex B, but often with the
/// parameter sets only in the session description. Sets sent in the stream win over those.
public final class AnnexB implements AutoCloseable {

    private final AVBSFContext filter;
    private final AVPacket work;
    private final NalUnits.Syntax syntax;
    private byte[] parameterSets;

    private AnnexB(AVBSFContext filter, NalUnits.Syntax syntax, byte[] parameterSets) {
        this.filter = filter;
        this.work = avcodec.av_packet_alloc();
        this.syntax = syntax;
        this.parameterSets = parameterSets;
    }

    /// Empty if the codec has no Annex B form (MJPEG, VP9 and so on).
    public static Optional<AnnexB> findFor(AVCodecParameters parameters) {
        Optional<NalUnits.Syntax> syntax = NalUnits.findSyntax(parameters.codec_id());
        if (syntax.isEmpty()) {
            return Optional.empty();
        }
        AVBitStreamFilter named = avcodec.av_bsf_get_by_name(syntax.get().filterName());
        AVBSFContext filter = new AVBSFContext(null);
        if (avcodec.av_bsf_alloc(named, filter) < 0) {
            return Optional.empty();
        }
        avcodec.avcodec_parameters_copy(filter.par_in(), parameters);
        if (avcodec.av_bsf_init(filter) < 0) {
            avcodec.av_bsf_free(filter);
            return Optional.empty();
        }
        byte[] outOfBand = bytesOf(filter.par_out());
        byte[] sets = NalUnits.isAnnexB(outOfBand) ? outOfBand : new byte[0];
        return Optional.of(new AnnexB(filter, syntax.get(), sets));
    }

    /// The packet's bytes, or empty if the packet is broken. The packet itself is left as it was.
    public Optional<byte[]> findBytes(AVPacket packet) {
        if (avcodec.av_packet_ref(work, packet) < 0
                || avcodec.av_bsf_send_packet(filter, work) < 0) {
            avcodec.av_packet_unref(work);
            return Optional.empty();
        }
        if (avcodec.av_bsf_receive_packet(filter, work) < 0) {
            return Optional.empty();
        }
        byte[] bytes = new byte[work.size()];
        work.data().get(bytes);
        avcodec.av_packet_unref(work);
        boolean key = (packet.flags() & avcodec.AV_PKT_FLAG_KEY) != 0;
        return Optional.of(key ? withParameterSets(bytes) : bytes);
    }

    private byte[] withParameterSets(byte[] unit) {
        byte[] own = NalUnits.parameterSets(unit, syntax);
        if (own.length > 0) {
            parameterSets = own;
            return unit;
        }
        return NalUnits.join(parameterSets, unit);
    }

    /// The stream's name in the browser's words (RFC 6381), for example `avc1.640028`; empty until parameter sets came.
    public String webCodec() {
        return syntax.webCodec(parameterSets);
    }

    private static byte[] bytesOf(AVCodecParameters parameters) {
        byte[] bytes = new byte[parameters.extradata_size()];
        if (bytes.length > 0) {
            parameters.extradata().get(bytes);
        }
        return bytes;
    }

    @Override
    public void close() {
        avcodec.av_packet_free(work);
        avcodec.av_bsf_free(filter);
    }
}
