package org.halocline.error;

/// The run began and could not end: a worker failed, a field blew up, a disk was full.
///
/// What was written before stays; no process and no shared file does.
public class RunFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RunFailedException(String message) {
        super(message);
    }

    public RunFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
