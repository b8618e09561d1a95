package org.halocline.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.halocline.checkpoint.Checkpoint;
import org.halocline.checkpoint.CheckpointFolder;
import org.halocline.checkpoint.DamagedCheckpointException;
import org.halocline.checkpoint.PartWriter;
import org.halocline.model.Compression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Words under right checksums that no run writes.
class SavedTallyTest {
    private static final int TALLY_WORDS = 3;

    @TempDir
    private Path folder;

    private Checkpoint checkpoint(long samples, long... words) throws IOException {
        CheckpointFolder all = new CheckpointFolder(folder);
        new PartWriter(all.unfinished(samples), 0, Compression.NONE).write(0, 0, words, List.of());
        return Checkpoint.open(all.complete(samples, 0, 0, samples, new byte[0], 1, 2, Optional.empty()));
    }

    private String refusal(long samples, long... words) throws IOException {
        Checkpoint saved = checkpoint(samples, words);
        return String.valueOf(assertThrows(DamagedCheckpointException.class, () -> SavedTally.read(saved, TALLY_WORDS))
                .getMessage());
    }

    @Test
    void rangesAndTallyAreReadAsTheyWereWritten() throws IOException {
        SavedTally tally = SavedTally.read(checkpoint(5, 2, 0, 2, 10, 13, 5, 7, 8), TALLY_WORDS);
        assertEquals("0…1, 10…12", tally.ranges().toString());
        assertArrayEquals(new long[] {5, 7, 8}, tally.tally());
    }

    @Test
    void rangesThatMakeNoSenseAreRefused() throws IOException {
        refusal(5, 1, 3, 3, 5, 7, 8);
        refusal(5, 1, -1, 4, 5, 7, 8);
        refusal(5, 2, 10, 13, 0, 2, 5, 7, 8);
        refusal(5, 2, 0, 2, 2, 5, 5, 7, 8);
        refusal(5, Long.MAX_VALUE, 0, 5, 5, 7, 8);
        refusal(5, -1, 0, 5, 5, 7, 8);
        assertTrue(refusal(5, 1, 0, 4, 4, 7, 8).contains("expected=5"));
    }

    /// Such a tally would give means per the wrong number of samples.
    @Test
    void aTallyOfAnotherNumberOfSamplesIsRefused() throws IOException {
        assertTrue(refusal(5, 1, 0, 5, 4, 7, 8).contains("samples=4, expected=5"));
    }
}
