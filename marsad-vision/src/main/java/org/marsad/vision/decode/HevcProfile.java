package org.marsad.vision.decode;

/// The name of an H.265 stream in the browser's words (ISO/IEC 14496-15, Annex E.3), read from the profile, tier and
/// level at the start of its sequence parameter set (ITU-T H.265, 7.3.3).
final class HevcProfile {

    private static final int NEEDED_BYTES = 13;
    private static final int CONSTRAINT_BYTES = 6;

    private HevcProfile() {}

    static String webCodec(byte[] sets, int payload) {
        if (payload + NEEDED_BYTES > sets.length) {
            return "";
        }
        // Byte 0 holds the id and layer count; then tier and profile, 32 compatibility flags, 48
        // constraint bits, level.
        // No emulation prevention byte can stand among the first six; the constraint bits may hold
        // one, see below.
        byte[] fields = withoutEmulationPrevention(sets, payload);
        int tierAndProfile = fields[1] & 0xff;
        int compatibility = 0;
        for (int i = 2; i < 6; i++) {
            compatibility = compatibility << 8 | (fields[i] & 0xff);
        }
        StringBuilder name =
                new StringBuilder("hev1.")
                        .append(new String[] {"", "A", "B", "C"}[tierAndProfile >> 6])
                        .append(tierAndProfile & 0x1f)
                        .append('.')
                        .append(Integer.toHexString(Integer.reverse(compatibility)))
                        .append((tierAndProfile & 0x20) != 0 ? ".H" : ".L")
                        .append(fields[12] & 0xff);
        int last = CONSTRAINT_BYTES;
        while (last > 0 && fields[5 + last] == 0) {
            last--;
        }
        for (int i = 1; i <= last; i++) {
            name.append('.').append(Integer.toHexString(fields[5 + i] & 0xff));
        }
        return name.toString();
    }

    private static byte[] withoutEmulationPrevention(byte[] sets, int from) {
        byte[] fields = new byte[NEEDED_BYTES];
        int zeros = 0;
        int filled = 0;
        for (int i = from; i < sets.length && filled < NEEDED_BYTES; i++) {
            if (zeros >= 2 && sets[i] == 3) {
                zeros = 0;
                continue;
            }
            zeros = sets[i] == 0 ? zeros + 1 : 0;
            fields[filled++] = sets[i];
        }
        return fields;
    }
}
