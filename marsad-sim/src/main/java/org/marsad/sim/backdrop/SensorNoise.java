package org.marsad.sim.backdrop;

import java.util.Random;
import org.marsad.sim.light.Exposure;
import org.marsad.sim.world.ValueNoise;

/// The last step: adds the sensor's noise and rounds to bytes. Noise has a floor (reading) and grows
/// with brightness (photons). The numbers come from one table of a quarter million, each row of each
/// frame from another place in it.
final class SensorNoise {

    private static final int TABLE = 1 << 18;

    private final float[] table = new float[TABLE];
    private final ValueNoise places;

    SensorNoise(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < TABLE; i++) {
            table[i] = (float) Math.clamp(random.nextGaussian(), -4, 4);
        }
        places = new ValueNoise(seed + 51);
    }

    /// @param frame counts frames: the noise of each is another
    void develop(Picture picture, Exposure exposure, int frame, byte[] i420) {
        float floor = (float) exposure.noiseFloor();
        float slope = (float) exposure.noiseSlope();
        int width = picture.width;
        for (int y = 0; y < picture.height; y++) {
            int start = (int) (places.share(frame, y) * (TABLE - width));
            int row = y * width;
            for (int x = 0; x < width; x++) {
                float grey = picture.grey[row + x];
                float noisy = grey + table[start + x] * (floor + slope * grey) + 0.5f;
                i420[row + x] = (byte) Math.clamp((int) noisy, 16, 235);
            }
        }
        int chroma = picture.blue.length;
        int luma = picture.grey.length;
        for (int i = 0; i < chroma; i++) {
            i420[luma + i] = (byte) Math.clamp((int) (picture.blue[i] + 128.5f), 16, 240);
            i420[luma + chroma + i] = (byte) Math.clamp((int) (picture.red[i] + 128.5f), 16, 240);
        }
    }
}
