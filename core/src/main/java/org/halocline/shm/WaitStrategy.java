package org.halocline.shm;

import java.util.concurrent.locks.LockSupport;

/// How to be patient. Stateless: the caller counts the rounds.
@FunctionalInterface
@SuppressWarnings("ThreadPriorityCheck") // yielding is the point: another process needs the core, not a lock
public interface WaitStrategy {
    /// Rests once.
    ///
    /// @param round how often the caller has rested since it began to wait, from 0
    void rest(int round);

    /// Burns the core; the least latency when every waiter has one.
    WaitStrategy SPIN = round -> Thread.onSpinWait();

    /// Offers the core to others.
    WaitStrategy YIELD = round -> Thread.yield();

    /// Spins, then yields, then sleeps for a while.
    ///
    /// @param spins  rounds to spin
    /// @param yields rounds to yield after that
    /// @param nanos  length of each sleep after that
    static WaitStrategy backoff(int spins, int yields, long nanos) {
        return round -> {
            if (round >= 0 && round < spins) {
                Thread.onSpinWait();
            } else if (round >= 0 && round < spins + yields) {
                Thread.yield();
            } else {
                LockSupport.parkNanos(nanos);
            }
        };
    }

    /// A strategy for a number of workers on this machine: some spinning and much yielding while each can have a core
    /// of its own, for coordinator and compiler want one now and then; hardly any spinning when a worker that spins
    /// would hold the core that its neighbour needs.
    static WaitStrategy forWorkers(int workers) {
        return workers <= Runtime.getRuntime().availableProcessors()
                ? backoff(1_000, 5_000, 50_000)
                : backoff(20, 100, 50_000);
    }
}
