package org.marsad.vision.decode;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.global.avcodec;

/// The network abstraction layer of H.264 (ITU-T H.264, Annex B, 7.4.1) and H.265 (ITU-T H.265, 7.3.1.2): units between
/// start codes, of which a few types carry the parameter sets.
public final class NalUnits {

    private static final int START_CODE_BYTES = 3;

    private NalUnits() {}

    /// What differs between the two standards here.
    public enum Syntax {
        H264(avcodec.AV_CODEC_ID_H264, "h264_mp4toannexb") {
            @Override
            boolean isParameterSet(byte header) {
                int type = header & 0x1f;
                return type == 7 || type == 8;
            }

            @Override
            String webCodec(byte[] sets) {
                int unit = next(sets, 0);
                while (unit < sets.length && (sets[unit] & 0x1f) != 7) {
                    unit = next(sets, unit);
                }
                return unit + 3 >= sets.length
                        ? ""
                        : "avc1.%02x%02x%02x"
                                .formatted(sets[unit + 1], sets[unit + 2], sets[unit + 3]);
            }
        },
        HEVC(avcodec.AV_CODEC_ID_HEVC, "hevc_mp4toannexb") {
            @Override
            boolean isParameterSet(byte header) {
                int type = (header >> 1) & 0x3f;
                return type >= 32 && type <= 34;
            }

            @Override
            String webCodec(byte[] sets) {
                int unit = next(sets, 0);
                while (unit < sets.length && ((sets[unit] >> 1) & 0x3f) != 33) {
                    unit = next(sets, unit);
                }
                return HevcProfile.webCodec(sets, unit + 2);
            }
        };

        private final int codecId;
        private final String filterName;

        Syntax(int codecId, String filterName) {
            this.codecId = codecId;
            this.filterName = filterName;
        }

        String filterName() {
            return filterName;
        }

        int codecId() {
            return codecId;
        }

        abstract boolean isParameterSet(byte header);

        abstract String webCodec(byte[] sets);
    }

    static Optional<Syntax> findSyntax(int codecId) {
        return Arrays.stream(Syntax.values()).filter(s -> s.codecId() == codecId).findFirst();
    }

    static boolean isAnnexB(byte[] bytes) {
        return bytes.length > 3
                && bytes[0] == 0
                && bytes[1] == 0
                && (bytes[2] == 1 || (bytes[2] == 0 && bytes[3] == 1));
    }

    /// The parameter sets within an access unit, with start codes, in order; empty if it has none.
    public static byte[] parameterSets(byte[] unit, Syntax syntax) {
        ByteArrayOutputStream sets = new ByteArrayOutputStream();
        for (int start = next(unit, 0); start < unit.length; start = next(unit, start)) {
            if (syntax.isParameterSet(unit[start])) {
                int end = end(unit, start);
                sets.writeBytes(new byte[] {0, 0, 0, 1});
                sets.write(unit, start, end - start);
            }
        }
        return sets.toByteArray();
    }

    /// The units of an access unit, in order, without start codes.
    public static List<byte[]> split(byte[] unit) {
        List<byte[]> units = new ArrayList<>();
        for (int start = next(unit, 0); start < unit.length; start = next(unit, start)) {
            units.add(Arrays.copyOfRange(unit, start, end(unit, start)));
        }
        return List.copyOf(units);
    }

    /// Where the next unit's header byte is, at or after an index; the length if there is none.
    private static int next(byte[] bytes, int from) {
        for (int i = from; i + START_CODE_BYTES < bytes.length; i++) {
            if (bytes[i] == 0 && bytes[i + 1] == 0 && bytes[i + 2] == 1) {
                return i + START_CODE_BYTES;
            }
        }
        return bytes.length;
    }

    /// One past the unit's last byte; the zeros before the next start code belong to no unit.
    private static int end(byte[] bytes, int start) {
        int following = next(bytes, start);
        int end = following == bytes.length ? following : following - START_CODE_BYTES;
        while (end > start + 1 && bytes[end - 1] == 0) {
            end--;
        }
        return end;
    }

    static byte[] join(byte[] first, byte[] second) {
        byte[] joined = new byte[first.length + second.length];
        System.arraycopy(first, 0, joined, 0, first.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
