package org.marsad.vision.motion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// What is done with eight pixels at a time is what would be done with each.
class EightTest {

    private static final long SEED = 7;
    private static final int ROUNDS = 2000;
    private static final int WIDTH = 67;
    private static final int HEIGHT = 41;

    private final SplittableRandom random = new SplittableRandom(SEED);

    @Test
    void changesAreCountedInEveryPartOfAPicture() {
        WorkingPicture picture = new WorkingPicture(WIDTH, HEIGHT, 1 << 20);
        SceneMemory memory = new SceneMemory(WIDTH, HEIGHT, 7);
        for (int round = 0; round < 50; round++) {
            random.nextBytes(picture.luma);
            random.nextBytes(memory.ground);
            random.nextBytes(memory.reach);
            picture.luma[round] = memory.ground[round];
            Tiles tiles = new Tiles(WIDTH, HEIGHT);
            tiles.look(picture, memory);
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

    @Test
    void aRunOfLessThanEightIsReadAndWrittenAloneAndTheRestIsZero() {
        byte[] map = new byte[11];
        for (int count = 0; count <= 8; count++) {
            random.nextBytes(map);
            byte[] copy = map.clone();
            long eight = Eight.get(map, 3, count);
            for (int k = 0; k < 8; k++) {
                assertThat(value(eight, k)).isEqualTo(k < count ? map[3 + k] & 0xff : 0);
            }
            Eight.put(copy, 3, count, eight ^ -1);
            for (int k = 0; k < map.length; k++) {
                boolean isWritten = k >= 3 && k < 3 + count;
                assertThat(copy[k]).isEqualTo((byte) (isWritten ? ~map[k] : map[k]));
            }
        }
    }

    @Test
    void apartNearerAndTwiceAreRightForEachOfTheEight() {
        for (int round = 0; round < ROUNDS; round++) {
            long now = someBytes();
            long then = someBytes();
            long reach = random.nextLong() & Eight.of(random.nextInt(256));
            long taken = random.nextLong() & Eight.ONES;
            long apart = Eight.apart(now, then, reach);
            long nearer = Eight.nearer(then, now, taken);
            for (int k = 0; k < 8; k++) {
                int difference = value(now, k) - value(then, k);
                boolean isApart = Math.abs(difference) > value(reach, k);
                assertThat(value(apart, k)).isEqualTo(isApart ? 0x80 : 0);
                assertThat(value(Eight.full(apart), k)).isEqualTo(isApart ? 255 : 0);
                int step = value(taken, k) * Integer.signum(difference);
                assertThat(value(nearer, k)).isEqualTo(value(then, k) + step);
                long twice = Eight.twice(now & 0xffffffffL);
                assertThat(value(twice, k)).isEqualTo(value(now, k / 2));
            }
        }
    }

    @Test
    void aColourIsLikenedToItsSamplesAsOneByOne() {
        ColourSamples samples = new ColourSamples(64);
        for (int round = 0; round < ROUNDS; round++) {
            int pixel = random.nextInt(64);
            int colour = random.nextInt(1 << 24);
            int luma = random.nextInt(300);
            int chroma = random.nextInt(60);
            int known = 0;
            int near = 0;
            for (int place = 0; place < ColourSamples.COUNT; place++) {
                int sample = near(colour, 80);
                samples.put(pixel, place, sample);
                assertThat(samples.get(pixel, place)).isEqualTo(sample);
                known += isLike(colour, sample, luma, chroma) ? 1 : 0;
                near += isLike(colour, sample, 2 * luma, 2 * chroma) ? 1 : 0;
            }
            assertThat(samples.liken(pixel, colour, luma, chroma))
                    .isEqualTo(
                            known >= 2
                                    ? ColourSamples.KNOWN
                                    : near >= 2 ? ColourSamples.NEARLY : ColourSamples.STRANGE);
        }
    }

    private static boolean isLike(int colour, int sample, int luma, int chroma) {
        return Math.abs(value(colour, 0) - value(sample, 0)) <= luma
                && Math.abs(value(colour, 1) - value(sample, 1)) <= chroma
                && Math.abs(value(colour, 2) - value(sample, 2)) <= chroma;
    }

    private int near(int colour, int reach) {
        int sample = 0;
        for (int k = 0; k < 3; k++) {
            int value = value(colour, k) + random.nextInt(-reach, reach + 1);
            sample |= Math.clamp(value, 0, 255) << (8 * k);
        }
        return sample;
    }

    /// Often the same value or the outermost ones, where borders are.
    private long someBytes() {
        return switch (random.nextInt(4)) {
            case 0 -> Eight.of(random.nextInt(256));
            case 1 -> Eight.full(random.nextLong());
            default -> random.nextLong();
        };
    }

    private static int value(long eight, int k) {
        return (int) (eight >>> (8 * k)) & 0xff;
    }
}
