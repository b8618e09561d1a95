package org.halocline.shm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Ties a session to a folder of its run, so that the run can go on from what its workers kept in memory when the
/// coordinator was killed.
///
/// The folder holds a file `.session` of two lines: the boot of the machine, and the session's directory. The session
/// holds a file `run`: the folder. A session that is tied to its folder from both ends, and holds anything to go on
/// from, is left to whoever goes on with the run for [#PATIENCE] after its coordinator last [touched][#touch] it.
public final class SessionMark {
    /// How long the session of a killed coordinator is left to be gone on from.
    public static final Duration PATIENCE = Duration.ofHours(1);

    /// Names of files with a worker's kept state begin so.
    public static final String KEPT = "kept-";

    /// Name of the segment of finished batches.
    public static final String BATCHES = "batches";

    private static final String IN_FOLDER = ".session";
    private static final String IN_SESSION = "run";
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

    private final Path folder;
    private final Path session;

    private SessionMark(Path folder, Path session) {
        this.folder = folder;
        this.session = session;
    }

    /// Ties a session to a folder, where the machine tells one boot from another.
    public static Optional<SessionMark> tie(MappedSession session, Path folder) throws IOException {
        Optional<String> boot = boot();
        if (boot.isEmpty()) {
            return Optional.empty();
        }
        Path there = session.directory().toAbsolutePath().normalize();
        session.write(IN_SESSION, folder.toAbsolutePath().toString());
        Files.writeString(folder.resolve(IN_FOLDER), boot.get() + "\n" + there + "\n");
        return Optional.of(new SessionMark(folder, there));
    }

    private static Optional<String> boot() {
        try {
            return Optional.of(Files.readString(BOOT).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// The session that a folder names, if it is of this boot and still there.
    public static Optional<Path> session(Path folder) {
        try {
            List<String> lines = Files.readAllLines(folder.resolve(IN_FOLDER));
            if (lines.size() != 2 || !boot().equals(Optional.of(lines.getFirst()))) {
                return Optional.empty();
            }
            return Optional.of(Path.of(lines.get(1)))
                    .filter(path ->
                            StaleSessions.isNamedLikeOne(path) && Files.exists(path, LinkOption.NOFOLLOW_LINKS));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Says that the coordinator lives. Call it a few times a minute.
    public void touch() {
        try {
            Files.setLastModifiedTime(session.resolve(IN_SESSION), FileTime.from(Instant.now()));
        } catch (IOException e) {
            // Then the session is left for a shorter time.
        }
    }

    /// Unties the two: there is nothing to go on from.
    public void untie() {
        if (session(folder).filter(session::equals).isPresent()) {
            forget(folder);
        }
    }

    /// Lets a folder name no session.
    public static void forget(Path folder) {
        try {
            Files.deleteIfExists(folder.resolve(IN_FOLDER));
        } catch (IOException e) {
            // It names a session that is gone, or will be.
        }
    }

    /// The folder from which someone may still go on with the run of a session whose coordinator is dead.
    static Optional<Path> awaiting(Path session) {
        Path mark = session.resolve(IN_SESSION);
        try {
            if (!Files.isRegularFile(mark, LinkOption.NOFOLLOW_LINKS) || !holdsAnything(session)) {
                return Optional.empty();
            }
            Path folder = Path.of(Files.readString(mark, StandardCharsets.UTF_8));
            Instant end = Files.getLastModifiedTime(mark).toInstant().plus(PATIENCE);
            boolean tied = session(folder)
                    .filter(session.toAbsolutePath().normalize()::equals)
                    .isPresent();
            return tied && Instant.now().isBefore(end) ? Optional.of(folder) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean holdsAnything(Path session) throws IOException {
        try (Stream<Path> files = Files.list(session)) {
            return files.map(file -> file.getFileName().toString())
                    .anyMatch(name -> name.startsWith(KEPT) || name.equals(BATCHES));
        }
    }
}
