package org.halocline.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.halocline.model.Share;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchGridTest {
    private static List<Long> firsts(BatchGrid grid) {
        List<Long> firsts = new ArrayList<>();
        for (long batch = grid.firstBatch(); batch < grid.endBatch(); batch++) {
            firsts.add(grid.begin(batch));
        }
        return firsts;
    }

    /// The definition, one sample after the other.
    @Test
    void thereAre256BatchesOfEachSize() {
        BatchGrid grid = new BatchGrid(0, 0, 0, 100_000);
        long sample = 0;
        long size = 1;
        for (long batch = 0; batch < grid.endBatch(); batch++) {
            assertEquals(sample, grid.begin(batch), "batch=" + batch);
            for (long in : new long[] {sample, Math.min(99_999, sample + size - 1)}) {
                assertEquals(batch, grid.batchOf(in), "sample=" + in);
            }
            sample = Math.min(100_000, sample + size);
            assertEquals(sample, grid.end(batch));
            size = batch % 256 == 255 ? 2 * size : size;
        }
        assertEquals(100_000, sample);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "0, 255", "0, 1000003", "7, 50", "7, 49", "1, 10", "1000, 3"})
    void aLongerRunHasTheSameBatches(long batch, long samples) {
        List<Long> shorter = firsts(new BatchGrid(batch, 0, 0, samples));
        List<Long> longer = firsts(new BatchGrid(batch, 0, 0, 2 * samples + 1));
        assertEquals(shorter, longer.subList(0, shorter.size()));
        BatchGrid rest = new BatchGrid(batch, 0, 0, 2 * samples + 1).from(samples);
        List<Long> later = firsts(rest);
        assertEquals(samples, later.getFirst());
        assertEquals(longer.subList(longer.size() - later.size() + 1, longer.size()), later.subList(1, later.size()));
    }

    @ParameterizedTest
    @CsvSource({"0, 1000000, 1", "0, 1000003, 2", "0, 999, 7", "0, 3, 5", "13, 1000, 4", "5000, 1000, 3"})
    void sharesAreDisjointEqualAndMakeTheWhole(long batch, long samples, int count) {
        long end = 0;
        for (int number = 1; number <= count; number++) {
            BatchGrid share = BatchGrid.of(batch, 0, samples, new Share(number, count));
            assertEquals(end, share.begin());
            end = share.end();
            assertEquals((double) samples / count, (double) share.samples(), 1 - 1e-9);
        }
        assertEquals(samples, end);
    }

    /// A share of many has as many batches as a run of its size: all workers are busy, a time limit is kept, and no
    /// more is lost when it ends early.
    @ParameterizedTest
    @CsvSource({"0", "1000"})
    void aShareIsCutLikeARunOfItsSize(long batch) {
        BatchGrid alone = new BatchGrid(batch, 0, 0, 12_345);
        BatchGrid share = BatchGrid.of(batch, 0, 100 * 12_345, new Share(73, 100));
        assertEquals(72 * 12_345, share.begin());
        assertEquals(firsts(alone).stream().map(first -> first + share.begin()).toList(), firsts(share));
        BatchGrid rest = share.from(share.begin() + 1000);
        List<Long> later = firsts(rest);
        assertEquals(share.begin() + 1000, later.getFirst());
        assertTrue(firsts(share).containsAll(later.subList(1, later.size())));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 1L << 20, (1L << 60) - 1, 1L << 60, Long.MAX_VALUE})
    void noNumberOfSamplesIsTooLarge(long samples) {
        BatchGrid grid = new BatchGrid(0, 0, 0, samples);
        assertTrue(grid.batches() <= 256 * 56, "batches=" + grid.batches());
        SplittableRandom random = new SplittableRandom(3);
        for (int n = 0; n < 1000; n++) {
            long sample = random.nextLong(samples);
            long batch = grid.batchOf(sample);
            assertTrue(grid.begin(batch) <= sample && sample < grid.end(batch), "sample=" + sample);
        }
        long last = grid.endBatch() - 1;
        assertEquals(samples, grid.end(last));
        assertTrue(grid.end(last) - grid.begin(last) <= Math.max(1, samples / 256));
        BatchGrid third = BatchGrid.of(0, 0, samples, new Share(3, 3));
        assertEquals(samples, third.end(third.endBatch() - 1));
        assertTrue(third.begin() > 0 || samples < 3);
        assertTrue(third.fixedFirst(third.endBatch()) >= samples, "no overflow");
    }

    /// What batches cost is paid per batch: a claim, a slot, a merge.
    @Test
    void batchesAreFewerThanAThousandthOfTheSamples() {
        for (long samples = 5_000_000; samples < 1L << 60; samples *= 10) {
            assertTrue(new BatchGrid(0, 0, 0, samples).batches() * 1000 < samples, "samples=" + samples);
        }
    }

    /// Vegas has two sums for each of 500 bins.
    @Test
    void largeTalliesHaveLargerBatchesInTheSameOrder() {
        assertEquals(0, BatchGrid.firstSize(277));
        assertEquals(0, BatchGrid.firstSize(1024));
        assertEquals(1, BatchGrid.firstSize(1025));
        int first = BatchGrid.firstSize(69_000);
        assertEquals(7, first);
        BatchGrid small = new BatchGrid(0, 0, 0, 10_000);
        BatchGrid large = new BatchGrid(0, first, 0, 128 * 10_000);
        assertEquals(small.batches(), large.batches());
        for (long batch = 0; batch < small.endBatch(); batch++) {
            assertEquals(128 * small.begin(batch), large.begin(batch));
            assertEquals(batch, large.batchOf(large.begin(batch) + 127));
        }
    }

    @Test
    void noSamplesAreNoBatches() {
        BatchGrid none = new BatchGrid(0, 0, 700, 700);
        assertEquals(0, none.batches());
        assertEquals(none.firstBatch(), none.endBatch());
        assertEquals(700, none.begin(none.endBatch()));
        assertFalse(new BatchGrid(0, 0, 0, 1000).isBoundary(257));
        assertTrue(new BatchGrid(0, 0, 0, 1000).isBoundary(258));
    }
}
