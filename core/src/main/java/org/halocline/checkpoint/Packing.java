package org.halocline.checkpoint;

import static org.halocline.checkpoint.CheckpointLayout.buffer;

import io.airlift.compress.v3.Compressor;
import io.airlift.compress.v3.Decompressor;
import io.airlift.compress.v3.lz4.Lz4Compressor;
import io.airlift.compress.v3.lz4.Lz4Decompressor;
import io.airlift.compress.v3.zstd.ZstdCompressor;
import io.airlift.compress.v3.zstd.ZstdDecompressor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.halocline.model.Compression;

/// Packs doubles: bytes of equal weight are put together, where neighbouring values repeat them, and compressed.
///
/// Not for several threads at once.
final class Packing {
    static final String FOLDER = "halocline-codec-" + ProcessHandle.current().pid() + "-";

    static {
        loadLibrary();
    }

    private final Compressor compressor;
    private final Decompressor decompressor;

    private Packing(Compressor compressor, Decompressor decompressor) {
        this.compressor = compressor;
        this.decompressor = decompressor;
    }

    /// @param compression not [Compression#NONE]
    static Packing of(Compression compression) {
        return switch (compression) {
            case NONE -> throw new IllegalArgumentException("compression=" + compression + "; nothing is packed");
            case LZ4 -> new Packing(Lz4Compressor.create(), Lz4Decompressor.create());
            case ZSTD -> new Packing(ZstdCompressor.create(), ZstdDecompressor.create());
        };
    }

    /// The library writes its native code to files, loads it, and removes them when the virtual machine ends: a worker
    /// that is killed would leave them. Code that is loaded needs no file, so they are removed at once.
    private static void loadLibrary() {
        String property = "aircompressor.tmpdir";
        String before = System.getProperty(property);
        try {
            Path folder = Files.createTempDirectory(FOLDER);
            System.setProperty(property, folder.toString());
            try {
                of(Compression.LZ4);
                of(Compression.ZSTD);
            } finally {
                remove(folder);
            }
        } catch (IOException e) {
            // Without a place for native code the library does it in Java; where files in use cannot be removed, it
            // removes them in the end.
        } finally {
            if (before == null) {
                System.clearProperty(property);
            } else {
                System.setProperty(property, before);
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    ByteBuffer pack(ByteBuffer values) {
        int n = values.remaining() / 8;
        byte[] planes = new byte[8 * n];
        for (int v = 0; v < n; v++) {
            for (int b = 0; b < 8; b++) {
                planes[b * n + v] = values.get(8 * v + b);
            }
        }
        byte[] packed = new byte[compressor.maxCompressedLength(planes.length)];
        int length = compressor.compress(planes, 0, planes.length, packed, 0, packed.length);
        return ByteBuffer.wrap(packed, 0, length);
    }

    /// @param count how many values there must be
    /// @return the values, or an empty buffer if the data do not hold so many
    ByteBuffer unpack(ByteBuffer packed, int count) {
        byte[] bytes = new byte[packed.remaining()];
        packed.duplicate().get(bytes);
        byte[] planes = new byte[8 * count];
        try {
            int length = decompressor.decompress(bytes, 0, bytes.length, planes, 0, planes.length);
            if (length != planes.length) {
                return buffer(0);
            }
        } catch (RuntimeException e) {
            // However the library puts it: these bytes are not what it wrote.
            return buffer(0);
        }
        ByteBuffer values = buffer(planes.length);
        for (int v = 0; v < count; v++) {
            for (int b = 0; b < 8; b++) {
                values.put(8 * v + b, planes[b * count + v]);
            }
        }
        return values;
    }
}
