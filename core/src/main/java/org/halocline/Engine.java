package org.halocline;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
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

    /// Goes on from a checkpoint to the end: the same bits as a run that was never stopped, on any number of workers.
    ///
    /// @param folder one checkpoint, or all of a run, of which the newest whole one is taken
    /// @param change what is different this time: the number of workers, a later end
    /// @throws org.halocline.error.ConfigurationException if there is nothing to resume from
    public static RunResult resume(Path folder, UnaryOperator<Run> change, RunMonitor monitor) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return Coordinator.resume(
                folder, loader == null ? ClassLoader.getSystemClassLoader() : loader, change, monitor);
    }

    /// The plan of a run as a tree, without running it: grid, cut, traffic, memory, steps.
    ///
    /// @throws org.halocline.error.ConfigurationException if the request cannot be met
    public static String explain(Simulation simulation, Run run) {
        return Explanation.of(simulation, run);
    }
}
