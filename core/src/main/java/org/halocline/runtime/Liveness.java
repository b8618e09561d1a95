package org.halocline.runtime;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.halocline.shm.ControlFile;
import org.halocline.shm.WorkerState;

/// Watches for workers that live but do not move: stopped by a signal, or in an endless loop. A worker that waits for
/// others shows that it does.
final class Liveness {
    /// Without a better estimate a step may take this long, and the set-up in any case …
    private static final double LEAST_SECONDS = 30;

    /// … or this many times as long as the longest so far, for a worker that is swapped out or throttled …
    private static final double PATIENCE = 20;

    /// … and the set-up this long.
    private static final double SETUP_SECONDS = 300;

    /// Between two looks no more time than this counts: if the coordinator itself was held up or suspended, and the
    /// workers perhaps with it, that says nothing about them.
    private static final long LONGEST_LOOK_NANOS = 100_000_000;

    private final double hangSeconds;
    private final long[] signs;
    private final long[] worked;
    private final long[] signedAt;
    private final long[] workedAt;
    private double longestGap;
    private long lastLook;

    /// @param hangSeconds after how long a worker counts as hung; 0 to choose by the time that steps take
    Liveness(int workers, double hangSeconds) {
        this.hangSeconds = hangSeconds;
        this.signs = new long[workers];
        this.worked = new long[workers];
        this.signedAt = new long[workers];
        this.workedAt = new long[workers];
        reset();
    }

    /// Begins anew, with the workers of another attempt.
    void reset() {
        Arrays.fill(signs, -1);
        Arrays.fill(worked, 0);
        Arrays.fill(signedAt, System.nanoTime());
        Arrays.fill(workedAt, System.nanoTime());
        lastLook = System.nanoTime();
    }

    /// The rank of a worker that hangs; −1 if there is none.
    int hung(ControlFile control) {
        long now = System.nanoTime();
        forgive(now);
        int hung = -1;
        for (int rank = 0; rank < signs.length; rank++) {
            listen(control, rank, now);
            WorkerState state = control.state(rank);
            boolean active = state == WorkerState.STARTING || state == WorkerState.RUNNING;
            if (active && seconds(now - signedAt[rank]) > patience(rank)) {
                hung = rank;
            }
        }
        return hung;
    }

    /// Whether every worker waits for another one, for so long that none ever goes on.
    boolean isDeadlocked(ControlFile control) {
        long now = System.nanoTime();
        for (int rank = 0; rank < signs.length; rank++) {
            boolean waits = control.state(rank) == WorkerState.RUNNING
                    && control.waited(rank) > 0
                    && seconds(now - workedAt[rank]) > 2 * patience(rank)
                    && seconds(now - signedAt[rank]) < patience(rank) / 2;
            if (!waits) {
                return false;
            }
        }
        return true;
    }

    /// Takes the time out in which nobody looked.
    private void forgive(long now) {
        long away = Math.max(0, now - lastLook - LONGEST_LOOK_NANOS);
        lastLook = now;
        for (int rank = 0; rank < signs.length; rank++) {
            signedAt[rank] += away;
            workedAt[rank] += away;
        }
    }

    private void listen(ControlFile control, int rank, long now) {
        long work = control.worked(rank);
        long sign = work + control.waited(rank) + control.state(rank).ordinal();
        if (sign != signs[rank]) {
            signs[rank] = sign;
            signedAt[rank] = now;
        }
        if (work != worked[rank]) {
            if (worked[rank] > 0) {
                longestGap = Math.max(longestGap, seconds(now - workedAt[rank]));
            }
            worked[rank] = work;
            workedAt[rank] = now;
        }
    }

    private double patience(int rank) {
        if (hangSeconds > 0) {
            return worked[rank] == 0 ? Math.max(hangSeconds, LEAST_SECONDS) : hangSeconds;
        }
        return worked[rank] == 0 ? SETUP_SECONDS : Math.max(LEAST_SECONDS, PATIENCE * longestGap);
    }

    /// How long the worker of a rank has shown no sign.
    double silence(int rank) {
        return seconds(System.nanoTime() - signedAt[rank]);
    }

    private static double seconds(long nanos) {
        return nanos / (double) TimeUnit.SECONDS.toNanos(1);
    }
}
