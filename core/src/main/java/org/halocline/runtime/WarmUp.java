package org.halocline.runtime;

import java.util.List;
import org.halocline.grid.Axis;
import org.halocline.grid.Box;
import org.halocline.model.Row;
import org.halocline.model.State;
import org.halocline.model.Stop;

/// Calls kernels on a few cells each, before the first step, until the virtual machine has compiled them.
///
/// Vector code is a thousand times slower while it is interpreted, and a method is compiled after so many calls,
/// however long the rows: without this the first hundreds of rows take most of a second.
final class WarmUp {
    /// HotSpot compiles a method for good after 5000 calls.
    private static final int CALLS = 6000;

    /// Some whole vectors and a rest, so that both loops of a kernel are seen at work.
    private static final int CELLS = 20;

    /// Less work than so many cell updates is done before it would pay.
    private static final double LEAST_WORK = 5e7;

    /// A kernel that takes long is not worth the wait.
    private static final long MOST_NANOS = 300_000_000;

    private static final int BETWEEN_LOOKS = 64;

    private WarmUp() {}

    /// Results go where the first step writes: nothing of them stays.
    static void kernels(Plan plan, State state, List<StagePlan> stages, Row row, Clock clock) {
        Box own = state.subdomain().box();
        boolean keeps = stages.stream().anyMatch(s -> s.stage().keepsStart());
        if (keeps || own.size(Axis.X) < CELLS || own.cells() * steps(plan) < LEAST_WORK) {
            return;
        }
        double time = clock.time();
        double dt = Double.isFinite(plan.dt()) ? plan.dt() : 0;
        long begun = System.nanoTime();
        for (int call = 0; call < CALLS; call++) {
            if (call % BETWEEN_LOOKS == 0 && System.nanoTime() - begun > MOST_NANOS) {
                return;
            }
            for (int s = 0; s < stages.size(); s++) {
                StagePlan each = stages.get(s);
                row.bind(each.advances(), time, clock.step(), s);
                row.moveTo(own.beginX(), own.beginX() + CELLS, own.beginY(), own.beginZ());
                each.stage().kernel().apply(row, dt);
            }
        }
    }

    /// How many steps there will be, as far as one can know.
    private static double steps(Plan plan) {
        return switch (plan.run().stop()) {
            case Stop.AfterSteps after -> after.steps();
            case Stop.AtTime at -> at.time() / plan.dt();
            default -> 0;
        };
    }
}
