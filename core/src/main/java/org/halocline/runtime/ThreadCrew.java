package org.halocline.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.halocline.error.RunFailedException;
import org.halocline.shm.ControlFile;
import org.halocline.shm.LocalSession;
import org.halocline.shm.SessionMemory;
import org.halocline.shm.WorkerState;

/// Workers as threads of this process.
final class ThreadCrew implements Crew {
    /// How long a worker may take to notice that it is to stop before it is interrupted …
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(3);

    /// … and after that, before it is left to itself: a thread cannot be killed.
    private static final long LAST_PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final LocalSession session = new LocalSession();
    private final List<Thread> threads = new ArrayList<>();

    @Override
    public String transport() {
        return "in-process";
    }

    @Override
    public SessionMemory session() {
        return session;
    }

    @Override
    public Attempt attempt(Plan plan, long restore, long replay) {
        return new Attempt(plan, session, 0, 0, restore, replay);
    }

    @Override
    public void start(Plan plan, Attempt attempt) {
        ClassLoader loader = RecordCodec.loader((Record) plan.simulation());
        for (int rank = 0; rank < plan.workers(); rank++) {
            int own = rank;
            threads.add(Thread.ofPlatform()
                    .daemon()
                    .name("halocline-worker-" + rank)
                    .start(() -> {
                        Thread.currentThread().setContextClassLoader(loader);
                        Worker.run(session, attempt.memory(), ControlFile.open(attempt.memory()), own, loader);
                    }));
        }
    }

    @Override
    public Optional<Casualty> lost(ControlFile control) {
        for (int rank = 0; rank < threads.size(); rank++) {
            if (!threads.get(rank).isAlive()) {
                WorkerState state = control.state(rank);
                if (state == WorkerState.STARTING || state == WorkerState.RUNNING) {
                    RunFailedException cause = new RunFailedException("rank=" + rank + ", step=" + control.step(rank)
                            + ": the worker's thread ended without a word; look for an error it printed");
                    return Optional.of(new Casualty(rank, control.pid(rank), control.step(rank), false, true, cause));
                }
            }
        }
        return Optional.empty();
    }

    /// A thread cannot be ended from outside, and shares its memory with the others.
    @Override
    public boolean canReplace() {
        return false;
    }

    @Override
    public void kill(int rank) {}

    @Override
    public Attempt regroup(Plan plan, Attempt before, Supplier<Attempt> next) {
        throw new IllegalStateException("transport=" + transport() + "; threads are not replaced");
    }

    /// Threads print where this process prints.
    @Override
    public Optional<String> nextLine() {
        return Optional.empty();
    }

    /// Threads are quickly made.
    @Override
    public boolean rest(Attempt last) {
        return false;
    }

    @Override
    public void await() {
        if (!join(PATIENCE_NANOS)) {
            threads.forEach(Thread::interrupt);
            join(LAST_PATIENCE_NANOS);
        }
    }

    /// Waits for all threads; interrupts of the caller wait until after.
    private boolean join(long nanos) {
        long deadline = System.nanoTime() + nanos;
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive() && deadline - System.nanoTime() > 0) {
                try {
                    thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return threads.stream().noneMatch(Thread::isAlive);
    }

    @Override
    public void close() {
        await();
        // A thread that would not end may still touch the memory: leave it to the end of the process.
        if (threads.stream().noneMatch(Thread::isAlive)) {
            session.close();
        }
    }
}
