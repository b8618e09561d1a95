package org.halocline.cli;

import org.halocline.Engine;
import org.halocline.model.Observable;
import org.halocline.model.Run;
import org.halocline.model.Schedule;
import org.halocline.simulations.heat.Heat;
import org.halocline.simulations.pi.Pi;

/// What the launcher lets Java watch, to remember what starting and running workers takes that compute on vectors;
/// others start from the cache of the command, see [Training].
///
/// Small runs whose workers are threads of this process, which has the heap of a worker: the layout of objects must be
/// that of the processes that use the cache. Nothing of the command line is loaded.
final class WorkerTraining {
    private static final int STEPS = 200;
    private static final int SAMPLES = 100_000;

    private WorkerTraining() {}

    static void main() throws ReflectiveOperationException {
        Class.forName("org.halocline.runtime.WorkerMain");
        Heat heat = new Heat(64, 1);
        Run grid = Run.steps(STEPS)
                .observe("peak", Observable.max("u"))
                .observeEvery(Schedule.everySteps(STEPS / 4))
                .workers(2);
        Engine.run(heat, grid);
        Engine.run(heat, grid.inProcess());
        Engine.run(heat, grid.timeBlock(4).inProcess());
        Engine.run(new Pi(), Run.samples(SAMPLES).workers(2).inProcess());
    }
}
