package org.marsad.detect;

import java.util.List;
import org.marsad.sensor.Frame;

/// Finds what moves in the frames of one camera, which arrive in order. Keeps a memory of the scene,
/// so one instance serves one camera. A change of frame size starts the memory afresh.
public interface Detector {

    /// What moves in this frame; empty while the scene is still being learnt. The frame's planes are
    /// not kept.
    List<Detection> detect(Frame frame);
}
