package org.halocline.io.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Replaces a file as a whole: readers see the old content or the new, never a part.
public final class AtomicFile {
    private AtomicFile() {}

    /// Something that fills a file.
    @FunctionalInterface
    public interface Content {
        /// @param temporary the file to create or overwrite
        void writeTo(Path temporary) throws IOException;
    }

    /// Writes UTF-8 text.
    public static void write(Path file, String text) throws IOException {
        write(file, temporary -> Files.writeString(temporary, text));
    }

    /// Writes UTF-8 text that survives a power cut once this returns.
    public static void writeDurably(Path file, String text) throws IOException {
        write(file, temporary -> {
            try (FileChannel channel = FileChannel.open(
                    temporary,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                // Before the rename, or a power cut could leave an empty file under the final name.
                channel.force(true);
            }
        });
    }

    /// Lets `content` fill a temporary file beside `file`, then renames it. A failed attempt leaves `file` as it was.
    public static void write(Path file, Content content) throws IOException {
        Path temporary = file.resolveSibling("." + file.getFileName() + ".tmp");
        try {
            content.writeTo(temporary);
            try {
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
    }
}
