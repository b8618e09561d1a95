package org.halocline.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.halocline.decomposition.Decomposition;
import org.halocline.decomposition.ProcessGrid;
import org.halocline.error.RunFailedException;
import org.halocline.grid.Field;
import org.halocline.model.State;
import org.halocline.reduce.StateHash;
import org.halocline.testing.Tides;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeeperTest {
    private static final int WORKERS = 2;

    @TempDir
    Path folder;

    private static State state(int n, int rank) {
        Tides tides = new Tides(n, false);
        return State.allocate(tides, new Decomposition(tides.grid(), new ProcessGrid(1, WORKERS, 1)).subdomain(rank));
    }

    private static void fill(State state, long step) {
        for (Field field : state.fields()) {
            field.fill((x, y) -> 1e3 * step + 100 * field.number() + x + y / 16);
        }
    }

    private static StateHash hash(State state) {
        return Assessment.hash(state);
    }

    private static long[] words(long step) {
        return new long[] {step, -1, Long.MIN_VALUE};
    }

    private void keep(int n, long... steps) throws IOException {
        for (int rank = 0; rank < WORKERS; rank++) {
            State state = state(n, rank);
            Keeper keeper = new Keeper(folder, rank, state.fields());
            for (long step : steps) {
                fill(state, step);
                keeper.keep(step, words(step));
            }
        }
    }

    private void assertRestores(int n, long step) throws IOException {
        for (int rank = 0; rank < WORKERS; rank++) {
            State expected = state(n, rank);
            fill(expected, step);
            State state = state(n, rank);
            assertArrayEquals(words(step), new Keeper(folder, rank, state.fields()).restore(step));
            assertEquals(hash(expected).toString(), hash(state).toString());
        }
    }

    /// 200 × 200 values of four fields are more than the buffer holds.
    @Test
    void theTwoNewestStatesComeBackBitForBit() throws IOException {
        for (int n : new int[] {3, 200}) {
            keep(n, 5, 8, 13);
            assertEquals(13, Keeper.newestStep(folder, WORKERS));
            assertRestores(n, 13);
            assertRestores(n, 8);
            assertThrows(RunFailedException.class, () -> assertRestores(n, 5));
        }
    }

    @Test
    void anOlderAndSmallerStateLeavesNoTail() throws IOException {
        keep(9, 1, 2);
        keep(3, 3, 4);
        assertEquals(4, Keeper.newestStep(folder, WORKERS));
        assertRestores(3, 4);
    }

    @Test
    void onlyWhatAllWorkersHaveKeptCounts() throws IOException {
        assertEquals(-1, Keeper.newestStep(folder, WORKERS));
        keep(3, 5, 8);
        State state = state(3, 1);
        Keeper ahead = new Keeper(folder, 1, state.fields());
        ahead.restore(8);
        fill(state, 9);
        ahead.keep(9, words(9));
        assertEquals(8, Keeper.newestStep(folder, WORKERS));
        assertRestores(3, 8);
        ahead.keep(10, words(10));
        assertEquals(-1, Keeper.newestStep(folder, WORKERS));
        assertEquals(-1, Keeper.newestStep(folder, WORKERS + 1));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @Test
    void whateverHappensToTheNewestTheOneBeforeIsTaken() throws IOException {
        keep(2, 5, 8);
        for (Path file : files()) {
            byte[] good = Files.readAllBytes(file);
            long other = good[8] == 8 ? 5 : 8;
            for (int at = 0; at < good.length; at++) {
                byte[] bad = good.clone();
                bad[at] ^= (byte) (1 << (at % 8));
                Files.write(file, bad);
                assertEquals(other, Keeper.newestStep(folder, WORKERS), file.getFileName() + ", byte=" + at);
                Files.write(file, Arrays.copyOf(good, at));
                assertEquals(other, Keeper.newestStep(folder, WORKERS), file.getFileName() + ", length=" + at);
            }
            Files.write(file, Arrays.copyOf(good, good.length + 1));
            assertEquals(other, Keeper.newestStep(folder, WORKERS));
            Files.write(file, good);
        }
        assertEquals(8, Keeper.newestStep(folder, WORKERS));
    }

    @Test
    void nobodyElseMayReadWhatIsKept() throws IOException {
        keep(2, 1);
        for (Path file : files()) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
    }

    @Test
    void aWorkerThatGivesUpLeavesNothing() throws IOException {
        keep(2, 1, 2);
        for (int rank = 0; rank < WORKERS; rank++) {
            new Keeper(folder, rank, List.of()).discard();
        }
        assertEquals(List.of(), files());
    }

    @Test
    void asManyBytesAreUsedAsAreReserved() throws IOException {
        keep(3, 1, 2);
        State state = state(3, 0);
        long values = state.fields().stream().mapToLong(f -> f.owned().cells()).sum();
        long used = Files.size(files().get(0)) + Files.size(files().get(1));
        assertTrue(used - 2 * 8L * words(0).length <= Keeper.bytes(values), "used=" + used);
    }
}
