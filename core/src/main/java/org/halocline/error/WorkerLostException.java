package org.halocline.error;

/// A worker process ended before its work did.
public final class WorkerLostException extends RunFailedException {
    private static final long serialVersionUID = 1L;

    private final int rank;
    private final long pid;
    private final long step;
    private final int exitCode;

    /// @param counted what is counted: `step`, or `batches` of samples
    public WorkerLostException(int rank, long pid, String counted, long step, int exitCode, String lastWords) {
        super("worker lost: rank=" + rank + ", pid=" + pid + ", " + counted + "=" + step + ", exitCode=" + exitCode
                + meaning(exitCode) + (lastWords.isBlank() ? "" : "; it said last: " + lastWords.strip()));
        this.rank = rank;
        this.pid = pid;
        this.step = step;
        this.exitCode = exitCode;
    }

    private static String meaning(int exitCode) {
        return switch (exitCode) {
            case 3 -> " (out of memory; give workers more with HALOCLINE_WORKER_OPTIONS=-Xmx2g)";
            case 134 -> " (aborted)";
            case 137 ->
                " (killed: by someone, or by the system when memory ran short; then use fewer workers or a smaller"
                        + " grid)";
            case 139 -> " (segmentation fault)";
            case 143 -> " (terminated)";
            default -> "";
        };
    }

    public int rank() {
        return rank;
    }

    public long pid() {
        return pid;
    }

    /// The last step (or, for samples, the number of finished batches) that the worker reported.
    public long step() {
        return step;
    }

    public int exitCode() {
        return exitCode;
    }
}
