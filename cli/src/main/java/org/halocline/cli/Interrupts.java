package org.halocline.cli;

import java.io.Closeable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.halocline.runtime.Signals;

/// While open, Ctrl-C and its relatives interrupt one thread, which can then clean up: the first lets a
/// run write a checkpoint, the second ends it at once, a third halts the process.
final class Interrupts implements Closeable {
    private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");

    /// The first asks to come to a good end, the second to stop; whoever sends a third has waited long enough.
    private static final int MOST = 2;

    private static final Set<Thread.State> RESTING = EnumSet.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);
    private static final long PATIENCE_NANOS = 500_000_000;

    private final Thread thread;
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger received = new AtomicInteger();
    private final List<Runnable> undo = new ArrayList<>();

    private Interrupts(Thread thread) {
        this.thread = thread;
    }

    /// Directs signals to the calling thread.
    static Interrupts ofThisThread() {
        Interrupts interrupts = new Interrupts(Thread.currentThread());
        for (String name : SIGNALS) {
            interrupts.undo.add(Signals.handle(name, interrupts::receive));
        }
        return interrupts;
    }

    private void receive(int signal) {
        received.compareAndSet(0, signal);
        if (count.incrementAndGet() > MOST) {
            Runtime.getRuntime().halt(ExitCode.signal(signal));
        }
        awaitRest();
        thread.interrupt();
    }

    /// Waits a moment until the thread waits itself: a file that it is writing would be closed by the interrupt, and
    /// the run would end because of that instead of coming to a good end.
    private void awaitRest() {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!RESTING.contains(thread.getState()) && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    /// Number of the first signal that came, if one did.
    OptionalInt signal() {
        int signal = received.get();
        return signal == 0 ? OptionalInt.empty() : OptionalInt.of(signal);
    }

    /// Gives signals back their former meaning, and forgets an interruption that no one has answered.
    @Override
    public void close() {
        undo.forEach(Runnable::run);
        undo.clear();
        if (signal().isPresent()) {
            Thread.interrupted();
        }
    }
}
