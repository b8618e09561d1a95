package org.halocline.checkpoint;

import java.nio.file.Path;
import org.halocline.error.RunFailedException;

/// A checkpoint that cannot be read: a file is missing, cut short, or was changed.
public final class DamagedCheckpointException extends RunFailedException {
    private static final long serialVersionUID = 1L;

    public DamagedCheckpointException(Path file, String what) {
        super("checkpoint file=" + file + ", " + what + "; it is damaged, use an older one");
    }
}
