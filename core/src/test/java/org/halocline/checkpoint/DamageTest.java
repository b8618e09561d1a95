package org.halocline.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.halocline.Engine;
import org.halocline.decomposition.Decomposition;
import org.halocline.decomposition.ProcessGrid;
import org.halocline.error.ConfigurationException;
import org.halocline.grid.Field;
import org.halocline.model.CheckpointRequest;
import org.halocline.model.Compression;
import org.halocline.model.Run;
import org.halocline.model.RunMonitor;
import org.halocline.model.RunResult;
import org.halocline.model.Schedule;
import org.halocline.model.State;
import org.halocline.model.Stop;
import org.halocline.testing.Tides;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Damaged checkpoints: refused, and never read as something else.
class DamageTest {
    private static final Tides TIDES = new Tides(3, true);
    private static final Run RUN = Run.steps(4);

    @TempDir
    Path folder;

    @BeforeEach
    void writeTwoCheckpoints() {
        write(folder, Compression.NONE);
    }

    private static void write(Path where, Compression compress) {
        Engine.run(
                TIDES,
                RUN.workers(2)
                        .inProcess()
                        .checkpoint(new CheckpointRequest(Schedule.everySteps(1), where.toString(), 2, compress)));
    }

    /// Of the steps 1 to 4.
    private Path newest() {
        return folder.resolve("step-000000000004");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(newest())) {
            return files.sorted().toList();
        }
    }

    /// Reads all there is to read.
    private static void read(Path checkpoint) throws IOException {
        Checkpoint.open(checkpoint).verify();
    }

    private static List<Field> fields() {
        return State.allocate(TIDES, new Decomposition(TIDES.grid(), new ProcessGrid(1, 1, 1)).subdomain(0))
                .fields();
    }

    private void assertRefused(Path file, byte[] content, String how) throws IOException {
        Files.write(file, content);
        DamagedCheckpointException e = assertThrows(DamagedCheckpointException.class, () -> read(newest()), how);
        assertTrue(e.toString().contains(newest().toString()), e.toString());
    }

    private void assertEveryFlipIsRefused(int bitsPerByte) throws IOException {
        for (Path file : files()) {
            byte[] good = Files.readAllBytes(file);
            for (int at = 0; at < good.length; at++) {
                for (int n = 0; n < bitsPerByte; n++) {
                    byte[] bad = good.clone();
                    int bit = (at + n) % 8;
                    bad[at] ^= (byte) (1 << bit);
                    assertRefused(file, bad, file.getFileName() + ", byte=" + at + ", bit=" + bit);
                }
            }
            Files.write(file, good);
        }
        read(newest());
    }

    @ParameterizedTest
    @EnumSource
    void aFlipOfAnyByteIsRefused(Compression compress) throws IOException {
        write(folder, compress);
        assertEveryFlipIsRefused(1);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("slow")
    void aFlipOfAnyBitIsRefused(Compression compress) throws IOException {
        write(folder, compress);
        assertEveryFlipIsRefused(8);
    }

    @ParameterizedTest
    @EnumSource
    void aFileThatIsCutShortOrTooLongIsRefused(Compression compress) throws IOException {
        write(folder, compress);
        for (Path file : files()) {
            byte[] good = Files.readAllBytes(file);
            for (int length = 0; length < good.length; length++) {
                assertRefused(file, Arrays.copyOf(good, length), file.getFileName() + ", length=" + length);
            }
            assertRefused(file, Arrays.copyOf(good, good.length + 1), "one more");
            Files.delete(file);
            assertThrows(DamagedCheckpointException.class, () -> read(newest()), "missing");
            Files.write(file, good);
        }
        read(newest());
    }

    @Test
    void theOneBeforeIsTakenAndTheDamagedOneNamed() throws IOException {
        RunResult whole = Engine.run(TIDES, RUN.stop(new Stop.AfterSteps(9)));
        for (Path file : files()) {
            byte[] good = Files.readAllBytes(file);
            byte[] bad = good.clone();
            bad[good.length / 2] ^= 1;
            Files.write(file, bad);
            List<String> notes = new ArrayList<>();
            RunMonitor monitor = new RunMonitor() {
                @Override
                public void note(String line) {
                    notes.add(line);
                }
            };
            RunResult result = Engine.resume(
                    folder, run -> run.stop(new Stop.AfterSteps(9)).checkpoint(CheckpointRequest.NONE), monitor);
            assertEquals(whole.stateHash(), result.stateHash());
            assertTrue(notes.getFirst().contains(file + ", "), notes::toString);
            // Nothing was started: the request named a checkpoint that cannot be used.
            ConfigurationException e = assertThrows(
                    ConfigurationException.class, () -> Engine.resume(newest(), run -> run, RunMonitor.NONE));
            assertInstanceOf(DamagedCheckpointException.class, e.getCause());
            assertTrue(e.toString().contains(file + ", "), e.toString());
            Files.write(file, good);
        }
    }

    @Test
    void withoutAWholeOneThereIsNothingToResumeFrom() throws IOException {
        for (Path checkpoint : new CheckpointFolder(folder).complete()) {
            Files.write(checkpoint.resolve("manifest"), new byte[0]);
        }
        ConfigurationException e =
                assertThrows(ConfigurationException.class, () -> Engine.resume(folder, run -> run, RunMonitor.NONE));
        assertTrue(e.toString().contains("there is none that is whole"), e.toString());
    }

    /// Either it is refused as damaged, or it happens to say something that makes sense.
    private static boolean isRefused(Path checkpoint, String how) {
        try {
            read(checkpoint);
            Checkpoint.open(checkpoint).restore(fields());
            return false;
        } catch (DamagedCheckpointException e) {
            return true;
        } catch (IOException | RuntimeException | Error e) {
            throw new AssertionError(how, e);
        }
    }

    private static int oddNumber(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> Integer.MAX_VALUE;
            case 1 -> Integer.MIN_VALUE;
            case 2 -> -1;
            case 3 -> random.nextInt(8);
            case 4 -> 1 << random.nextInt(31);
            default -> random.nextInt();
        };
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void sealManifest(byte[] bytes) {
        ByteBuffer all = littleEndian(bytes);
        all.putInt(12, CheckpointLayout.checksum(all, 16, bytes.length));
    }

    private static void sealPart(byte[] bytes) {
        ByteBuffer all = littleEndian(bytes);
        all.putInt(44, CheckpointLayout.checksum(all, 0, 44));
        int words = (int) littleEndian(bytes).getLong(24);
        int block = CheckpointLayout.PART_HEADER + 8 * Math.clamp(words, 0, bytes.length / 8);
        if (block + CheckpointLayout.BLOCK_HEADER <= bytes.length) {
            all.putInt(block + 40, CheckpointLayout.checksum(all, block, block + 40));
        }
    }

    /// Wrong numbers under right checksums, as someone might write them who wants to do harm.
    private void assertOddHeadersAreRefused(int count, long seed) throws IOException {
        Random random = new Random(seed);
        int refused = 0;
        for (int n = 0; n < count; n++) {
            Path file = files().get(random.nextInt(2));
            byte[] good = Files.readAllBytes(file);
            byte[] bad = good.clone();
            boolean isManifest = file.endsWith("manifest");
            int block = isManifest
                    ? 0
                    : CheckpointLayout.PART_HEADER
                            + 8 * (int) littleEndian(good).getLong(24);
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                int field = isManifest || random.nextBoolean()
                        ? 16 + 4 * random.nextInt(7)
                        : block + 4 * random.nextInt(10);
                littleEndian(bad).putInt(field, oddNumber(random));
            }
            if (isManifest) {
                sealManifest(bad);
            } else {
                sealPart(bad);
            }
            Files.write(file, bad);
            refused += isRefused(newest(), "seed=" + seed + ", case=" + n) ? 1 : 0;
            Files.write(file, good);
        }
        assertTrue(refused > count / 2, "refused=" + refused);
    }

    @ParameterizedTest
    @EnumSource
    void wrongNumbersUnderRightChecksumsAreRefused(Compression compress) throws IOException {
        write(folder, compress);
        assertOddHeadersAreRefused(500, 20_260_401);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("slow")
    void manyWrongNumbersUnderRightChecksumsAreRefused(Compression compress) throws IOException {
        write(folder, compress);
        assertOddHeadersAreRefused(100_000 / Compression.values().length, 20_260_402);
    }

    /// Packed data as no library writes them, under right checksums: no checksum stands before what unpacks them.
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void packedDataThatMakeNoSenseAreRefused(Compression compress) throws IOException {
        write(folder, compress);
        Path file =
                files().stream().filter(f -> f.endsWith("part-0")).findFirst().orElseThrow();
        byte[] good = Files.readAllBytes(file);
        int block = CheckpointLayout.PART_HEADER + 8 * (int) littleEndian(good).getLong(24);
        int data = block + CheckpointLayout.BLOCK_HEADER;
        int length = littleEndian(good).getInt(block + 32);
        Random random = new Random(20_260_404);
        int refused = 0;
        for (int n = 0; n < 500; n++) {
            byte[] bad = good.clone();
            for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                bad[data + random.nextInt(length)] = (byte) random.nextInt();
            }
            littleEndian(bad).putInt(block + 36, CheckpointLayout.checksum(littleEndian(bad), data, data + length));
            sealPart(bad);
            refused += isRefusedWith(file, bad) ? 1 : 0;
        }
        assertTrue(refused > 50, "refused=" + refused);
    }

    @Test
    void randomBytesAreRefused() throws IOException {
        Random random = new Random(20_260_403);
        for (int n = 0; n < 500; n++) {
            Path file = files().get(random.nextInt(files().size()));
            byte[] good = Files.readAllBytes(file);
            byte[] bad = new byte[random.nextInt(2 * good.length)];
            random.nextBytes(bad);
            // Often with a beginning that looks right.
            System.arraycopy(good, 0, bad, 0, Math.min(bad.length, random.nextInt(64)));
            assertTrue(Arrays.equals(good, bad) || isRefusedWith(file, bad), "case=" + n);
            Files.write(file, good);
        }
    }

    private boolean isRefusedWith(Path file, byte[] content) throws IOException {
        Files.write(file, content);
        return isRefused(newest(), file.toString());
    }
}
