package org.halocline.runtime;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.zip.CRC32C;
import org.halocline.error.ConfigurationException;
import org.halocline.shm.SessionMemory;

/// The plan in the session, as bytes.
///
/// | offset | bytes | field | written by | meaning |
/// |---:|---:|---|---|---|
/// | 0 | 8 | magic | coordinator | `HALOPLAN` |
/// | 8 | 4 | version | coordinator | 1 |
/// | 12 | 4 | length | coordinator | bytes of the plan |
/// | 16 | 8 | checksum | coordinator | CRC-32C of the plan |
/// | 24 | length | plan | coordinator | see [RecordCodec] |
final class PlanFile {
    private static final String NAME = "plan";
    private static final long MAGIC = 0x4e414c50_4f4c4148L;
    private static final int VERSION = 1;
    private static final long HEADER = 24;
    private static final int MAX_BYTES = 1 << 24;

    private PlanFile() {}

    static void write(SessionMemory session, Plan plan) {
        byte[] content = encode(plan);
        MemorySegment segment = session.create(NAME, HEADER + content.length);
        segment.set(ValueLayout.JAVA_LONG, 0, MAGIC);
        segment.set(ValueLayout.JAVA_INT, 8, VERSION);
        segment.set(ValueLayout.JAVA_INT, 12, content.length);
        segment.set(ValueLayout.JAVA_LONG, 16, checksum(content));
        MemorySegment.copy(content, 0, segment, ValueLayout.JAVA_BYTE, HEADER, content.length);
    }

    /// A plan, or that of a run in rounds, as bytes.
    ///
    /// @throws ConfigurationException if it is too large
    static byte[] encode(Record plan) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            RecordCodec.write(new DataOutputStream(bytes), plan);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] content = bytes.toByteArray();
        if (content.length > MAX_BYTES) {
            throw new ConfigurationException("plan bytes=" + content.length + ", limit=" + MAX_BYTES
                    + "; pass large tables as the path of a file that the simulation reads");
        }
        return content;
    }

    /// What was encoded.
    ///
    /// @throws ClassCastException if it is no record
    static Record decode(byte[] content, ClassLoader loader) {
        try {
            return (Record) RecordCodec.read(new DataInputStream(new ByteArrayInputStream(content)), loader);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    static Plan read(SessionMemory session, ClassLoader loader) {
        MemorySegment segment = session.open(NAME);
        if (segment.byteSize() < HEADER
                || segment.get(ValueLayout.JAVA_LONG, 0) != MAGIC
                || segment.get(ValueLayout.JAVA_INT, 8) != VERSION) {
            throw new IllegalStateException("segment=" + NAME + "; it is not a plan of this version");
        }
        int length = segment.get(ValueLayout.JAVA_INT, 12);
        if (length < 0 || length > MAX_BYTES || HEADER + length > segment.byteSize()) {
            throw new IllegalStateException("plan bytes=" + length + "; it is truncated");
        }
        byte[] content = new byte[length];
        MemorySegment.copy(segment, ValueLayout.JAVA_BYTE, HEADER, content, 0, length);
        if (checksum(content) != segment.get(ValueLayout.JAVA_LONG, 16)) {
            throw new IllegalStateException("plan checksum; it is damaged");
        }
        return (Plan) decode(content, loader);
    }

    private static long checksum(byte[] content) {
        CRC32C crc = new CRC32C();
        crc.update(content);
        return crc.getValue();
    }
}
