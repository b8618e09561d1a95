package org.halocline.testing;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Kills children of this process at random moments, as the seed says, now and then two at once.
public final class Killer implements AutoCloseable {
    private final Random random;
    private final int most;
    private final int longestMillis;
    private final AtomicInteger kills = new AtomicInteger();
    private final Thread thread;
    private volatile boolean stopped;

    /// @param most          how many it kills
    /// @param longestMillis the longest time between two
    public Killer(long seed, int most, int longestMillis) {
        this.random = new Random(seed);
        this.most = most;
        this.longestMillis = longestMillis;
        this.thread = Thread.ofPlatform().daemon().name("killer").start(this::work);
    }

    private void work() {
        try {
            while (!stopped && kills.get() < most) {
                TimeUnit.MILLISECONDS.sleep(1 + random.nextInt(longestMillis));
                for (int n = random.nextInt(5) == 0 ? 2 : 1; n > 0; n--) {
                    kill();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void kill() {
        List<ProcessHandle> workers = ProcessHandle.current()
                .children()
                .filter(ProcessHandle::isAlive)
                .toList();
        if (!stopped
                && kills.get() < most
                && !workers.isEmpty()
                && workers.get(random.nextInt(workers.size())).destroyForcibly()) {
            kills.incrementAndGet();
        }
    }

    public int kills() {
        return kills.get();
    }

    @Override
    public void close() {
        stopped = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
