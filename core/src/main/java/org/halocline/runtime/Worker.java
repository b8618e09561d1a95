package org.halocline.runtime;

import java.io.IOException;
import org.halocline.error.ConfigurationException;
import org.halocline.error.RunFailedException;
import org.halocline.model.GridSimulation;
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

    /// Carries out this rank's share of the plan in a session. Never throws: the outcome is in the control file.
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
                case SampleSimulation s -> new SampleWorker(plan, session, control, waiter, rank).run();
            }
            control.state(rank, WorkerState.DONE);
            return true;
        } catch (StoppedException e) {
            control.state(rank, WorkerState.STOPPED);
            return false;
        } catch (Throwable e) { // also errors such as OutOfMemoryError: the user's code is not ours to trust
            control.fail(rank, describe(e));
            return false;
        }
    }

    private static String describe(Throwable e) {
        if (e instanceof RunFailedException || e instanceof ConfigurationException) {
            return String.valueOf(e.getMessage());
        }
        if (e instanceof IOException) {
            return "cannot write: " + e;
        }
        StringBuilder text = new StringBuilder(e.toString());
        StackTraceElement[] trace = e.getStackTrace();
        for (int n = 0; n < Math.min(6, trace.length); n++) {
            text.append(System.lineSeparator()).append("    at ").append(trace[n]);
        }
        return text.toString();
    }
}
