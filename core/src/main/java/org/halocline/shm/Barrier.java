package org.halocline.shm;

/// A meeting point of all workers.
///
/// **Ordering.** What any worker wrote before it arrived is visible to every worker after it has left.
///
/// **Breakage.** All or none: if a worker dies before it arrives, nobody passes; every waiter leaves with a
/// [StoppedException] once the coordinator has set the abort word.
public final class Barrier {
    private final ControlFile control;
    private final Waiter waiter;
    private final int rank;
    private long arrivals;

    public Barrier(ControlFile control, Waiter waiter, int rank) {
        this.control = control;
        this.waiter = waiter;
        this.rank = rank;
    }

    /// Arrives and waits for the others.
    public void await() {
        arrivals++;
        control.arrived(rank, arrivals);
        for (int other = 0; other < control.workers(); other++) {
            for (int round = 0; control.arrived(other) < arrivals; round++) {
                waiter.rest(round);
            }
        }
    }
}
