package org.halocline;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.halocline.checkpoint.Checkpoint;
import org.halocline.model.MergeRequest;
import org.halocline.model.Replay;
import org.halocline.model.Rounds;
import org.halocline.model.Run;
import org.halocline.model.RunMonitor;
import org.halocline.model.RunResult;
import org.halocline.model.SampleSimulation;
import org.halocline.model.SavedRun;
import org.halocline.model.Simulation;
import org.halocline.model.Stop;
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

    /// Estimates the mean of a score in several runs, such as those of [VEGAS][org.halocline.variance.Vegas].
    ///
    /// @throws org.halocline.error.ConfigurationException if the request cannot be met; nothing was started
    /// @throws org.halocline.error.RunFailedException     if a worker failed or was lost, or there is no answer
    /// @throws org.halocline.error.RunInterruptedException if the calling thread was interrupted
    public static RunResult run(Rounds method, Run run, RunMonitor monitor) {
        method.check(run);
        return method.perform(run, Optional.empty(), monitor);
    }

    /// What a checkpoint says of the run that wrote it. Every byte of it is checked.
    ///
    /// Of a run whose coordinator was killed, what its workers kept in memory becomes a checkpoint first, if it is
    /// newer.
    ///
    /// @param folder  one checkpoint, or all of a run, of which the newest whole one is taken
    /// @param loader  finds the class of the simulation
    /// @param monitor is told of damaged checkpoints that are passed over
    /// @throws org.halocline.error.ConfigurationException if there is none that is whole
    public static SavedRun saved(Path folder, ClassLoader loader, RunMonitor monitor) {
        return Coordinator.saved(folder, loader, monitor);
    }

    /// What a checkpoint whose manifest has been read says of the run that wrote it.
    ///
    /// @throws org.halocline.error.ConfigurationException if the class of the simulation is not found
    public static SavedRun saved(Checkpoint checkpoint, ClassLoader loader) {
        return Coordinator.saved(checkpoint, loader);
    }

    /// Goes on from a checkpoint to the end: the same bits as a run that was never stopped, on any number of workers.
    ///
    /// Of a run whose coordinator was killed, what its workers kept in memory becomes a checkpoint first.
    ///
    /// @param folder one checkpoint, or all of a run, of which the newest whole one is taken
    /// @param change what is different this time: the number of workers, a later end
    /// @throws org.halocline.error.ConfigurationException if there is nothing to resume from
    public static RunResult resume(Path folder, UnaryOperator<Run> change, RunMonitor monitor) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return resume(folder, loader == null ? ClassLoader.getSystemClassLoader() : loader, change, monitor);
    }

    /// The same with a simulation that `loader` finds.
    public static RunResult resume(Path folder, ClassLoader loader, UnaryOperator<Run> change, RunMonitor monitor) {
        return Coordinator.resume(folder, loader, change, monitor);
    }

    /// Goes on with a run in rounds, perhaps with [more of them][Rounds#extended]: the same bits as a run that was to
    /// have as many from the beginning.
    ///
    /// @param extend what becomes of the method; of a single run nothing
    public static RunResult resume(
            Path folder,
            ClassLoader loader,
            UnaryOperator<Run> change,
            UnaryOperator<Rounds> extend,
            RunMonitor monitor) {
        return Coordinator.resume(folder, loader, change, extend, monitor);
    }

    /// Combines the tallies of several runs of one simulation, such as [shares][org.halocline.model.Share] of one run:
    /// the same bits as from one run that drew all their samples. Each sample counts once.
    ///
    /// @param loader  finds the class of the simulation
    /// @param monitor is told of damaged checkpoints that are passed over
    /// @throws org.halocline.error.ConfigurationException if runs do not belong together, or samples are there
    ///     twice, or not at all
    public static RunResult merge(MergeRequest request, ClassLoader loader, RunMonitor monitor) {
        return Coordinator.merge(request, loader, monitor);
    }

    /// Draws one sample of a run again, in this thread, and tells what it did.
    ///
    /// @param seed   of the run
    /// @param sample its global index
    /// @param draws  how many random numbers to tell: the first
    public static Replay replay(SampleSimulation simulation, long seed, long sample, int draws) {
        return Coordinator.replay(simulation, seed, sample, draws);
    }

    /// Draws one sample of a run in rounds again. Rounds that follow from each other are drawn up to that one, which
    /// takes as long as they took.
    ///
    /// @param run    as for the whole
    /// @param round  from 1
    /// @param level  of a method that has levels; else −1
    /// @param sample its index in the round
    /// @param draws  how many random numbers to tell: the first
    /// @throws org.halocline.error.ConfigurationException if there is no such round, level or sample
    public static Replay replay(Rounds method, Run run, int round, int level, long sample, int draws) {
        method.check(run);
        return Coordinator.replay(method, run, round, level, sample, draws);
    }

    /// The plan of a run as a tree, without running it: grid, cut, traffic, memory, steps.
    ///
    /// @throws org.halocline.error.ConfigurationException if the request cannot be met
    public static String explain(Simulation simulation, Run run) {
        return Explanation.of(simulation, run);
    }

    /// The plan of a run in rounds: the rounds in a line, then the plan of as many plain samples.
    ///
    /// @throws org.halocline.error.ConfigurationException if the request cannot be met
    public static String explain(Rounds method, Run run) {
        method.check(run);
        Run plain = run.stop() instanceof Stop.AfterSamples ? run : run.stop(new Stop.AfterSamples(1));
        return method.describe(run) + System.lineSeparator() + explain(method.simulation(), plain);
    }
}
