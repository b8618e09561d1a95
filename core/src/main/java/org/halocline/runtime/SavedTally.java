package org.halocline.runtime;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.halocline.checkpoint.Checkpoint;
import org.halocline.checkpoint.DamagedCheckpointException;

/// A tally on disk, with the samples that it holds: the words of a sample run's checkpoint.
///
/// | word | meaning |
/// |---:|---|
/// | 0 | number r of ranges |
/// | 1 + 2·n, 2 + 2·n | first sample of range n, and one past its last |
/// | 1 + 2·r … | the tally |
final class SavedTally {
    private final SampleRanges ranges;
    private final long[] tally;

    /// @param ranges which samples
    /// @param tally  their totals, as saved by the tally
    SavedTally(SampleRanges ranges, long[] tally) {
        this.ranges = ranges;
        this.tally = tally.clone();
    }

    /// Which samples it holds.
    SampleRanges ranges() {
        return ranges;
    }

    /// Their totals.
    long[] tally() {
        return tally.clone();
    }

    long[] words() {
        int count = ranges.ranges().size();
        long[] words = new long[1 + 2 * count + tally.length];
        words[0] = count;
        for (int n = 0; n < count; n++) {
            words[1 + 2 * n] = ranges.ranges().get(n).begin();
            words[2 + 2 * n] = ranges.ranges().get(n).end();
        }
        System.arraycopy(tally, 0, words, 1 + 2 * count, tally.length);
        return words;
    }

    /// Reads the tally of a checkpoint.
    ///
    /// @param tallyWords how many words the tally must have
    /// @throws DamagedCheckpointException if the words make no sense
    static SavedTally read(Checkpoint checkpoint, int tallyWords) throws IOException {
        long[] words = checkpoint.words();
        long count = words.length == 0 ? -1 : words[0];
        if (count < 0 || count > words.length || words.length != 1 + 2 * count + tallyWords) {
            throw new DamagedCheckpointException(
                    checkpoint.folder(), "words=" + words.length + ", ranges=" + count + ", tallyWords=" + tallyWords);
        }
        List<SampleRanges.Range> ranges = new ArrayList<>();
        try {
            for (int n = 0; n < count; n++) {
                ranges.add(new SampleRanges.Range(words[1 + 2 * n], words[2 + 2 * n]));
            }
            SampleRanges read = new SampleRanges(ranges);
            if (read.samples() != checkpoint.samples()) {
                throw new IllegalArgumentException("samples=" + read + ", expected=" + checkpoint.samples());
            }
            // The first word of a tally counts its samples.
            if (tallyWords > 0 && words[(int) (1 + 2 * count)] != read.samples()) {
                throw new IllegalArgumentException(
                        "samples=" + words[(int) (1 + 2 * count)] + ", expected=" + read.samples());
            }
            return new SavedTally(read, Arrays.copyOfRange(words, (int) (1 + 2 * count), words.length));
        } catch (IllegalArgumentException e) {
            throw new DamagedCheckpointException(checkpoint.folder(), String.valueOf(e.getMessage()));
        }
    }
}
