package org.halocline.runtime;

import java.util.Optional;
import org.halocline.error.Closing;
import org.halocline.model.Run;
import org.halocline.model.RunMonitor;
import org.halocline.model.RunResult;
import org.halocline.model.SampleSimulation;
import org.jspecify.annotations.Nullable;

/// Runs one simulation after another, on the same worker processes as long as these suit: starting them takes longer
/// than many a run.
///
/// A worker that dies in between is replaced when the next run begins.
public final class StandingCrew implements AutoCloseable {
    private final RunMonitor monitor;
    private @Nullable ProcessCrew crew;

    /// @param monitor is told what workers print after the last run
    public StandingCrew(RunMonitor monitor) {
        this.monitor = monitor;
    }

    /// See [org.halocline.Engine#run].
    public RunResult run(SampleSimulation simulation, Run run, RunMonitor told) {
        return run(Planner.plan(simulation, run), told);
    }

    private RunResult run(Planner.Planned planned, RunMonitor told) {
        Plan plan = planned.plan();
        ProcessCrew some = standing(plan);
        if (some != null) {
            some.nextRound();
            return Coordinator.run(plan, planned.notes(), told, some);
        }
        close();
        MemoryPlan.of(plan).requireFits();
        if (!plan.processes()) {
            try (ThreadCrew threads = new ThreadCrew()) {
                return Coordinator.run(plan, planned.notes(), told, threads);
            }
        }
        ProcessCrew made = new ProcessCrew(true);
        crew = made;
        return Coordinator.run(plan, planned.notes(), told, made);
    }

    private @Nullable ProcessCrew standing(Plan plan) {
        ProcessCrew some = crew;
        return some != null && some.suits(plan) ? some : null;
    }

    /// Sends the workers home.
    @Override
    public void close() {
        ProcessCrew some = crew;
        crew = null;
        if (some != null) {
            Closing.all(some::close, () -> passOn(some));
        }
    }

    private void passOn(ProcessCrew some) {
        for (Optional<String> line = some.nextLine(); line.isPresent(); line = some.nextLine()) {
            monitor.note(line.get());
        }
    }
}
