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

/// One worker's life: attach, work, report. The same for a thread and for a process.
final class Worker {
    private Worker() {}

    /// Carries out this rank's share of the plan in a session. The outcome is in the control file.
    ///
    /// @return whether all went well
    static boolean run(SessionMemory session, int rank, ClassLoader loader) {
        ControlFile control = ControlFile.open(session);
        control.pid(rank, ProcessHandle.current().pid());
        control.state(rank, WorkerState.RUNNING);
        try {
            Plan plan = PlanFile.read(session, loader);
            Waiter waiter = new Waiter(WaitStrategy.forWorkers(plan.workers()), control);
            switch (plan.simulation()) {
                case GridSimulation g -> new GridWorker(plan, session, control, waiter, rank, loader).run();
                case ProgramSimulation p -> new ProgramWorker(plan, session, control, waiter, rank, loader).run();
                case SampleSimulation s -> new SampleWorker(plan, session, control, waiter, rank).run();
            }
            control.state(rank, WorkerState.DONE);
            return true;
        } catch (StoppedException e) {
            control.leave(rank, WorkerState.STOPPED, String.valueOf(e.getMessage()));
            return false;
        } catch (Throwable e) { // also errors such as OutOfMemoryError: the user's code is not ours to trust
            control.leave(rank, WorkerState.FAILED, describe(e));
            return false;
        }
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
