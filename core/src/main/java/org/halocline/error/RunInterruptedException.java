package org.halocline.error;

/// The thread that called the engine was interrupted: the workers are stopped and the session is removed.
public final class RunInterruptedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long step;

    /// @param step the last step (for samples: the number of merged batches) that every worker had finished
    public RunInterruptedException(long step) {
        super("interrupted: step=" + step);
        this.step = step;
    }

    public long step() {
        return step;
    }
}
