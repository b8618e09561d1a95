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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds and removes the sessions of coordinators that died without cleaning up.
///
/// A coordinator holds a lock on a file of its session for as long as it lives; the system takes it away at its death,
/// also across containers that share the folder. A session that was never locked is told by its name, which holds the
/// coordinator's pid and start, so that a pid used again is not mistaken for it.
final class StaleSessions {
    private static final Pattern NAME = Pattern.compile(MappedSession.PREFIX + "(\\d{1,18})-(\\d{1,18})-[0-9a-f]+");
    private static final String OWNER = "owner";

    /// In `/proc/PID/stat`, after the name in parentheses: the start in clock ticks, which no change of the clock
    /// moves.
    private static final int START_FIELD = 19;

    private StaleSessions() {}

    /// `pid-start` of this process; start 0 where the system does not tell.
    static String ownerMark() {
        long pid = ProcessHandle.current().pid();
        return pid + "-" + start(pid);
    }

    /// Locks a session for the life of this process, or until the channel is closed.
    static FileChannel lock(Path session) throws IOException {
        FileChannel channel =
                FileChannel.open(session.resolve(OWNER), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            throw new IOException("session=" + session + "; someone else holds its lock");
        }
        return channel;
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
    static void sweepBeside(Path own) {
        try (Stream<Path> entries = Files.list(own.resolveSibling("."))) {
            for (Path entry : entries.toList()) {
                Matcher name = NAME.matcher(entry.getFileName().toString());
                if (name.matches()
                        && !entry.getFileName().equals(own.getFileName())
                        && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)
                        && isOfSameUser(entry, own)
                        && isDead(entry, Long.parseLong(name.group(1)), Long.parseLong(name.group(2)))) {
                    MappedSession.deleteTree(entry);
                }
            }
        } catch (IOException e) {
            // Whoever starts next sweeps again.
        }
    }

    private static boolean isOfSameUser(Path entry, Path own) throws IOException {
        return !own.getFileSystem().supportedFileAttributeViews().contains("owner")
                || Files.getOwner(entry, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(own));
    }

    private static boolean isDead(Path session, long pid, long start) {
        if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent() && (start == 0 || start(pid) == start)) {
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
