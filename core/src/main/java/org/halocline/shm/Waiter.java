package org.halocline.shm;

/// Rests between two looks at a shared word, and leaves when waiting has become pointless.
///
/// ```
/// for (int round = 0; word() < wanted; round++) {
///     waiter.rest(round);
/// }
/// ```
///
/// **Breakage.** [#rest] throws [StoppedException] soon after the coordinator set the abort word, or when the
/// coordinator's heartbeat has stood still for [#SILENCE_NANOS] of waiting.
public final class Waiter {
    /// A coordinator that shows no sign of life for this long, while a worker waits, is taken for dead.
    public static final long SILENCE_NANOS = 60_000_000_000L;

    private static final int LOOK_EVERY = 64;
    private static final int NOBODY = -1;

    private final WaitStrategy strategy;
    private final ControlFile control;
    private final int rank;
    private final long silenceNanos;
    private long heartbeat;
    private long heardAt;
    private boolean isNew = true;

    public Waiter(WaitStrategy strategy, ControlFile control) {
        this(strategy, control, SILENCE_NANOS);
    }

    Waiter(WaitStrategy strategy, ControlFile control, long silenceNanos) {
        this(strategy, control, NOBODY, silenceNanos);
    }

    private Waiter(WaitStrategy strategy, ControlFile control, int rank, long silenceNanos) {
        this.strategy = strategy;
        this.control = control;
        this.rank = rank;
        this.silenceNanos = silenceNanos;
    }

    /// A waiter that shows in the control file that its worker lives.
    public static Waiter of(WaitStrategy strategy, ControlFile control, int rank) {
        return new Waiter(strategy, control, rank, SILENCE_NANOS);
    }

    /// Rests once.
    ///
    /// @param round how often since the wait began, from 0
    /// @throws StoppedException if there is nothing left to wait for
    public void rest(int round) {
        // A wait of days wraps the count: compare bits, not size.
        if ((round & (LOOK_EVERY - 1)) == LOOK_EVERY - 1) {
            isNew |= round == LOOK_EVERY - 1;
            look();
        }
        strategy.rest(round);
    }

    /// Whether it is time to sleep until woken.
    boolean sleeps(int round) {
        isNew |= round == 0;
        return strategy.sleeps(round);
    }

    /// Shows that this worker lives, and leaves when waiting has become pointless.
    void look() {
        boolean first = isNew;
        isNew = false;
        stopIfAborted();
        if (rank != NOBODY) {
            control.waitOn(rank);
        }
        long now = System.nanoTime();
        long beat = control.heartbeat();
        if (first || beat != heartbeat) {
            heartbeat = beat;
            heardAt = now;
        } else if (now - heardAt > silenceNanos) {
            throw new StoppedException(
                    "the coordinator has been silent for " + silenceNanos / 1_000_000_000.0 + " s; is it stopped?");
        }
    }

    /// @throws StoppedException if the coordinator said stop
    public void stopIfAborted() {
        if (control.isAborted()) {
            throw new StoppedException("told to stop");
        }
    }
}
