package org.halocline.error;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The thread that called the engine was interrupted: the workers are stopped and the session is removed.
public final class RunInterruptedException extends RuntimeException {
    private static final long serialVersionUID = 2L;

    private final long step;
    private final @Nullable String checkpoint;

    /// @param step the last step (for samples: the number of merged batches) that every worker had finished
    public RunInterruptedException(long step) {
        this(step, Optional.empty());
    }

    /// @param step       the last step (for samples: the number of merged batches) that every worker had finished
    /// @param checkpoint from which the run can be resumed
    public RunInterruptedException(long step, Optional<Path> checkpoint) {
        super("interrupted: step=" + step
                + checkpoint.map(c -> ", checkpoint=" + c).orElse(""));
        this.step = step;
        this.checkpoint = checkpoint.map(Path::toString).orElse(null);
    }

    public long step() {
        return step;
    }

    /// A checkpoint from which the run can be resumed.
    public Optional<Path> checkpoint() {
        return Optional.ofNullable(checkpoint).map(Path::of);
    }
}
