package org.halocline.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.halocline.shm.MappedSession;

/// Kills the worker of one rank at a moment that shows in the files it writes, and looks afterwards whether it was in
/// time.
public final class Sniper implements AutoCloseable {
    /// What shows the moment.
    public interface Sign {
        /// Whether it is there, or, once the worker is dead, whether it still is.
        ///
        /// @throws IOException if a file vanished meanwhile: it is not
        boolean isThere() throws IOException;
    }

    private static final long PAUSE_NANOS = 50_000;

    private final int rank;
    private final Sign sign;
    private final int most;
    private final Thread thread;
    private volatile boolean stopped;
    private final AtomicInteger hits = new AtomicInteger();

    /// @param most how many times it kills at most; the first time in time is the last
    public Sniper(int rank, int most, Sign sign) {
        this.rank = rank;
        this.sign = sign;
        this.most = most;
        this.thread = Thread.ofPlatform().daemon().name("sniper").start(this::work);
    }

    private void work() {
        Optional<ProcessHandle> aim = Optional.empty();
        int shots = 0;
        while (!stopped && shots < most && hits.get() == 0) {
            // To look for the worker takes longer than what it does: that comes first.
            aim = aim.filter(ProcessHandle::isAlive).or(this::worker);
            if (aim.isPresent() && isThere()) {
                shoot(aim.get());
                shots++;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private boolean isThere() {
        try {
            return sign.isThere();
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    private void shoot(ProcessHandle worker) {
        if (worker.destroyForcibly()) {
            worker.onExit().join();
            hits.addAndGet(isThere() ? 1 : 0);
        }
    }

    /// The process of the rank: its last arguments are session, rank and attempt.
    private Optional<ProcessHandle> worker() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info()
                        .arguments()
                        .filter(a -> a.length > 2 && a[a.length - 2].equals(Integer.toString(rank)))
                        .isPresent())
                .findFirst();
    }

    /// Files in the session of this process whose names begin so.
    public static List<Path> sessionFiles(String prefix) throws IOException {
        String mine = "halocline-" + ProcessHandle.current().pid() + "-";
        try (Stream<Path> sessions = Files.list(MappedSession.defaultFolder())) {
            Optional<Path> session = sessions.filter(
                            s -> s.getFileName().toString().startsWith(mine))
                    .findFirst();
            return session.isEmpty() ? List.of() : files(session.get(), prefix);
        }
    }

    /// Files in a folder whose names begin so.
    public static List<Path> files(Path folder, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().startsWith(prefix))
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    /// Kills that met the worker in the act.
    public int hits() {
        return hits.get();
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
