package org.halocline.runtime;

import org.halocline.model.Share;

/// How the samples of a run are cut into batches: numbered from 0, one after the other.
///
/// The cut knows neither the workers nor the end, so that a run that is extended or resumed has the batches of the long
/// run. Unless a size is given there are 256 batches of s samples, then 256 of 2·s, of 4·s, of 8·s, …; s is 1 unless a
/// tally is large. The first batches are done soon, however slow a sample is; the last hold less than 1/256 of all
/// samples, small enough to keep all workers busy to the end; and n samples are about 256·log₂(n/(256·s)) of them.
/// With g = ⌊b/256⌋ and r = b mod 256 batch b begins s·(256·(2ᵍ − 1) + r·2ᵍ) samples behind the first.
///
/// The batches of a share are counted from its own first sample, for the same reasons: its tally is exact however it is
/// cut.
///
/// The first and the last batch of a run may be cut short.
///
/// @param batch  samples in each batch; 0 for those that grow
/// @param first  log₂ of the size of the first batches, of those that grow
/// @param origin where batch 0 begins: the first sample of the run or the share, be it drawn before a checkpoint
/// @param begin  first sample that is drawn now
/// @param end    one past the last; equal to `begin` for none
public record BatchGrid(long batch, int first, long origin, long begin, long end) {
    private static final int EQUAL_SHIFT = 8;

    /// So many batches of each size.
    static final long EQUAL = 1L << EQUAL_SHIFT;

    /// A tally of so many words, about seven scores, costs little beside a sample.
    private static final int SMALL_TALLY = 1024;

    private static final long LARGEST_SIZE_LOG = 54;

    /// Counted from sample 0.
    public BatchGrid(long batch, int first, long begin, long end) {
        this(batch, first, 0, begin, end);
    }

    /// The first size for a tally: what a batch costs grows with its words.
    static int firstSize(int tallyWords) {
        return 32 - Integer.numberOfLeadingZeros((tallyWords - 1) / SMALL_TALLY);
    }

    /// The part that a share is of all samples: equal parts, but for one sample.
    static BatchGrid of(long batch, int first, long samples, Share share) {
        long begin = part(samples, share.number() - 1, share.count());
        return new BatchGrid(batch, first, begin, begin, part(samples, share.number(), share.count()));
    }

    /// ⌊samples · number/count⌋, without an overflow: samples = q·count + r.
    private static long part(long samples, int number, int count) {
        return samples / count * number + samples % count * number / count;
    }

    /// The same batches from another sample on.
    BatchGrid from(long sample) {
        return new BatchGrid(batch, first, origin, sample, end);
    }

    /// Where a batch begins if it is not cut short; at most `Long.MAX_VALUE`.
    long fixedFirst(long number) {
        long behind = behindOrigin(number);
        return behind > Long.MAX_VALUE - origin ? Long.MAX_VALUE : origin + behind;
    }

    private long behindOrigin(long number) {
        if (batch > 0) {
            return number > Long.MAX_VALUE / batch ? Long.MAX_VALUE : number * batch;
        }
        long size = number >> EQUAL_SHIFT;
        if (size + first > LARGEST_SIZE_LOG) {
            return Long.MAX_VALUE;
        }
        return ((((1L << size) - 1) << EQUAL_SHIFT) + ((number & (EQUAL - 1)) << size)) << first;
    }

    /// The batch that holds a sample.
    long batchOf(long sample) {
        long behind = sample - origin;
        if (batch > 0) {
            return behind / batch;
        }
        int size = 63 - Long.numberOfLeadingZeros((behind >> (EQUAL_SHIFT + first)) + 1);
        long inSize = behind - (((1L << size) - 1) << (EQUAL_SHIFT + first));
        return ((long) size << EQUAL_SHIFT) + (inSize >> (size + first));
    }

    /// Whether batches begin with this sample.
    boolean isBoundary(long sample) {
        return fixedFirst(batchOf(sample)) == sample;
    }

    /// The first batch of this run.
    long firstBatch() {
        return batchOf(begin);
    }

    /// One past the last batch of this run.
    long endBatch() {
        return begin == end ? firstBatch() : batchOf(end - 1) + 1;
    }

    /// How many batches this run has.
    long batches() {
        return endBatch() - firstBatch();
    }

    /// How many samples this run has.
    long samples() {
        return end - begin;
    }

    /// First sample of a batch of this run; of the one past the last, the end.
    long begin(long number) {
        return Math.clamp(fixedFirst(number), begin, end);
    }

    /// One past the last sample of a batch.
    long end(long number) {
        return begin(number + 1);
    }

    /// `0…4095`, as in messages.
    String describe(long number) {
        return begin(number) + "…" + (end(number) - 1);
    }
}
