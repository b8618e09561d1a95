package org.halocline.io.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;

/// The right to write into a folder: a file there, locked for as long as the process lives. The file of a process that
/// was killed stays, its lock does not.
final class Claim {
    static final String NAME = ".claimed";

    private final Path file;
    private final FileChannel channel;

    private Claim(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /// Claims a folder that holds no claim.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException if it does
    static Claim of(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        isLocked(channel);
        return new Claim(file, channel);
    }

    /// Claims a folder in which a run was before; empty if it is there still.
    static Optional<Claim> again(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        while (true) {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                return Optional.empty();
            }
            // A former owner may have deleted the file before it gave up the lock.
            String token = UUID.randomUUID().toString();
            channel.write(ByteBuffer.wrap(token.getBytes(StandardCharsets.UTF_8)), 0);
            if (holds(file, token)) {
                return Optional.of(new Claim(file, channel));
            }
            channel.close();
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static boolean holds(Path file, String token) throws IOException {
        try {
            return Files.readString(file).equals(token);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    void release() throws IOException {
        Files.deleteIfExists(file);
        channel.close();
    }
}
