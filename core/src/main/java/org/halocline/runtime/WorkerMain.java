package org.halocline.runtime;

import java.io.IOException;
import java.nio.file.Path;
import org.halocline.shm.MappedSession;

/// Entry point of a worker process: `WorkerMain SESSION-DIRECTORY RANK`.
///
/// Standard input is a pipe from the coordinator that nobody writes to: when it closes, the coordinator is gone, and so
/// is the worker. An interrupt from the terminal reaches the whole process group; the worker leaves it to the
/// coordinator.
public final class WorkerMain {
    /// Exit code when the coordinator has died.
    private static final int ORPHANED = 4;

    private WorkerMain() {}

    public static void main(String[] arguments) {
        Signals.handle("INT", signal -> {});
        leaveWithCoordinator();
        MappedSession session = MappedSession.attach(Path.of(arguments[0]));
        boolean done = Worker.run(session, Integer.parseInt(arguments[1]), ClassLoader.getSystemClassLoader());
        // Threads that user code left behind must not keep the process.
        System.exit(done ? 0 : 1);
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
            Runtime.getRuntime().halt(ORPHANED);
        });
    }
}
