package org.halocline.shm;

/// The life of a worker, as the control file tells it.
public enum WorkerState {
    /// Not attached yet.
    STARTING,
    /// Attached and at work.
    RUNNING,
    /// Finished; its results are in its block.
    DONE,
    /// Failed for a reason that another attempt would meet again; the message says why.
    FAILED,
    /// Failed in the simulation's own code; the message says where.
    CRASHED,
    /// Stopped because it was told to.
    STOPPED
}
