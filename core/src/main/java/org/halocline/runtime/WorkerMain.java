package org.halocline.runtime;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.halocline.shm.ControlFile;
import org.halocline.shm.MappedSession;
import org.halocline.shm.SessionMemory;
import org.halocline.shm.WorkerState;
import org.jspecify.annotations.Nullable;

/// Entry point of a worker process: `WorkerMain SESSION-DIRECTORY RANK ATTEMPT`.
///
/// After an attempt in which another worker was lost, this one goes on with the next, and after a run with the next
/// one of several: its virtual machine is warm.
///
/// Standard input is a pipe from the coordinator that nobody writes to: when it closes, the worker may go home, or the
/// coordinator is gone, and so is the worker. An interrupt from the terminal reaches the whole process group; the
/// worker leaves it to the coordinator.
public final class WorkerMain {
    /// Exit code when the coordinator has died.
    private static final int ORPHANED = 4;

    private static final long LOOK_NANOS = 500_000;
    private static final int LAST_MILLIS = 250;
    private static final int LAST_SECONDS = 10;
    private static final CountDownLatch END_OF_PIPE = new CountDownLatch(1);

    /// Shows whoever takes over the session that this process lives.
    @SuppressWarnings("unused") // only held
    private static volatile @Nullable Closeable presence;

    /// Where the coordinator's word comes from in this attempt.
    private static volatile @Nullable ControlFile control;

    private static volatile boolean isHome;

    private WorkerMain() {}

    public static void main(String[] arguments) {
        Signals.handle("INT", signal -> {});
        leaveWithCoordinator();
        MappedSession session = MappedSession.attach(Path.of(arguments[0]));
        presence = session.enlist();
        int rank = Integer.parseInt(arguments[1]);
        for (long attempt = Long.parseLong(arguments[2]); attempt >= 0; ) {
            try (SessionMemory memory = session.attempt(Math.toIntExact(attempt))) {
                ControlFile words = ControlFile.open(memory);
                control = words;
                WorkerState end = work(session, memory, words, rank);
                if (end == WorkerState.FAILED || end == WorkerState.CRASHED) {
                    System.exit(1);
                }
                attempt = next(words);
                isHome = attempt < 0;
                control = null;
            }
        }
        awaitEndOfPipe();
        // Threads that user code left behind must not keep the process.
        System.exit(0);
    }

    private static WorkerState work(MappedSession session, SessionMemory memory, ControlFile words, int rank) {
        ClassLoader loader = ClassLoader.getSystemClassLoader();
        if (words.round() == 0) {
            return Worker.run(session, memory, words, rank, loader);
        }
        try (SessionMemory base = session.round(words.round())) {
            return Worker.run(base, memory, words, rank, loader);
        }
    }

    /// Waits for the coordinator to say where to go; if it dies, the end of standard input ends the process.
    private static long next(ControlFile control) {
        while (control.next() == 0) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return control.next();
    }

    /// A virtual machine that ends waits 300 ms for a thread that reads.
    private static void awaitEndOfPipe() {
        try {
            END_OF_PIPE.await(LAST_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void leaveWithCoordinator() {
        Thread.ofPlatform().daemon().name("coordinator-watch").start(() -> {
            try {
                while (System.in.read() >= 0) {
                    // Nobody writes; only the end of the stream matters.
                }
            } catch (IOException e) {
                // A broken pipe says the same.
            }
            END_OF_PIPE.countDown();
            // User code may compute on without end, and the coordinator may be gone by now.
            long deadline = System.nanoTime() + (isSentHome() ? TimeUnit.SECONDS.toNanos(LAST_SECONDS) : 0);
            while (System.nanoTime() < deadline) {
                LockSupport.parkNanos(deadline - System.nanoTime());
            }
            Runtime.getRuntime().halt(ORPHANED);
        });
    }

    /// The coordinator says so before it closes the pipe.
    private static boolean isSentHome() {
        ControlFile words = control;
        try {
            return isHome || (words != null && words.next() < 0);
        } catch (IllegalStateException e) { // just closed, between two attempts or at the end
            return isHome;
        }
    }
}
