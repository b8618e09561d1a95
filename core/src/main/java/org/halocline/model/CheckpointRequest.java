package org.halocline.model;

import org.halocline.error.ConfigurationException;

/// Checkpoints to be written during a run, from which it can be resumed.
///
/// @param schedule  when; [Schedule.OnRequest] for none but the one that an interrupt asks for
/// @param directory where to, an absolute path; empty for no checkpoints at all
/// @param keep      how many stay, at least 1
/// @param compress  how to pack the values
public record CheckpointRequest(Schedule schedule, String directory, int keep, Compression compress) {
    /// No checkpoints.
    public static final CheckpointRequest NONE =
            new CheckpointRequest(new Schedule.OnRequest(), "", 2, Compression.NONE);

    public CheckpointRequest {
        if (keep < 1) {
            throw new ConfigurationException("checkpoint keep=" + keep + "; use at least 1");
        }
    }

    /// Whether there are any.
    public boolean isOn() {
        return !directory.isEmpty();
    }
}
