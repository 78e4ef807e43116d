package org.marsad.vision.motion;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// The look that every pixel of every picture gets: is its luma farther from the ground's than its reach?
///
/// Eight pixels at a time in one `long`: even and odd bytes go into four 16-bit lanes each, and the top bit of a lane
/// tells which side of the border the pixel is on, so that no lane borrows from its neighbour. Cost: about 25
/// operations for eight pixels; the memory itself is renewed by {@link SceneMemory#follow}, a band of rows at a time.
final class CheapLook {

    private static final VarHandle EIGHT =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EVEN = 0x00ff00ff00ff00ffL;
    private static final long TOP = 0x8000800080008000L;

    private CheapLook() {}

    /// Counts in each tile the pixels that changed.
    static void look(WorkingPicture picture, SceneMemory memory, Tiles tiles) {
        int whole = picture.width & -Tiles.SIZE;
        for (int y = 0; y < picture.height; y++) {
            int row = y * picture.width;
            int tile = y / Tiles.SIZE * tiles.across;
            for (int x = 0; x < whole; x += Tiles.SIZE) {
                tiles.count(tile++, changedOfEight(picture.luma, memory, row + x));
            }
            if (whole < picture.width) {
                tiles.count(tile, changed(picture.luma, memory, row + whole, row + picture.width));
            }
        }
    }

    private static int changedOfEight(byte[] luma, SceneMemory memory, int at) {
        long now = (long) EIGHT.get(luma, at);
        long then = (long) EIGHT.get(memory.ground, at);
        long reach = (long) EIGHT.get(memory.reach, at);
        if (now == then) {
            return 0;
        }
        long even = within(now & EVEN, then & EVEN, reach & EVEN);
        long odd = within(now >>> 8 & EVEN, then >>> 8 & EVEN, reach >>> 8 & EVEN);
        return 8 - Long.bitCount(even) - Long.bitCount(odd);
    }

    /// The top bit of each lane that is within reach.
    private static long within(long now, long then, long reach) {
        return ((now + reach | TOP) - then) & ((then + reach | TOP) - now) & TOP;
    }

    private static int changed(byte[] luma, SceneMemory memory, int from, int to) {
        int changed = 0;
        for (int i = from; i < to; i++) {
            int apart = Math.abs((luma[i] & 0xff) - (memory.ground[i] & 0xff));
            changed += apart > (memory.reach[i] & 0xff) ? 1 : 0;
        }
        return changed;
    }
}
