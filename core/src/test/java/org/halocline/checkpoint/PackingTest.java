package org.halocline.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.airlift.compress.v3.lz4.Lz4Compressor;
import io.airlift.compress.v3.lz4.Lz4NativeCompressor;
import io.airlift.compress.v3.zstd.ZstdCompressor;
import io.airlift.compress.v3.zstd.ZstdNativeCompressor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.halocline.model.Compression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PackingTest {
    private static ByteBuffer values(int count, IntToDoubleFunction of) {
        ByteBuffer values = CheckpointLayout.buffer(8 * count);
        for (int n = 0; n < count; n++) {
            values.putDouble(of.applyAsDouble(n));
        }
        return values.flip();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void everyBitComesBack(Compression compression) {
        Random random = new Random(20_260_405);
        Packing packing = Packing.of(compression);
        for (int count : new int[] {1, 2, 7, 1000, CheckpointLayout.BLOCK_VALUES}) {
            List<ByteBuffer> all = List.of(
                    values(count, n -> 0),
                    values(count, n -> StrictMath.sin(0.01 * n)),
                    values(count, n -> n % 3 == 0 ? Double.NaN : -0.0),
                    values(count, n -> Double.longBitsToDouble(random.nextLong())));
            for (ByteBuffer values : all) {
                ByteBuffer packed = packing.pack(values);
                assertEquals(values, packing.unpack(packed, count), "count=" + count);
                assertEquals(0, packing.unpack(packed, count + 1).capacity());
                assertEquals(0, packing.unpack(packed, count - 1).capacity());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void smoothValuesTakeLessRoom(Compression compression) {
        ByteBuffer values = values(100_000, n -> StrictMath.sin(1e-4 * n));
        int packed = Packing.of(compression).pack(values).remaining();
        assertTrue(packed < 0.85 * values.capacity(), "packed=" + packed);
    }

    @Test
    void nothingIsPackedWithNone() {
        assertThrows(IllegalArgumentException.class, () -> Packing.of(Compression.NONE));
    }

    /// Both run as native code, of which no file is left.
    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void nativeCodeIsUsedAndLeavesNoFile() throws IOException {
        Packing.of(Compression.ZSTD);
        assertTrue(Lz4Compressor.create() instanceof Lz4NativeCompressor);
        assertTrue(ZstdCompressor.create() instanceof ZstdNativeCompressor);
        try (Stream<Path> entries = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertEquals(
                    List.of(),
                    entries.filter(e -> e.getFileName().toString().startsWith(Packing.FOLDER))
                            .toList());
        }
    }
}
