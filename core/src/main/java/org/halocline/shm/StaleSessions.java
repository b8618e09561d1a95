package org.halocline.shm;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.halocline.error.ConfigurationException;

/// Finds and removes the sessions of coordinators that died without cleaning up.
///
/// A coordinator holds a lock on a file of its session for as long as it lives; the system takes it away at its death,
/// also across containers that share the folder. A session that was never locked is told by its name, which holds the
/// coordinator's pid and start, so that a pid used again is not mistaken for it.
///
/// Worker processes hold locks of the same kind, on files `worker-PID-START`.
///
/// A session from which a run [may still go on][SessionMark] is left alone for a while.
final class StaleSessions {
    private static final Pattern NAME = Pattern.compile(MappedSession.PREFIX + "(\\d{1,18})-(\\d{1,18})-[0-9a-f]+");
    private static final Pattern GUEST = Pattern.compile("worker-(\\d{1,18})-(\\d{1,18})");
    private static final String OWNER = "owner";
    private static final int TRIES = 50;
    private static final long TRY_NANOS = 10_000_000;

    /// In `/proc/PID/stat`, after the name in parentheses: the start in clock ticks, which no change of the clock
    /// moves.
    private static final int START_FIELD = 19;

    /// Belongs to the user whom this process runs as.
    private static final Path SELF = Path.of("/proc/self");

    private StaleSessions() {}

    /// `pid-start` of this process; start 0 where the system does not tell.
    static String ownerMark() {
        long pid = ProcessHandle.current().pid();
        return pid + "-" + start(pid);
    }

    static boolean isNamedLikeOne(Path path) {
        Path name = path.getFileName();
        return name != null && NAME.matcher(name.toString()).matches();
    }

    /// Locks a session for the life of this process, or until the channel is closed.
    static FileChannel lock(Path session) throws IOException {
        return lock(session, OWNER);
    }

    /// Says that this process works in a session, for its life or until the channel is closed.
    static FileChannel enlist(Path session) throws IOException {
        return lock(session, "worker-" + ownerMark());
    }

    private static FileChannel lock(Path session, String name) throws IOException {
        FileChannel channel = FileChannel.open(
                session.resolve(name),
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                MappedSession.permissions(session, MappedSession.FILE_MODE));
        if (channel.tryLock() == null) {
            channel.close();
            throw new IOException("session=" + session + "; someone else holds its lock");
        }
        return channel;
    }

    /// Takes the lock of a session whose coordinator is dead.
    ///
    /// @return nothing if it lives
    /// @throws ConfigurationException if someone else has taken it
    static Optional<FileChannel> takeOver(Path session) throws IOException {
        Matcher name = NAME.matcher(session.getFileName().toString());
        if (!name.matches() || isAlive(Long.parseLong(name.group(1)), Long.parseLong(name.group(2)))) {
            return Optional.empty();
        }
        FileChannel channel =
                FileChannel.open(session.resolve(OWNER), StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        // Whoever sweeps looks for a moment.
        for (int tries = 0; !isLocked(channel); tries++) {
            if (tries < TRIES) {
                LockSupport.parkNanos(TRY_NANOS);
                continue;
            }
            channel.close();
            throw new ConfigurationException(
                    "session=" + session + "; someone else is just going on with its run, wait for it");
        }
        return Optional.of(channel);
    }

    /// Workers that still live in a session, as the names of their files.
    static List<Path> guests(Path session) throws IOException {
        List<Path> living = new ArrayList<>();
        try (Stream<Path> files = Files.list(session)) {
            for (Path file : files.toList()) {
                if (GUEST.matcher(file.getFileName().toString()).matches()) {
                    try (FileChannel channel =
                            FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
                        if (!isLocked(channel)) {
                            living.add(file);
                        }
                    }
                }
            }
        }
        return living;
    }

    /// Ends a worker that does not notice that its coordinator is dead, if it is certain which process it is.
    static void end(Path guest) {
        Matcher name = GUEST.matcher(guest.getFileName().toString());
        if (name.matches()) {
            long pid = Long.parseLong(name.group(1));
            long start = Long.parseLong(name.group(2));
            if (start != 0 && start(pid) == start) {
                ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
            }
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static long start(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1);
            return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[START_FIELD]);
        } catch (IOException | RuntimeException e) {
            return 0;
        }
    }

    /// Removes the sessions beside `own` whose owner is dead. Only real directories of the same user; never an error.
    ///
    /// @return folders of runs whose sessions are left, because someone may still go on from them
    static List<Path> sweepBeside(Path own) {
        List<Path> awaiting = new ArrayList<>();
        try (Stream<Path> entries = Files.list(own.resolveSibling("."))) {
            for (Path entry : entries.toList()) {
                Matcher name = NAME.matcher(entry.getFileName().toString());
                if (name.matches()
                        && !entry.getFileName().equals(own.getFileName())
                        && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)
                        && isOfSameUser(entry, own)
                        && isDead(entry, Long.parseLong(name.group(1)), Long.parseLong(name.group(2)))) {
                    Optional<Path> folder = SessionMark.awaiting(entry);
                    folder.ifPresentOrElse(awaiting::add, () -> MappedSession.deleteTree(entry));
                }
            }
        } catch (IOException e) {
            // Whoever starts next sweeps again.
        }
        return awaiting;
    }

    /// Refuses a session that someone else may have put there.
    static void requireOwn(Path session) {
        if (Files.isSymbolicLink(session)) {
            throw new ConfigurationException(
                    "session=" + session + " is a symbolic link; a session is a folder of its own, remove the link");
        }
        if (!Files.isDirectory(session, LinkOption.NOFOLLOW_LINKS)) {
            throw new ConfigurationException("session=" + session + " is not a folder; the run that made it has ended");
        }
        try {
            if (session.getFileSystem().supportedFileAttributeViews().contains("owner")) {
                UserPrincipal owner = Files.getOwner(session, LinkOption.NOFOLLOW_LINKS);
                UserPrincipal self = self(session);
                if (!owner.equals(self)) {
                    throw new ConfigurationException("session=" + session + ", owner=" + owner.getName() + ", user="
                            + self.getName() + "; it is someone else's, use one of your own");
                }
            }
        } catch (IOException e) {
            throw new ConfigurationException(
                    "session=" + session + "; who owns it cannot be told: " + e.getMessage(), e);
        }
    }

    private static UserPrincipal self(Path session) throws IOException {
        return Files.exists(SELF)
                ? Files.getOwner(SELF)
                : session.getFileSystem()
                        .getUserPrincipalLookupService()
                        .lookupPrincipalByName(System.getProperty("user.name"));
    }

    private static boolean isOfSameUser(Path entry, Path own) throws IOException {
        return !own.getFileSystem().supportedFileAttributeViews().contains("owner")
                || Files.getOwner(entry, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(own));
    }

    private static boolean isAlive(long pid, long start) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent() && (start == 0 || start(pid) == start);
    }

    private static boolean isDead(Path session, long pid, long start) {
        if (isAlive(pid, start)) {
            return false;
        }
        Path owner = session.resolve(OWNER);
        if (!Files.exists(owner, LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(owner, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (IOException | OverlappingFileLockException e) {
            return false;
        }
    }
}
