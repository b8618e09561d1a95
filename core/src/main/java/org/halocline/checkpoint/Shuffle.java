package org.halocline.checkpoint;

import static org.halocline.checkpoint.CheckpointLayout.buffer;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// Packs doubles: bytes of equal weight are put together, where neighbouring values repeat them, and deflated.
final class Shuffle {
    private static final int LEVEL = 1;

    private Shuffle() {}

    static ByteBuffer deflate(ByteBuffer values) {
        int n = values.remaining() / 8;
        byte[] planes = new byte[8 * n];
        for (int v = 0; v < n; v++) {
            for (int b = 0; b < 8; b++) {
                planes[b * n + v] = values.get(8 * v + b);
            }
        }
        try (Deflater deflater = new Deflater(LEVEL)) {
            deflater.setInput(planes);
            deflater.finish();
            // Deflate adds a few bytes per 16 KiB at most where it cannot pack.
            byte[] packed = new byte[planes.length + planes.length / 1000 + 64];
            int length = deflater.deflate(packed);
            return ByteBuffer.wrap(packed, 0, length);
        }
    }

    /// @param count how many values there must be
    /// @return the values, or an empty buffer if the data do not hold so many
    static ByteBuffer inflate(ByteBuffer packed, int count) {
        byte[] planes = new byte[8 * count];
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(packed);
            if (inflater.inflate(planes) != planes.length) {
                return buffer(0);
            }
        } catch (DataFormatException e) {
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
