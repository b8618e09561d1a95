package org.halocline;

import org.halocline.model.Run;
import org.halocline.model.RunMonitor;
import org.halocline.model.RunResult;
import org.halocline.model.Simulation;
import org.halocline.runtime.Coordinator;
import org.halocline.runtime.Explanation;

/// The front door: runs a simulation.
///
/// ```
/// RunResult result = Engine.run(new Heat(512, 1.0), Run.until(0.05).workers(4).observe("peak", Observable.max("u")));
/// ```
public final class Engine {
    private Engine() {}

    /// Runs to the end without watching.
    public static RunResult run(Simulation simulation, Run run) {
        return run(simulation, run, RunMonitor.NONE);
    }

    /// Runs to the end.
    ///
    /// Interrupting the calling thread stops the workers and removes the session.
    ///
    /// @throws org.halocline.error.ConfigurationException if the request cannot be met; nothing was started
    /// @throws org.halocline.error.RunFailedException     if a worker failed or was lost
    /// @throws org.halocline.error.RunInterruptedException if the calling thread was interrupted
    public static RunResult run(Simulation simulation, Run run, RunMonitor monitor) {
        return Coordinator.run(simulation, run, monitor);
    }

    /// The plan of a run as a tree, without running it: grid, cut, traffic, memory, steps.
    ///
    /// @throws org.halocline.error.ConfigurationException if the request cannot be met
    public static String explain(Simulation simulation, Run run) {
        return Explanation.of(simulation, run);
    }
}
