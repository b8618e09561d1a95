package org.halocline.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.halocline.model.Compression;

/// Bytes of a checkpoint. All numbers are little endian; checksums are CRC-32C.
///
/// `manifest`:
///
/// | offset | bytes | field | meaning |
/// |---:|---:|---|---|
/// | 0 | 8 | magic | `HALOMANI` |
/// | 8 | 4 | version | 2 |
/// | 12 | 4 | checksum | of everything from offset 16 to the end |
/// | 16 | 8 | step | steps taken; for samples 0 |
/// | 24 | 8 | time | simulated time, bits of a double |
/// | 32 | 8 | samples | samples merged; for grids 0 |
/// | 40 | 4 | planBytes | length p of the plan |
/// | 44 | 4 | parts | number of parts n |
/// | 48 | p | plan | what was run, see the runtime's record codec |
/// | 48 + p | 8·n | sizes | bytes of each part |
///
/// `part-N`, the values of worker N, or for samples the tally:
///
/// | offset | bytes | field | meaning |
/// |---:|---:|---|---|
/// | 0 | 8 | magic | `HALOPART` |
/// | 8 | 4 | version | 2 |
/// | 12 | 4 | rank | N |
/// | 16 | 8 | step | as in the manifest |
/// | 24 | 8 | words | number w of words |
/// | 32 | 8 | blocks | number of blocks |
/// | 40 | 4 | wordsChecksum | of the words |
/// | 44 | 4 | checksum | of the bytes 0 to 43 |
/// | 48 | 8·w | words | where clock and schedules stand; for samples the tally |
/// | 48 + 8·w | | blocks | one after the other |
///
/// A block, some rows of one field:
///
/// | offset | bytes | field | meaning |
/// |---:|---:|---|---|
/// | 0 | 4 | field | number of the field |
/// | 4 | 24 | box | beginX, beginY, beginZ, endX, endY, endZ in global indices |
/// | 28 | 4 | codec | 0: as they are; 1 and 2: bytes of equal weight together, then LZ4 or Zstandard |
/// | 32 | 4 | storedBytes | bytes that follow |
/// | 36 | 4 | dataChecksum | of these bytes |
/// | 40 | 4 | checksum | of the bytes 0 to 39 |
/// | 44 | 4 | zero | |
/// | 48 | | data | doubles, x fastest, then y, then z |
public final class CheckpointLayout {
    static final long MANIFEST_MAGIC = 0x494e414d_4f4c4148L;
    static final long PART_MAGIC = 0x54524150_4f4c4148L;
    static final int VERSION = 2;
    static final int MANIFEST_HEADER = 48;
    static final int PART_HEADER = 48;
    static final int BLOCK_HEADER = 48;

    /// Most values of a block.
    static final int BLOCK_VALUES = 1 << 17;

    private static final Compression[] CODECS = {Compression.NONE, Compression.LZ4, Compression.ZSTD};

    private CheckpointLayout() {}

    static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    static int checksum(ByteBuffer bytes, int from, int to) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.duplicate().position(from).limit(to));
        return (int) crc.getValue();
    }

    static int codec(Compression compression) {
        return Arrays.asList(CODECS).indexOf(compression);
    }

    /// What a number of a codec stands for; nothing if it is none.
    static Optional<Compression> compression(int codec) {
        return codec >= 0 && codec < CODECS.length ? Optional.of(CODECS[codec]) : Optional.empty();
    }

    static String partName(int rank) {
        return "part-" + rank;
    }
}
