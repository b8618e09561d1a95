package org.halocline.simulations;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/// Kills worker processes of this process at random moments, now and then two at once, until it has killed enough.
final class Killer implements AutoCloseable {
    private final Random random;
    private final int most;
    private final int longestMillis;
    private final Thread thread;
    private volatile boolean stopped;
    private int kills;

    /// @param most          how many it kills
    /// @param longestMillis the longest time between two
    Killer(long seed, int most, int longestMillis) {
        this.random = new Random(seed);
        this.most = most;
        this.longestMillis = longestMillis;
        this.thread = Thread.ofPlatform().daemon().name("killer").start(this::work);
    }

    private void work() {
        try {
            while (!stopped && kills < most) {
                TimeUnit.MILLISECONDS.sleep(1 + random.nextInt(longestMillis));
                int atOnce = Math.min(random.nextInt(4) == 0 ? 2 : 1, most - kills);
                for (int n = 0; n < atOnce; n++) {
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
        if (!workers.isEmpty() && workers.get(random.nextInt(workers.size())).destroyForcibly()) {
            kills++;
        }
    }

    /// Stops.
    ///
    /// @return how many it has killed
    int stop() {
        close();
        return kills;
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
