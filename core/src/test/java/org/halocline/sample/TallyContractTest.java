package org.halocline.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.halocline.testing.Collecting;
import org.junit.jupiter.api.Test;

/// What every kind of tally must keep, shown on one that has them all.
class TallyContractTest {
    private static final Collecting ALL = new Collecting();
    private static final TallyLayout LAYOUT = new TallyLayout(ALL.scores(), ALL.tallies());
    private static final RandomStreams STREAMS = new RandomStreams(11);

    private static Tally of(Iterable<Long> samples) {
        Tally tally = new Tally(LAYOUT);
        for (long sample : samples) {
            ALL.sample(STREAMS.sample(sample), tally);
            tally.endSample(sample);
            tally.count(1);
        }
        return tally;
    }

    private static List<Long> first(long count) {
        return new ArrayList<>(LongStream.range(0, count).boxed().toList());
    }

    private static long[] words(Tally tally) {
        long[] words = new long[tally.words()];
        tally.save(words);
        return words;
    }

    @Test
    void anyOrderAndGroupingWritesTheSameWords() {
        long[] whole = words(of(first(120)));
        Random random = new Random(4);
        for (int turn = 0; turn < 6; turn++) {
            List<Long> samples = first(120);
            Collections.shuffle(samples, random);
            assertArrayEquals(whole, words(merged(samples, random)), "turn=" + turn);
        }
    }

    /// Cuts in two at random places, down to single samples and none, and merges what comes of it in either order.
    private static Tally merged(List<Long> samples, Random random) {
        if (samples.size() < 2 || random.nextInt(4) == 0) {
            return of(samples);
        }
        int cut = random.nextInt(samples.size() + 1);
        Tally a = merged(samples.subList(0, cut), random);
        Tally b = merged(samples.subList(cut, samples.size()), random);
        Tally into = random.nextBoolean() ? a : b;
        into.mergeSaved(words(into == a ? b : a));
        return into;
    }

    @Test
    void wordsMakeTheSameTallyAgain() {
        Tally tally = of(first(50));
        Tally again = new Tally(LAYOUT);
        again.mergeSaved(words(tally));
        assertArrayEquals(words(tally), words(again));
        assertEquals(tally.tallies(), again.tallies());
        assertEquals(tally.hash().toString(), again.hash().toString());
    }

    @Test
    void aClearedTallyIsEmptyEvenInTheMidstOfASample() {
        Tally tally = of(first(20));
        ALL.sample(STREAMS.sample(20), tally);
        tally.clear();
        assertArrayEquals(words(new Tally(LAYOUT)), words(tally));
        for (long sample = 0; sample < 30; sample++) {
            ALL.sample(STREAMS.sample(sample), tally);
            tally.endSample(sample);
            tally.count(1);
        }
        assertArrayEquals(words(of(first(30))), words(tally));
    }

    @Test
    void nothingChangesNothing() {
        Tally tally = of(first(20));
        long[] before = words(tally);
        tally.mergeSaved(words(new Tally(LAYOUT)));
        assertArrayEquals(before, words(tally));
        Tally empty = new Tally(LAYOUT);
        assertEquals(ALL.tallies().size(), empty.tallies().results().size());
        assertTrue(Double.isNaN(empty.tallies().extremes("x").least()));
        assertTrue(Double.isNaN(empty.tallies().quantiles("y").quantile(0.5)));
        assertTrue(Double.isNaN(empty.tallies().weighted("tilted").mean().mean()));
        assertFalse(empty.tallies().toString().isEmpty());
        assertEquals(0, empty.tallies().histogram("x").total());
    }

    /// Whatever a file holds: it is refused, or it is words that a tally writes.
    @Test
    void hostileWordsAreRefusedOrWhatATallyWrites() {
        long[] good = words(of(first(40)));
        Random random = new Random(8);
        long[] values = {-1, 1, 2, 3, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 32, Double.doubleToRawLongBits(Double.NaN)};
        int refused = 0;
        for (int turn = 0; turn < 1200; turn++) {
            long[] words = good.clone();
            for (int n = random.nextInt(3); n >= 0; n--) {
                int at = random.nextInt(turn % 2 == 0 ? 1 + 4 * 69 : words.length);
                words[at] = random.nextBoolean() ? values[random.nextInt(values.length)] : random.nextLong();
            }
            Tally tally = new Tally(LAYOUT);
            try {
                tally.mergeSaved(words);
            } catch (IllegalArgumentException e) {
                refused++;
                continue;
            }
            assertArrayEquals(words, words(tally), "turn=" + turn);
            if (turn % 50 == 0) {
                assertFalse(tally.tallies().toString().isEmpty());
            }
        }
        assertTrue(refused > 600, "refused=" + refused);
    }

    @Test
    void wordsOfAnotherLayoutAreRefused() {
        long[] good = words(of(first(3)));
        Tally tally = new Tally(LAYOUT);
        assertThrows(IllegalArgumentException.class, () -> tally.mergeSaved(new long[good.length - 1]));
        TallyLayout other = new TallyLayout(List.of("x", "z"), List.of(TallySpec.extremes("x")));
        TallyLayout another = new TallyLayout(List.of("x", "z"), List.of(TallySpec.extremes("z")));
        assertEquals(other.words(), another.words());
        long[] words = words(new Tally(other));
        assertThrows(IllegalArgumentException.class, () -> new Tally(another).mergeSaved(words));
    }

    /// Counts that add up to more than there can be.
    @Test
    void countsDoNotOverflow() {
        long[] words = words(of(first(3)));
        words[0] = Long.MAX_VALUE - 5;
        Tally tally = of(first(3));
        tally.mergeSaved(words);
        assertThrows(IllegalArgumentException.class, () -> tally.mergeSaved(words));
    }

    @Test
    void aTallyTakesOnlyWhatItsKindTakes() {
        Tally tally = new Tally(LAYOUT);
        // In the order of Collecting.tallies(): covariance, cells of two axes, a series, weights.
        assertThrows(IllegalArgumentException.class, () -> tally.record(0, 1));
        assertThrows(IllegalArgumentException.class, () -> tally.record(3, 1), "fed by a score");
        assertThrows(IllegalArgumentException.class, () -> tally.record(8, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> tally.addAt(5, 1, 0.5));
        assertThrows(IllegalArgumentException.class, () -> tally.addAt(5, 1, 0.5, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> tally.addAt(6, 1, 0.5));
        assertThrows(IllegalArgumentException.class, () -> tally.add(6, 8, 1));
        assertThrows(IllegalArgumentException.class, () -> tally.add(6, 0, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> tally.weigh(7, 1, -1));
        tally.weigh(7, 1, 1);
        assertThrows(IllegalArgumentException.class, () -> tally.weigh(7, 1, 1));
    }
}
