package org.halocline.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;

/// Something that a worker process does to itself.
///
/// @param moment where
/// @param rank   which worker; −1 whichever comes first
/// @param time   not before this simulated time
/// @param what   what it does
/// @param skips  how often it lets the moment pass first
/// @param times  how often it does it, all attempts counted
public record Fault(Moment moment, int rank, double time, What what, int skips, int times) {
    /// Where a fault may strike.
    public enum Moment {
        /// While the initial data are set.
        START,
        /// In the first stage, while halos are on their way.
        FIRST_STAGE,
        /// In the last stage.
        LAST_STAGE,
        /// Before a number is reduced over all workers.
        REDUCTION,
        /// While a sample is drawn.
        SAMPLE,
        /// When the last step is done.
        END
    }

    /// What may happen.
    public enum What {
        KILL,
        HALT,
        STOP,
        CRASH,
        THROW,
        EXIT,
        MEMORY,
        LOOP
    }

    /// A fault that happens once.
    public static Fault of(Moment moment, int rank, double time, What what) {
        return new Fault(moment, rank, time, what, 0, 1);
    }

    /// At a later time of the same kind.
    public Fault skipping(int count) {
        return new Fault(moment, rank, time, what, count, times);
    }

    /// Again and again, whatever is tried.
    public Fault always() {
        return new Fault(moment, rank, time, what, skips, Integer.MAX_VALUE);
    }

    boolean isAlways() {
        return times == Integer.MAX_VALUE;
    }

    /// Does it.
    void happen() {
        switch (what) {
            case KILL -> signal("KILL");
            case STOP -> signal("STOP");
            case CRASH -> signal("SEGV");
            case HALT -> Runtime.getRuntime().halt(137);
            case EXIT -> System.exit(42);
            case THROW -> throw new IllegalStateException("an injected fault");
            case MEMORY -> {
                byte[][] all = new byte[1000][];
                for (int m = 0; m < all.length; m++) {
                    all[m] = new byte[1 << 27];
                }
                throw new IllegalStateException("there is memory for " + all.length + " arrays");
            }
            case LOOP -> {
                while (true) {
                    Thread.onSpinWait();
                }
            }
        }
    }

    private static void signal(String name) {
        try {
            String pid = Long.toString(ProcessHandle.current().pid());
            new ProcessBuilder("kill", "-" + name, pid).start();
            // Stopped here; or the end comes while it waits.
            TimeUnit.SECONDS.sleep(30);
            throw new IllegalStateException("signal=" + name + "; it did nothing");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
