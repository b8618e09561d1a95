package org.halocline.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Standard output that tells a reader who left from a disk that is full.
///
/// `halocline list | head -1` ends quietly, `halocline run … > /full/disk/result` does not: writers that swallow
/// errors, as
/// [java.io.PrintWriter] does, treat both alike.
final class StandardOutput extends OutputStream {
    private static final String READER_LEFT = "Broken pipe";

    private final OutputStream file = new FileOutputStream(FileDescriptor.out);
    private @Nullable IOException failure;

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            file.write(bytes, offset, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    /// What went wrong, other than a reader who left.
    Optional<String> failure() {
        return Optional.ofNullable(failure)
                .map(e -> String.valueOf(e.getMessage()))
                .filter(message -> !message.contains(READER_LEFT));
    }
}
