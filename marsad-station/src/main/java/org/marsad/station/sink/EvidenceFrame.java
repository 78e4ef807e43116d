package org.marsad.station.sink;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.marsad.detect.PixelBox;
import org.marsad.sensor.Frame;
import org.marsad.sensor.Plane;
import org.marsad.vision.encode.JpegPicture;

/// A frame as a JPEG with a box drawn around the thing that matters: an amber line inside a dark one,
/// a little outside the thing itself.
final class EvidenceFrame {

    private static final int QUALITY = 4;
    private static final int GAP_PIXELS = 4;
    private static final int DARK = 16;
    private static final int AMBER_LUMA = 180;
    private static final int AMBER_BLUE = 40;
    private static final int AMBER_RED = 160;

    private EvidenceFrame() {}

    /// Draws into the frame, which must be a copy.
    static byte[] jpeg(Frame frame, PixelBox box) {
        draw(frame.luma(), box, GAP_PIXELS + 2, 1, DARK);
        draw(frame.luma(), box, GAP_PIXELS, 2, AMBER_LUMA);
        PixelBox half =
                new PixelBox(box.left() / 2, box.top() / 2, box.width() / 2, box.height() / 2);
        draw(frame.chromaBlue(), half, GAP_PIXELS / 2, 1, AMBER_BLUE);
        draw(frame.chromaRed(), half, GAP_PIXELS / 2, 1, AMBER_RED);
        return JpegPicture.encode(frame, QUALITY);
    }

    private static void draw(Plane plane, PixelBox box, int gap, int thickness, int value) {
        int left = (int) box.left() - gap - thickness;
        int top = (int) box.top() - gap - thickness;
        int right = (int) Math.ceil(box.right()) + gap;
        int bottom = (int) Math.ceil(box.bottom()) + gap;
        fill(plane, left, top, right + thickness, top + thickness, value);
        fill(plane, left, bottom, right + thickness, bottom + thickness, value);
        fill(plane, left, top, left + thickness, bottom + thickness, value);
        fill(plane, right, top, right + thickness, bottom + thickness, value);
    }

    private static void fill(Plane plane, int left, int top, int right, int bottom, int value) {
        MemorySegment bytes = plane.bytes();
        for (int y = Math.max(top, 0); y < Math.min(bottom, plane.height()); y++) {
            for (int x = Math.max(left, 0); x < Math.min(right, plane.width()); x++) {
                bytes.set(ValueLayout.JAVA_BYTE, (long) y * plane.stride() + x, (byte) value);
            }
        }
    }
}
