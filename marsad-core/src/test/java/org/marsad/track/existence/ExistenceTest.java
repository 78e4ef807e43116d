package org.marsad.track.existence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ExistenceTest {

    private static final Existence.Patience PATIENCE = new Existence.Patience(12, 60, 300, 0.02);
    private static final Outlook PLAIN = new Outlook(1, 1, false, true);
    private static final Outlook OUTSIDE = new Outlook(0, 0, false, false);
    private static final Outlook HIDDEN = new Outlook(0, 0, true, true);
    private static final Outlook HALF = new Outlook(0.5, 0, true, true);

    /// Where a track that cameras report ends.
    private static final double DOUBT = 0.25;

    private final Existence existence = new Existence();

    private double secondsToTheEnd(Outlook outlook, double detected) {
        existence.report(20, 0, 0.1);
        for (int i = 1; i < 10_000; i++) {
            existence.pass(0.1, 0, outlook, PATIENCE);
            existence.miss(detected, detected, 0, 0.2);
            if ((existence.probability() < DOUBT)) {
                return i * 0.1;
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    @Test
    void plainViewEndsItInSecondsTheOutsideAndTheHiddenInTheirTime() {
        assertThat(secondsToTheEnd(PLAIN, 0.9)).isBetween(0.5, 3.0);
        assertThat(secondsToTheEnd(OUTSIDE, 0)).isCloseTo(12, within(0.5));
        assertThat(secondsToTheEnd(HIDDEN, 0)).isCloseTo(60, within(0.5));
    }

    @Test
    void looksAtTheHalfThatIsSeenSayNothingOfTheOtherHalf() {
        assertThat(secondsToTheEnd(HALF, 0.45)).isBetween(30.0, 60.0);
    }

    @Test
    void standingForLongMakesSilenceSayNothing() {
        for (int second = 0; second < 120; second++) {
            existence.report(10, 1, 1);
        }
        for (int i = 0; i < 600; i++) {
            existence.pass(0.1, 0, PLAIN, PATIENCE);
            existence.miss(0.9, 0.9, 0, 0.2);
        }
        assertThat((existence.probability() < DOUBT)).isFalse();
    }

    @Test
    void beliefStaysAProbabilityWhateverComes() {
        Random random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            switch (random.nextInt(4)) {
                case 0 ->
                        existence.report(
                                random.nextGaussian() * 20,
                                random.nextDouble(),
                                random.nextDouble());
                case 1 ->
                        existence.miss(
                                0.9 * random.nextDouble(),
                                0.9 * random.nextDouble(),
                                0.9 * random.nextDouble(),
                                random.nextDouble());
                case 2 -> existence.missTentative(0.1 + 0.9 * random.nextDouble());
                default ->
                        existence.pass(
                                random.nextDouble(),
                                random.nextDouble(),
                                new Outlook(
                                        random.nextInt(7) / 6.0,
                                        random.nextInt(7) / 6.0,
                                        random.nextBoolean(),
                                        random.nextBoolean()),
                                PATIENCE);
            }
            assertThat(existence.probability()).as("step %d", i).isBetween(0.0, 1.0);
        }
    }
}
