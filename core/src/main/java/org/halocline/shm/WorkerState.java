package org.halocline.shm;

/// The life of a worker, as the control file tells it.
public enum WorkerState {
    /// Not attached yet.
    STARTING,
    /// Attached and at work.
    RUNNING,
    /// Finished; its results are in its block.
    DONE,
    /// Failed; the message says why.
    FAILED,
    /// Stopped because it was told to.
    STOPPED
}
