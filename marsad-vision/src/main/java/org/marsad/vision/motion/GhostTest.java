package org.marsad.vision.motion;

import org.marsad.vision.things.Blob;

/// Tells a thing that has stopped from the ghost of one that has gone: the place it uncovered differs from
/// the memory, but nothing stands there. A thing has an edge in the picture, where the memory is smooth; a
/// ghost has its edge in the memory, where the picture is smooth (after Javed, Shafique, Shah, "A
/// hierarchical approach to robust background subtraction using color and gradient information", 2002).
///
/// Cost: the blob's box, only for blobs that have not moved for a while.
final class GhostTest {

    /// How far inside and outside of the outline the two sides are compared, pixels.
    private static final int REACH = 2;

    private static final double CLEARLY = 1.3;
    private static final int LEAST_PLACES = 6;

    private final WorkingPicture picture;
    private final SceneMemory memory;

    GhostTest(WorkingPicture picture, SceneMemory memory) {
        this.picture = picture;
        this.memory = memory;
    }

    boolean isGhost(Blob blob, byte[] mask) {
        int width = picture.width;
        long now = 0;
        long then = 0;
        int places = 0;
        int right = Math.min(width - REACH, blob.right());
        int bottom = Math.min(picture.height - REACH, blob.bottom());
        for (int y = Math.max(REACH, blob.top()); y < bottom; y++) {
            for (int x = Math.max(REACH, blob.left()); x < right; x++) {
                int i = y * width + x;
                if (mask[i] != 0) {
                    for (int side = 0; side < 4; side++) {
                        int step = side == 0 ? 1 : side == 1 ? -1 : side == 2 ? width : -width;
                        if (mask[i + step] == 0) {
                            int inside = mask[i - step] != 0 ? i - step : i;
                            int outside = i + REACH * step;
                            now +=
                                    Math.abs(
                                            (picture.luma[inside] & 0xff)
                                                    - (picture.luma[outside] & 0xff));
                            then += Math.abs(memory.mean(inside) - memory.mean(outside));
                            places++;
                        }
                    }
                }
            }
        }
        return places >= LEAST_PLACES && then > CLEARLY * now + 2L * places;
    }
}
