package org.halocline.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static Tally tally(int scores) {
        return new Tally(TallyLayout.of(List.of("a", "b").subList(0, scores)));
    }

    @Test
    void meanAndStandardErrorAreThoseOfTheTextbook() {
        Tally tally = tally(1);
        for (double x : new double[] {2, 4, 4, 4, 5, 5, 7, 9}) {
            tally.score(0, x);
        }
        tally.count(8);
        // Mean 5, Σ(x − 5)² = 32, s² = 32/7, s/√8.
        Estimate estimate = tally.estimate(0);
        assertEquals(5, estimate.mean());
        assertEquals(Math.sqrt(32.0 / 7 / 8), estimate.standardError(), 1e-15);
        assertEquals(8, estimate.samples());
    }

    @Test
    void aSampleWithoutAScoreCountsAsZero() {
        Tally tally = tally(1);
        tally.score(0, 1);
        tally.count(4);
        assertEquals(0.25, tally.estimate(0).mean());
        assertEquals(0.25, tally.estimate(0).standardError(), 1e-16);
    }

    @Test
    void aTinyVarianceUnderAHugeMeanIsNotLost() {
        Tally tally = tally(1);
        for (int n = 0; n < 1000; n++) {
            tally.score(0, 1e15 + n % 2);
        }
        tally.count(1000);
        assertEquals(1e15 + 0.5, tally.estimate(0).mean());
        assertEquals(Math.sqrt(0.25 / 999), tally.estimate(0).standardError(), 1e-16);
    }

    @Test
    void anyGroupingGivesTheSameWords() {
        double[] scores = new Random(6).doubles(999).toArray();
        long[] whole = words(scores, 1);
        assertArrayEquals(whole, words(scores, 2));
        assertArrayEquals(whole, words(scores, 37));
    }

    private static long[] words(double[] scores, int groups) {
        Tally total = tally(2);
        for (int g = 0; g < groups; g++) {
            Tally part = tally(2);
            for (int n = g; n < scores.length; n += groups) {
                part.score(0, scores[n]);
                part.score(1, -3 * scores[n]);
                part.count(1);
            }
            long[] words = new long[tally(2).words()];
            part.save(words);
            total.mergeSaved(words);
        }
        long[] words = new long[tally(2).words()];
        total.save(words);
        return words;
    }

    @Test
    void tooFewSamplesHaveNoError() {
        Tally tally = tally(1);
        assertTrue(Double.isNaN(tally.estimate(0).mean()));
        tally.score(0, 3);
        tally.count(1);
        assertEquals(3, tally.estimate(0).mean());
        assertTrue(Double.isNaN(tally.estimate(0).standardError()));
    }

    @Test
    void anEstimatePrintsAsManyDigitsAsItKnows() {
        assertEquals("3.14224 ± 0.00052", new Estimate(3.142237, 0.000519, 10).toString());
        assertEquals("12.0 ± 3.4", new Estimate(12.04, 3.36, 10).toString());
        assertEquals("1.234568e+08 ± 2.5e+04", new Estimate(123456789, 25000, 10).toString());
    }

    @Test
    void manyScoresAtOnceGiveTheSameWordsAsOneByOne() {
        Random random = new Random(9);
        double[] large = {0x1.0p20 - 1, -0x1.0p20, 0x1.0p20, 0x1.0p63, -0x1.0p63, 1e300, Long.MAX_VALUE};
        for (int turn = 0; turn < 200; turn++) {
            double[] scores = new double[1 + random.nextInt(10_000)];
            int kind = turn % 4;
            for (int s = 0; s < scores.length; s++) {
                int whole = random.nextInt(21) - 10;
                scores[s] = kind == 3 ? random.nextGaussian() : whole == 0 ? -0.0 : kind == 2 ? whole * 104_857 : whole;
            }
            if (kind == 1) {
                scores[random.nextInt(scores.length)] = large[random.nextInt(large.length)];
            }
            int count = random.nextInt(scores.length + 1);
            Tally many = tally(1);
            many.scores(0, scores, count);
            Tally single = tally(1);
            for (int s = 0; s < count; s++) {
                single.score(0, scores[s]);
            }
            long[] expected = new long[tally(1).words()];
            long[] words = new long[tally(1).words()];
            single.save(expected);
            many.save(words);
            assertArrayEquals(expected, words, "turn=" + turn);
        }
    }

    @Test
    void aScoreThatIsNoNumberIsRefusedAmongMany() {
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            Tally tally = tally(1);
            assertThrows(IllegalArgumentException.class, () -> tally.scores(0, new double[] {1, bad, 2}, 3));
        }
    }
}
