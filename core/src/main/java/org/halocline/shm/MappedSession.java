package org.halocline.shm;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.halocline.error.ConfigurationException;
import org.jspecify.annotations.Nullable;

/// A session of files in a directory of its own, mapped by every process.
///
/// The directory has mode 0700 and a random name under tmpfs, or under the temp folder where there is no tmpfs; files
/// have mode 0600 and are really allocated before they are mapped, because a sparse file on a full disk is a crash
/// later.
public final class MappedSession implements SessionMemory {
    /// Environment variable that names another folder for sessions.
    public static final String DIRECTORY_VARIABLE = "HALOCLINE_SESSION_DIR";

    static final String PREFIX = "halocline-";
    static final String FILE_MODE = "rw-------";

    /// How long the workers of a dead coordinator may take to notice it before they are ended, and to end then.
    private static final long PATIENCE_NANOS = 10_000_000_000L;

    private static final long LOOK_NANOS = 10_000_000;

    private static final Path TMPFS = Path.of("/dev/shm");
    private static final int BLOCK = 1 << 20;

    private final Path directory;
    private final String prefix;
    private final List<String> made = new CopyOnWriteArrayList<>();
    private final List<MappedSession> children = new CopyOnWriteArrayList<>();
    private final Arena arena = Arena.ofShared();

    /// Holds the lock that says the owner lives; null for a guest.
    private final @Nullable FileChannel ownership;

    /// Folders of runs that someone may still go on with, from sessions beside this one.
    private List<Path> awaiting = List.of();

    private MappedSession(Path directory, String prefix, @Nullable FileChannel ownership) {
        this.directory = directory;
        this.prefix = prefix;
        this.ownership = ownership;
    }

    /// Makes a new session in the default folder, and sweeps what dead coordinators left there.
    public static MappedSession create() {
        return create(defaultFolder());
    }

    /// Makes a new session in a folder.
    ///
    /// @throws ConfigurationException if the folder cannot be used
    public static MappedSession create(Path folder) {
        byte[] random = new byte[8];
        new SecureRandom().nextBytes(random);
        Path directory = folder.resolve(
                PREFIX + StaleSessions.ownerMark() + "-" + HexFormat.of().formatHex(random));
        try {
            Files.createDirectory(directory, permissions(folder, "rwx------"));
            MappedSession session = new MappedSession(directory, "", StaleSessions.lock(directory));
            session.awaiting = StaleSessions.sweepBeside(directory);
            return session;
        } catch (IOException e) {
            deleteTree(directory);
            throw new ConfigurationException(
                    "session folder=" + folder + " cannot be used (" + reason(e) + "); set " + DIRECTORY_VARIABLE
                            + " to a writable folder, best on tmpfs",
                    e);
        }
    }

    /// Attaches to a session that another process of the same user made.
    ///
    /// @throws ConfigurationException if it is a link, or someone else's
    public static MappedSession attach(Path directory) {
        StaleSessions.requireOwn(directory);
        return new MappedSession(directory, "", null);
    }

