package org.halocline.error;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The thread that called the engine was interrupted: the workers are stopped and the session is removed.
public final class RunInterruptedException extends RuntimeException {
    private static final long serialVersionUID = 2L;

    private final long step;
    private final @Nullable String checkpoint;

    /// @param step the last step that every worker had finished
    public RunInterruptedException(long step) {
        this(step, Optional.empty());
    }

    /// @param step       the last step that every worker had finished
    /// @param checkpoint from which the run can be resumed
    public RunInterruptedException(long step, Optional<Path> checkpoint) {
        this("step", step, checkpoint);
    }

    private RunInterruptedException(String unit, long step, Optional<Path> checkpoint) {
        super("interrupted: " + unit + "=" + step
                + checkpoint.map(c -> ", checkpoint=" + c).orElse(""));
        this.step = step;
        this.checkpoint = checkpoint.map(Path::toString).orElse(null);
    }

    /// Of a run that takes no steps.
    ///
    /// @param samples    that count
    /// @param checkpoint from which the run can be resumed
    public static RunInterruptedException afterSamples(long samples, Optional<Path> checkpoint) {
        return new RunInterruptedException("samples", samples, checkpoint);
    }

    /// The last step that every worker had finished; of a run that takes none the samples that count.
    public long step() {
        return step;
    }

    /// A checkpoint from which the run can be resumed.
    public Optional<Path> checkpoint() {
        return Optional.ofNullable(checkpoint).map(Path::of);
    }
}
