package org.halocline.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Which runs to combine into one.
///
/// @param folders     of checkpoints, of which the newest whole one counts, or single checkpoints
/// @param partial     whether samples may be missing
/// @param checkpoints where to leave the tally of all, if anywhere, to be merged again or extended
public record MergeRequest(List<Path> folders, boolean partial, Optional<Path> checkpoints) {
    public MergeRequest {
        folders = List.copyOf(folders);
    }
}
