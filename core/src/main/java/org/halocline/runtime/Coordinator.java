package org.halocline.runtime;

import org.halocline.error.RunFailedException;
import org.halocline.model.Run;
import org.halocline.model.RunMonitor;
import org.halocline.model.RunResult;
import org.halocline.model.Simulation;

/// Plans a run, starts its workers, watches them and reduces what they report.
public final class Coordinator {
    private Coordinator() {}

    @SuppressWarnings("DoNotCallSuggester")
    public static RunResult run(Simulation simulation, Run run, RunMonitor monitor) {
        throw new RunFailedException("not wired yet: " + simulation + " " + run + " " + monitor);
    }
}
