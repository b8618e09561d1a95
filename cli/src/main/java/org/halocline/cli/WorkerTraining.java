package org.halocline.cli;

import org.halocline.Engine;
import org.halocline.model.Observable;
import org.halocline.model.Run;
import org.halocline.model.Schedule;
import org.halocline.simulations.heat.Heat;
import org.halocline.simulations.pi.Pi;

/// What the launcher lets Java watch, to remember what starting and running worker processes takes.
///
/// Small runs whose workers are threads of this process, which has the heap of a worker: the layout of objects must be
/// that of the processes that use the cache. Nothing of the command line is loaded.
final class WorkerTraining {
    private static final int STEPS = 200;

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
        Run samples = Run.samples(100_000).workers(2);
        Engine.run(new Pi(), samples);
        Engine.run(new Pi(), samples.inProcess());
    }
}
