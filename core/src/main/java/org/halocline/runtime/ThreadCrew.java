package org.halocline.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.halocline.error.RunFailedException;
import org.halocline.shm.ControlFile;
import org.halocline.shm.LocalSession;
import org.halocline.shm.SessionMemory;

/// Workers as threads of this process.
final class ThreadCrew implements Crew {
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
    public void start(Plan plan) {
        ClassLoader loader = plan.simulation().getClass().getClassLoader();
        for (int rank = 0; rank < plan.workers(); rank++) {
            int own = rank;
            threads.add(Thread.ofPlatform()
                    .daemon()
                    .name("halocline-worker-" + rank)
                    .start(() -> {
                        Thread.currentThread().setContextClassLoader(loader);
                        Worker.run(session, own, loader);
                    }));
        }
    }

    /// A thread that ends always says so first.
    @Override
    public Optional<RunFailedException> lost(ControlFile control) {
        return Optional.empty();
    }

    @Override
    public void close() {
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        session.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
