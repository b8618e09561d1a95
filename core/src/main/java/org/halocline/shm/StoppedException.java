package org.halocline.shm;

/// A worker leaves because the coordinator said so, or is gone. Not a failure of the worker.
public final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoppedException(String message) {
        super(message);
    }
}
