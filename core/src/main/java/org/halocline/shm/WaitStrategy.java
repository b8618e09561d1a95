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

    /// Whether a caller that can be woken should sleep until then instead.
    default boolean sleeps(int round) {
        return false;
    }

    /// Burns the core; the least latency when every waiter has one.
    WaitStrategy SPIN = round -> Thread.onSpinWait();

    /// Offers the core to others.
    WaitStrategy YIELD = round -> Thread.yield();

    /// Spins, then yields, then sleeps.
    ///
    /// @param spins  rounds to spin
    /// @param yields rounds to yield after that
    /// @param nanos  length of each sleep of a caller that cannot be woken
    record Backoff(int spins, int yields, long nanos) implements WaitStrategy {
        @Override
        public void rest(int round) {
            if (round >= 0 && round < spins) {
                Thread.onSpinWait();
            } else if (round >= 0 && round < spins + yields) {
                Thread.yield();
            } else {
                LockSupport.parkNanos(nanos);
            }
        }

        @Override
        public boolean sleeps(int round) {
            return round < 0 || round >= spins + yields;
        }
    }

    /// A strategy for a number of workers on this machine: some spinning and much yielding while each can have a core
    /// of its own, for coordinator, compiler and other programs want one now and then; hardly any spinning when a
    /// worker that spins would hold the core that its neighbour needs.
    static WaitStrategy forWorkers(int workers) {
        return workers <= Runtime.getRuntime().availableProcessors()
                ? new Backoff(300, 3_000, 50_000)
                : new Backoff(20, 2, 50_000);
    }
}
