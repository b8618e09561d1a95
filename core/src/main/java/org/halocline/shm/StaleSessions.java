package org.halocline.shm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds and removes the sessions of coordinators that died without cleaning up.
///
/// A session's name holds the pid and the start time of its coordinator, so that a pid used again is not mistaken for
/// it.
final class StaleSessions {
    private static final Pattern NAME = Pattern.compile(MappedSession.PREFIX + "(\\d+)-(\\d+)-[0-9a-f]+");

    private StaleSessions() {}

    /// `pid-startMillis` of this process; start 0 where the system does not tell.
    static String ownerMark() {
        ProcessHandle self = ProcessHandle.current();
        return self.pid() + "-" + start(self);
    }

    private static long start(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    /// Removes sessions in a folder whose owner is dead. Only real directories of this user; never an error.
    static void sweep(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.toList()) {
                Matcher name = NAME.matcher(entry.getFileName().toString());
                if (name.matches()
                        && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)
                        && isOurs(folder, entry)
                        && !isAlive(Long.parseLong(name.group(1)), Long.parseLong(name.group(2)))) {
                    MappedSession.deleteTree(entry);
                }
            }
        } catch (IOException | NumberFormatException e) {
            // An unreadable folder is reported when the session is made in it; a strange name is not ours.
        }
    }

    private static boolean isOurs(Path folder, Path entry) throws IOException {
        String user = System.getProperty("user.name");
        return !folder.getFileSystem().supportedFileAttributeViews().contains("owner")
                || Files.getOwner(entry, LinkOption.NOFOLLOW_LINKS).getName().equals(user);
    }

    private static boolean isAlive(long pid, long start) {
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        return process.isPresent() && process.get().isAlive() && (start == 0 || start(process.get()) == start);
    }
}
