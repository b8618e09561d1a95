package org.halocline.model;

import org.halocline.decomposition.ProcessGrid;
import org.halocline.error.ConfigurationException;

/// How many workers, and where they run.
///
/// @param amount    how many
/// @param placement processes or threads
/// @param pinned    whether each worker process keeps to one core
public record Workers(Amount amount, Placement placement, boolean pinned) {
    /// Workers that the system may move from core to core.
    public Workers(Amount amount, Placement placement) {
        this(amount, placement, false);
    }

    /// How many workers.
    public sealed interface Amount {}

    /// A number; the engine arranges them.
    public record Count(int workers) implements Amount {
        public Count {
            if (workers < 1 || workers > ProcessGrid.MAX_WORKERS) {
                throw new ConfigurationException(
                        "workers=" + workers + "; use 1 to " + ProcessGrid.MAX_WORKERS + ", or auto");
            }
        }
    }

    /// A given arrangement.
    public record Arranged(ProcessGrid processGrid) implements Amount {}

    /// One per available core, fewer where the grid is too small.
    public record Auto() implements Amount {}

    /// Where workers run.
    public enum Placement {
        /// One process each; a single worker runs in the calling process, unless that is a command that has no vectors
        /// and there is much to compute.
        PROCESSES,
        /// Threads of the calling process, over the same engine: for tests and for embedding where no process can be
        /// started.
        THREADS
    }

    /// One worker.
    public static final Workers ONE = new Workers(new Count(1), Placement.PROCESSES);

    /// Reads `4`, `2x2` or `auto`.
    public static Amount parse(String text) {
        String t = text.strip();
        if (t.equals("auto")) {
            return new Auto();
        }
        if (t.matches("-?\\d{1,9}")) {
            return new Count(Integer.parseInt(t));
        }
        if (t.matches("\\d+([x×]\\d+){1,2}")) {
            return new Arranged(ProcessGrid.parse(t));
        }
        throw new ConfigurationException("workers=" + text + "; use a number like 4, an arrangement like 2x2, or auto");
    }
}
