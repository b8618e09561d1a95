package org.halocline.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.halocline.grid.FieldSpec;
import org.halocline.grid.Grid;
import org.halocline.grid.Stencil;
import org.halocline.model.GridSimulation;
import org.halocline.model.RowKernel;
import org.halocline.model.Stage;
import org.halocline.model.State;
import org.halocline.model.StepLimit;
import org.halocline.testing.Fault.Moment;

/// A grid simulation to whose worker processes things happen.
///
/// @param inner what is computed
/// @param plan  what happens
public record FaultyGrid(GridSimulation inner, FaultPlan plan) implements GridSimulation {
    /// Of this process, which does the work of one worker.
    private static volatile int rank = -1;

    @Override
    public Grid grid() {
        return inner.grid();
    }

    @Override
    public List<FieldSpec> fields() {
        return inner.fields();
    }

    @Override
    public List<String> masks() {
        return inner.masks();
    }

    @Override
    public Stencil stencil() {
        return inner.stencil();
    }

    @Override
    public double maxTimeStep() {
        return inner.maxTimeStep();
    }

    @Override
    public void initialise(State state) {
        rank = state.subdomain().rank();
        plan.at(Moment.START, rank, 0);
        inner.initialise(state);
    }

    @Override
    public Optional<StepLimit> stepLimit() {
        return inner.stepLimit().map(limit -> row -> {
            plan.at(Moment.REDUCTION, rank, row.time());
            return limit.of(row);
        });
    }

    @Override
    public List<Stage> stages() {
        List<Stage> stages = new ArrayList<>(inner.stages());
        int last = stages.size() - 1;
        stages.set(last, withFaults(stages.get(last), Moment.LAST_STAGE));
        stages.set(0, withFaults(stages.getFirst(), Moment.FIRST_STAGE));
        return stages;
    }

    private Stage withFaults(Stage stage, Moment moment) {
        RowKernel kernel = stage.kernel();
        return new Stage(
                (row, dt) -> {
                    plan.at(moment, rank, row.time());
                    kernel.apply(row, dt);
                },
                stage.advances(),
                stage.fraction(),
                stage.keepsStart(),
                stage.totals());
    }
}
