package org.marsad.vision.encode;

import java.lang.foreign.MemorySegment;
import org.marsad.sensor.Frame;
import org.marsad.sensor.FrameStamp;
import org.marsad.sensor.Plane;

/// A copy of a borrowed frame on the heap, to keep or to hand to another thread: planes without padding, one after
/// another (I420).
public final class OwnedFrame {

    private final FrameStamp stamp;
    private final int width;
    private final int height;
    private final byte[] planar;

    private OwnedFrame(FrameStamp stamp, int width, int height, byte[] planar) {
        this.stamp = stamp;
        this.width = width;
        this.height = height;
        this.planar = planar;
    }

    public static OwnedFrame copyOf(Frame frame) {
        int luma = frame.width() * frame.height();
        int chroma = frame.chromaBlue().width() * frame.chromaBlue().height();
        byte[] planar = new byte[luma + 2 * chroma];
        copy(frame.luma(), planar, 0);
        copy(frame.chromaBlue(), planar, luma);
        copy(frame.chromaRed(), planar, luma + chroma);
        return new OwnedFrame(frame.stamp(), frame.width(), frame.height(), planar);
    }

    private static void copy(Plane plane, byte[] target, int offset) {
        MemorySegment copy = MemorySegment.ofArray(target);
        for (int y = 0; y < plane.height(); y++) {
            MemorySegment.copy(
                    plane.bytes(),
                    (long) y * plane.stride(),
                    copy,
                    offset + (long) y * plane.width(),
                    plane.width());
        }
    }

    /// The copy as a frame: valid as long as this object.
    public Frame frame() {
        int chromaWidth = (width + 1) / 2;
        int chromaHeight = (height + 1) / 2;
        int luma = width * height;
        int chroma = chromaWidth * chromaHeight;
        MemorySegment all = MemorySegment.ofArray(planar).asReadOnly();
        return new Frame(
                stamp,
                new Plane(all.asSlice(0, luma), width, height, width),
                new Plane(all.asSlice(luma, chroma), chromaWidth, chromaHeight, chromaWidth),
                new Plane(
                        all.asSlice(luma + chroma, chroma),
                        chromaWidth,
                        chromaHeight,
                        chromaWidth));
    }

    public FrameStamp stamp() {
        return stamp;
    }
}
