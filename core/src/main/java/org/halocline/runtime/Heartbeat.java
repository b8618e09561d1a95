package org.halocline.runtime;

import java.util.concurrent.locks.LockSupport;
import org.halocline.shm.ControlFile;

/// Beats while the coordinator lives, whatever it is busy with: a slow monitor must not pass for a death.
final class Heartbeat {
    private static final long BEAT_NANOS = 100_000_000;

    private final Thread thread;
    private volatile boolean stopped;

    Heartbeat(ControlFile control) {
        this.thread = Thread.ofPlatform().daemon().name("halocline-heartbeat").start(() -> {
            while (!stopped) {
                control.beat();
                LockSupport.parkNanos(BEAT_NANOS);
            }
        });
    }

    /// Ends the thread: after this it touches the control file no more.
    void stop() {
        stopped = true;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
