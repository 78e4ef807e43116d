package org.marsad.vision.motion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Eight pixels at a time count what one at a time counts, at every luma, ground and reach.
class CheapLookTest {

    private static final long SEED = 7;
    private static final int WIDTH = 67;
    private static final int HEIGHT = 41;

    @Test
    void eightAtATimeCountWhatOneAtATimeCounts() {
        SplittableRandom random = new SplittableRandom(SEED);
        WorkingPicture picture = new WorkingPicture(WIDTH, HEIGHT, 1 << 20);
        SceneMemory memory = new SceneMemory(WIDTH, HEIGHT, 7);
        for (int round = 0; round < 50; round++) {
            random.nextBytes(picture.luma);
            random.nextBytes(memory.ground);
            random.nextBytes(memory.reach);
            picture.luma[round] = memory.ground[round];
            Tiles tiles = new Tiles(WIDTH, HEIGHT);
            CheapLook.look(picture, memory, tiles);
            int expected = 0;
            for (int i = 0; i < WIDTH * HEIGHT; i++) {
                int apart = Math.abs((picture.luma[i] & 0xff) - (memory.ground[i] & 0xff));
                expected += apart > (memory.reach[i] & 0xff) ? 1 : 0;
            }
            assertThat(tiles.changedPixels())
                    .as("round %d of seed %d", round, SEED)
                    .isEqualTo(expected);
        }
    }
}