    /// Says that this process works in the session, for as long as it lives.
    ///
    /// @return keep it reachable
    public Closeable enlist() {
        try {
            return StaleSessions.enlist(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("session=" + directory, e);
        }
    }

    /// Makes the session of a dead coordinator this process's own; nobody works there any more.
    ///
    /// @return nothing if the coordinator lives
    /// @throws ConfigurationException if it is a link or someone else's, or a worker lives that cannot be ended
    public static Optional<MappedSession> takeOver(Path directory) {
        StaleSessions.requireOwn(directory);
        try {
            Optional<FileChannel> lock = StaleSessions.takeOver(directory);
            if (lock.isEmpty()) {
                return Optional.empty();
            }
            MappedSession session = new MappedSession(directory, "", lock.get());
            try {
                session.awaitGuests();
            } catch (ConfigurationException | IOException e) {
                session.release();
                throw e;
            }
            return Optional.of(session);
        } catch (IOException e) {
            throw new ConfigurationException(
                    "session=" + directory + " cannot be read (" + reason(e) + "); go on from a checkpoint by its name",
                    e);
        }
    }

    private void awaitGuests() throws IOException {
        long begun = System.nanoTime();
        for (List<Path> living = StaleSessions.guests(directory);
                !living.isEmpty();
                living = StaleSessions.guests(directory)) {
            long waited = System.nanoTime() - begun;
            if (waited > 2 * PATIENCE_NANOS) {
                throw new ConfigurationException("session=" + directory + ", alive="
                        + living.getFirst().getFileName() + "; end that process of the run that was killed");
            }
            if (waited > PATIENCE_NANOS) {
                living.forEach(StaleSessions::end);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    /// Folders of runs that were killed and can still be gone on with, from sessions beside this one.
    public List<Path> awaiting() {
        return awaiting;
    }

    /// Writes a small file that is no segment.
    public void write(String name, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(
                directory.resolve(name),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE),
                permissions(directory, FILE_MODE))) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    /// Where sessions go: the folder that the environment names, else tmpfs, else the temp folder.
    public static Path defaultFolder() {
        String named = System.getenv(DIRECTORY_VARIABLE);
        if (named != null && !named.isBlank()) {
            return Path.of(named).toAbsolutePath();
        }
        return Files.isDirectory(TMPFS) && Files.isWritable(TMPFS)
                ? TMPFS
                : Path.of(System.getProperty("java.io.tmpdir"));
    }

    /// The directory, to be handed to workers.
    public Path directory() {
        return directory;
    }

    @Override
    public MemorySegment create(String name, long bytes) {
        Path file = directory.resolve(prefix + name);
        try (FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
                permissions(directory, FILE_MODE))) {
            allocate(channel, bytes);
            made.add(name);
            return channel.map(MapMode.READ_WRITE, 0, bytes, arena);
        } catch (IOException e) {
            throw new ConfigurationException(
                    "session file=" + file + ", bytes=" + bytes + " cannot be made (" + reason(e)
                            + "); free space there or set " + DIRECTORY_VARIABLE + " to a folder with more",
                    e);
        }
    }

    private static void allocate(FileChannel channel, long bytes) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocateDirect((int) Math.min(BLOCK, bytes));
        for (long done = 0; done < bytes; ) {
            zeros.clear().limit((int) Math.min(zeros.capacity(), bytes - done));
            done += channel.write(zeros, done);
        }
    }

    @Override
    public MemorySegment open(String name) {
        Path file = directory.resolve(prefix + name);
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            return channel.map(MapMode.READ_WRITE, 0, channel.size(), arena);
        } catch (IOException e) {
            throw new UncheckedIOException("session file=" + file, e);
        }
    }

    @Override
    public SessionMemory attempt(int number) {
        return child(number + "-");
    }

    @Override
    public MappedSession round(int number) {
        return child("round-" + number + "-");
    }

    private MappedSession child(String names) {
        MappedSession child = new MappedSession(directory, names, null);
        children.removeIf(other -> !other.arena.scope().isAlive());
        children.add(child);
        return child;
    }

    /// Deletes the files made through this object but keeps what is mapped.
    public void discard() {
        for (String name : made) {
            try {
                Files.deleteIfExists(directory.resolve(prefix + name));
            } catch (IOException e) {
                // It goes with the directory.
            }
        }
    }

    /// Gives up ownership of a session that was taken over, and leaves it as it is.
    public void release() {
        children.forEach(MappedSession::close);
        if (arena.scope().isAlive()) {
            arena.close();
        }
        if (ownership != null) {
            try {
                ownership.close();
            } catch (IOException e) {
                // The lock ends with the process.
            }
        }
    }

    @Override
    public void close() {
        children.forEach(MappedSession::close);
        if (arena.scope().isAlive()) {
            arena.close();
        }
        if (ownership != null) {
            remove();
            try {
                ownership.close();
            } catch (IOException e) {
                // The lock ends with the process.
            }
        }
    }

    /// Deletes the files but keeps what is mapped: for an exit in a hurry.
    public void remove() {
        deleteTree(directory);
    }

    static void deleteTree(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            // Someone else removed it, or may: a session left behind is swept at the next start.
        }
    }

    static FileAttribute<?>[] permissions(Path where, String mode) {
        boolean posix = where.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        return e.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }
}
