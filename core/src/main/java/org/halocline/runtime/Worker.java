package org.halocline.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.halocline.error.ConfigurationException;
import org.halocline.error.RunFailedException;
import org.halocline.model.GridSimulation;
import org.halocline.model.ProgramSimulation;
import org.halocline.model.SampleSimulation;
import org.halocline.shm.ControlFile;
import org.halocline.shm.SessionMemory;
import org.halocline.shm.StoppedException;
import org.halocline.shm.WaitStrategy;
import org.halocline.shm.Waiter;
import org.halocline.shm.WorkerState;
import org.halocline.vector.Vectors;

/// One worker's life: attach, work, report. The same for a thread and for a process.
final class Worker {
    private Worker() {}

    /// Carries out this rank's share of the plan. The outcome is in the control file.
    ///
    /// @param base    what all attempts share: the plan, states that were kept
    /// @param attempt what only this attempt uses
    /// @return how it ended
    static WorkerState run(
            SessionMemory base, SessionMemory attempt, ControlFile control, int rank, ClassLoader loader) {
        control.pid(rank, ProcessHandle.current().pid());
        control.state(rank, WorkerState.RUNNING);
        try {
            Plan plan = PlanFile.read(base, loader);
            Vectors.useFor(plan.expectedValues());
            Waiter waiter = Waiter.of(WaitStrategy.forWorkers(plan.workers()), control, rank);
            switch (plan.simulation()) {
                case GridSimulation g -> new GridWorker(plan, base, attempt, control, waiter, rank, loader).run();
                case ProgramSimulation p -> new ProgramWorker(plan, base, attempt, control, waiter, rank, loader).run();
                case SampleSimulation s -> new SampleWorker(plan, base, control, waiter, rank).run();
            }
            control.state(rank, WorkerState.DONE);
            return WorkerState.DONE;
        } catch (StoppedException e) {
            return leave(control, rank, WorkerState.STOPPED, String.valueOf(e.getMessage()));
        } catch (RunFailedException | ConfigurationException | IOException | UncheckedIOException e) {
            return leave(control, rank, WorkerState.FAILED, describe(e));
        } catch (Throwable e) { // also errors such as OutOfMemoryError: the user's code is not ours to trust
            return leave(control, rank, WorkerState.CRASHED, describe(e));
        }
    }

    private static WorkerState leave(ControlFile control, int rank, WorkerState how, String message) {
        control.leave(rank, how, message);
        return how;
    }

    /// What happened, for people. The exception is user code too: its message may itself fail.
    private static String describe(Throwable e) {
        try {
            return switch (e) {
                case RunFailedException f -> String.valueOf(f.getMessage());
                case ConfigurationException c -> String.valueOf(c.getMessage());
                case UncheckedIOException u -> String.valueOf(u.getMessage());
                case IOException io ->
                    "cannot write: " + Causes.text(io) + "; free some space or choose another output folder";
                default -> withPlace(e);
            };
        } catch (Throwable secondary) { // even to report it failed
            return e.getClass().getName();
        }
    }

    /// An exception with the innermost places that it came through.
    static String withPlace(Throwable e) {
        StringBuilder text = new StringBuilder(e.toString());
        StackTraceElement[] trace = e.getStackTrace();
        for (int n = 0; n < Math.min(6, trace.length); n++) {
            text.append(System.lineSeparator()).append("    at ").append(trace[n]);
        }
        return text.toString();
    }
}
