package org.halocline.examples;

import java.util.List;
import org.halocline.Engine;
import org.halocline.model.Observable;
import org.halocline.model.Observation;
import org.halocline.model.Run;
import org.halocline.model.RunMonitor;
import org.halocline.model.RunResult;
import org.halocline.model.Schedule;

/// Pieces of programs for the documentation.
final class OneToMany {
    private OneToMany() {}

    static List<RunResult> run() {
        Diffusion diffusion = new Diffusion(64, 1.0);
        // region one
        RunResult one = Engine.run(diffusion, Run.until(0.01));
        // endregion
        // region many
        RunResult many = Engine.run(diffusion, Run.until(0.01).workers(4));
        // endregion
        // region threads
        RunResult threads = Engine.run(diffusion, Run.until(0.01).workers(4).inProcess());
        // endregion
        return List.of(one, many, threads);
    }

    /// The plate on one worker, on four processes, and on three.
    static List<RunResult> plates(int n, double tolerance) {
        // region plate
        RunResult one = Engine.run(new Plate(n, tolerance), Run.toCompletion());
        RunResult many = Engine.run(new Plate(n, tolerance), Run.toCompletion().workers(4));
        // endregion
        RunResult threads = Engine.run(
                new Plate(n, tolerance), Run.toCompletion().workers(3).inProcess());
        return List.of(one, many, threads);
    }

    static void watch(Diffusion diffusion, List<String> lines) {
        // region watch
        RunMonitor monitor = new RunMonitor() {
            @Override
            public void observed(Observation observation) {
                lines.add(observation.time() + " " + observation.values().get("peak"));
            }
        };
        Run run = Run.until(0.01).observe("peak", Observable.max("u")).observeEvery(Schedule.everyTime(0.002));
        Engine.run(diffusion, run, monitor);
        // endregion
    }
}
