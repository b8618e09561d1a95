package org.halocline.cli;

import org.halocline.Engine;
import org.halocline.model.Observable;
import org.halocline.model.Run;
import org.halocline.model.Schedule;
import org.halocline.simulations.heat.Heat;
import org.halocline.simulations.pi.Pi;

/// What the launcher lets Java watch, to remember what starting and running workers takes that compute on vectors;
/// others start from the cache of the command, see [Training]. `WorkerTraining grids` or `WorkerTraining samples`.
///
/// A small run with two worker processes, of which the first keeps the record: it is what will start from the cache.
final class WorkerTraining {
    private static final int STEPS = 200;
    private static final int SAMPLES = 100_000;

    private WorkerTraining() {}

    static void main(String[] arguments) {
        if (arguments[0].equals("grids")) {
            Engine.run(
                    new Heat(64, 1),
                    Run.steps(STEPS)
                            .observe("peak", Observable.max("u"))
                            .observeEvery(Schedule.everySteps(STEPS / 4))
                            .workers(2));
        } else {
            Engine.run(new Pi(), Run.samples(SAMPLES).workers(2));
        }
    }
}
