package org.marsad.station.watch;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.marsad.sensor.Frame;
import org.marsad.sensor.FrameStamp;
import org.marsad.sensor.Plane;

/// A frame that can be drawn on: the planes stay as they are where nothing is drawn. The sides are cut
/// to even numbers, since encoders want them so.
public final class DrawnFrame {

    private final int width;
    private final int height;
    private final byte[] luma;
    private final byte[] blue;
    private final byte[] red;
    private final BufferedImage overlay;

    public DrawnFrame(int width, int height) {
        this.width = width & ~1;
        this.height = height & ~1;
        luma = new byte[this.width * this.height];
        blue = new byte[luma.length / 4];
        red = new byte[luma.length / 4];
        overlay = new BufferedImage(this.width, this.height, BufferedImage.TYPE_INT_ARGB);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /// The transparent sheet to draw on; {@link #take} clears it.
    public BufferedImage overlay() {
        return overlay;
    }

    public void take(Frame frame) {
        copy(frame.luma(), luma, width, height);
        copy(frame.chromaBlue(), blue, width / 2, height / 2);
        copy(frame.chromaRed(), red, width / 2, height / 2);
        Arrays.fill(overlayPixels(), 0);
    }

    private static void copy(Plane plane, byte[] target, int width, int height) {
        for (int y = 0; y < height; y++) {
            MemorySegment.copy(
                    plane.bytes(),
                    java.lang.foreign.ValueLayout.JAVA_BYTE,
                    (long) y * plane.stride(),
                    target,
                    y * width,
                    width);
        }
    }

    /// The frame with the sheet laid over it, by its opacity; valid until the next {@link #take}.
    public Frame finish(FrameStamp stamp) {
        int[] pixels = overlayPixels();
        for (int i = 0; i < pixels.length; i++) {
            if (pixels[i] >>> 24 != 0) {
                blend(i, pixels[i]);
            }
        }
        return new Frame(
                stamp,
                plane(luma, width, height),
                plane(blue, width / 2, height / 2),
                plane(red, width / 2, height / 2));
    }

    private int[] overlayPixels() {
        return ((DataBufferInt) overlay.getRaster().getDataBuffer()).getData();
    }

    private static Plane plane(byte[] bytes, int width, int height) {
        return new Plane(MemorySegment.ofArray(bytes), width, height, width);
    }

    /// Colours to video range by ITU-R BT.601.
    private void blend(int index, int argb) {
        double opacity = (argb >>> 24) / 255.0;
        int r = argb >> 16 & 255;
        int g = argb >> 8 & 255;
        int b = argb & 255;
        mix(luma, index, 16 + 0.257 * r + 0.504 * g + 0.098 * b, opacity);
        int chroma = index / width / 2 * (width / 2) + index % width / 2;
        mix(blue, chroma, 128 - 0.148 * r - 0.291 * g + 0.439 * b, opacity);
        mix(red, chroma, 128 + 0.439 * r - 0.368 * g - 0.071 * b, opacity);
    }

    private static void mix(byte[] plane, int index, double value, double opacity) {
        int old = plane[index] & 255;
        plane[index] = (byte) Math.round(old + opacity * (value - old));
    }
}
