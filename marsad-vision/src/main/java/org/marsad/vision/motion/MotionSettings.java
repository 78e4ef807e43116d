package org.marsad.vision.motion;

/// How {@link MotionDetector} looks. The defaults suit a fixed outdoor camera; each knob says when to
/// turn it.
///
/// @param workingPixels frames with more pixels than this are halved in both directions (again and
///     again) before the analysis; 1 000 000 keeps 720p whole and halves 1080p. Raise it to see smaller
///     things, at four times the cost
/// @param contrastGrey least change that counts, grey levels of 255, on top of what the noise of a
///     pixel asks for; suggested 7, up to 12 for a noisy thermal camera, down to 4 for faint things
/// @param memorySeconds how long the model of a pixel remembers the looks of the background; suggested
///     20, more where waves or boughs come back slowly
/// @param absorbSeconds a thing that has stopped stays foreground this long; suggested 600, so that
///     someone who waits is not forgotten
/// @param relearnShare share of the picture that must change at once to count as a new scene (camera
///     turned, lights switched); 0 to 1, suggested 0.6
/// @param leastAreaPixels smallest thing that is reported, pixels of the full frame; suggested 12
/// @param maxDetections most things reported in one frame, largest first; suggested 100
public record MotionSettings(
        int workingPixels,
        double contrastGrey,
        double memorySeconds,
        double absorbSeconds,
        double relearnShare,
        double leastAreaPixels,
        int maxDetections,
        CastLight light) {

    public static final MotionSettings DEFAULT =
            new MotionSettings(1_000_000, 7, 20, 600, 0.6, 12, 100, CastLight.SEEN);

    /// For a camera that sees heat.
    public static final MotionSettings THERMAL =
            new MotionSettings(1_000_000, 7, 20, 600, 0.6, 12, 100, CastLight.NONE);

    public MotionSettings {
        requirePositive("workingPixels", workingPixels);
        requirePositive("contrastGrey", contrastGrey);
        requirePositive("memorySeconds", memorySeconds);
        requirePositive("absorbSeconds", absorbSeconds);
        requirePositive("relearnShare", relearnShare);
        requirePositive("leastAreaPixels", leastAreaPixels);
        requirePositive("maxDetections", maxDetections);
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException(name + " must be positive, was " + value);
        }
    }

    /// What light does that is no thing: a cast shadow, a darkening that keeps the colour and the texture of the
    /// ground; and the glare and beams of lamps at night.
    ///
    /// @param darkestShadow share of the ground's light that the deepest shadow keeps; suggested 0.1, as under a
    ///     car; 1 turns shadow removal off
    /// @param chromaTolerance largest change of either colour difference, levels of 255; suggested 1.5
    /// @param lamps whether the camera sees the light of lamps; a thermal camera does not
    public record CastLight(double darkestShadow, double chromaTolerance, boolean lamps) {

        public static final CastLight SEEN = new CastLight(0.1, 1.5, true);

        /// For a camera that sees heat: neither shadows nor lamps.
        public static final CastLight NONE = new CastLight(1, 0, false);

        public CastLight {
            if (!(darkestShadow > 0 && darkestShadow <= 1) || !(chromaTolerance >= 0)) {
                throw new IllegalArgumentException(
                        "shadow needs 0 < darkest <= 1 and a chroma tolerance >= 0, was %g, %g"
                                .formatted(darkestShadow, chromaTolerance));
            }
        }
    }
}
