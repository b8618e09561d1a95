package org.halocline.io.report;

import java.util.List;
import java.util.Optional;
import org.halocline.model.SavedRun;

/// What is known of a run before it starts.
///
/// @param simulationName the name that the config used: a registered name, or a class name
/// @param configName     the config's name, such as `heat2d`
/// @param classPath      further jars and folders with the simulation's classes
/// @param from           the checkpoint that it goes on from, if it does
public record Beginning(String simulationName, String configName, List<String> classPath, Optional<SavedRun> from) {
    public Beginning {
        classPath = List.copyOf(classPath);
    }

    /// A run from its first step.
    public Beginning(String simulationName, String configName, List<String> classPath) {
        this(simulationName, configName, classPath, Optional.empty());
    }
}
