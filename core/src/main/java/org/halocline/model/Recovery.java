package org.halocline.model;

/// A worker was lost, and the run goes on.
///
/// @param rank     of the worker
/// @param pid      of its process
/// @param counted  what is counted: `step`, or `batches` of samples
/// @param step     steps, or batches, that it had finished
/// @param cause    what happened
/// @param backTo   the step that all workers went back to; for samples the number of batches that are safe
/// @param restarts how often workers were replaced so far
/// @param seconds  from the moment that the loss was noticed to the moment that all workers were at work again
public record Recovery(
        int rank, long pid, String counted, long step, String cause, long backTo, int restarts, double seconds) {
    /// Of a run that takes steps.
    public Recovery(int rank, long pid, long step, String cause, long backTo, int restarts, double seconds) {
        this(rank, pid, "step", step, cause, backTo, restarts, seconds);
    }

    /// One line for people.
    @Override
    public String toString() {
        return String.format(
                java.util.Locale.ROOT,
                "recovered in %.2f s: rank=%d, pid=%d, %s=%d was lost (%s); went on from %s %d, restart %d",
                seconds,
                rank,
                pid,
                counted,
                step,
                cause,
                counted,
                backTo,
                restarts);
    }
}
