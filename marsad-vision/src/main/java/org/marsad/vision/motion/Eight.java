package org.marsad.vision.motion;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Eight pixels of a row at once, a byte each in one `long`, the leftmost in the lowest byte.
final class Eight {

    static final long ONES = 0x0101010101010101L;
    static final long TOPS = 0x8080808080808080L;

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EVEN = 0x00ff00ff00ff00ffL;
    private static final long TOP = 0x8000800080008000L;

    private Eight() {}

    /// @param count how many there are, up to eight; the others are 0
    static long get(byte[] map, int at, int count) {
        if (count == 8) {
            return (long) LONGS.get(map, at);
        }
        if (count == 4) {
            return (int) INTS.get(map, at) & 0xffffffffL;
        }
        long eight = 0;
        for (int k = 0; k < count; k++) {
            eight |= (map[at + k] & 0xffL) << (8 * k);
        }
        return eight;
    }

    static void put(byte[] map, int at, int count, long eight) {
        if (count == 8) {
            LONGS.set(map, at, eight);
            return;
        }
        for (int k = 0; k < count; k++) {
            map[at + k] = (byte) (eight >>> (8 * k));
        }
    }

    /// The same value for all.
    ///
    /// @param value 0 to 255
    static long of(int value) {
        return value * ONES;
    }

    /// The four lowest, each twice.
    static long twice(long four) {
        long pairs = (four | (four << 16)) & 0x0000ffff0000ffffL;
        long single = (pairs | (pairs << 8)) & EVEN;
        return single | (single << 8);
    }

    /// The top bit of each whose two values are farther apart than the reach. Even and odd bytes go into four lanes of
    /// 16 bits each, whose top bit tells the side of the border, so that no lane borrows from its neighbour.
    static long apart(long now, long then, long reach) {
        long even = within(now & EVEN, then & EVEN, reach & EVEN);
        long odd = within((now >>> 8) & EVEN, (then >>> 8) & EVEN, (reach >>> 8) & EVEN);
        return ~((even >>> 8) | odd) & TOPS;
    }

    private static long within(long now, long then, long reach) {
        return (((now + reach) | TOP) - then) & (((then + reach) | TOP) - now) & TOP;
    }

    /// One step from each value to another where they differ.
    ///
    /// @param taken the lowest bit of each that takes the step
    static long nearer(long from, long to, long taken) {
        long evenUp = above(to & EVEN, from & EVEN);
        long oddUp = above((to >>> 8) & EVEN, (from >>> 8) & EVEN);
        long evenDown = above(from & EVEN, to & EVEN);
        long oddDown = above((from >>> 8) & EVEN, (to >>> 8) & EVEN);
        long up = ((evenUp >>> 15) | (oddUp >>> 7)) & taken;
        long down = ((evenDown >>> 15) | (oddDown >>> 7)) & taken;
        return from + up - down;
    }

    /// The top bit of each lane where the one value is above the other.
    private static long above(long one, long other) {
        return ~((other | TOP) - one) & TOP;
    }

    /// The lowest bits of the first of the eight.
    static long firsts(int count) {
        return ONES >>> (8 * (8 - count));
    }

    /// 255 for each whose top bit is on, 0 for the others.
    static long full(long tops) {
        long ones = (tops >>> 7) & ONES;
        return (ones << 8) - ones;
    }

    /// Which pixel the lowest of these bits belongs to, 0 to 7.
    static int first(long bits) {
        return Long.numberOfTrailingZeros(bits) >> 3;
    }
}
