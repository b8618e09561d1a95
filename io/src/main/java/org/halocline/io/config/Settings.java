package org.halocline.io.config;

import java.util.List;
import java.util.Optional;
import org.halocline.model.Workers;

/// What the command line changes in a config.
///
/// @param assignments like `parameters.n=1024`, applied in order before anything is checked; the value is a JSON scalar
/// or
///                    array, or else a string
/// @param workers     instead of those of the config
/// @param verifying   whether what the config has under `verify` comes before the assignments
public record Settings(List<String> assignments, Optional<Workers.Amount> workers, boolean verifying) {
    /// Changes nothing.
    public static final Settings NONE = new Settings(List.of(), Optional.empty());

    public Settings {
        assignments = List.copyOf(assignments);
    }

    /// For a run as the config asks for it.
    public Settings(List<String> assignments, Optional<Workers.Amount> workers) {
        this(assignments, workers, false);
    }
}
