package org.halocline.simulations;

import java.util.List;
import java.util.Optional;
import org.halocline.grid.FieldSpec;
import org.halocline.grid.Grid;
import org.halocline.grid.Stencil;
import org.halocline.model.GridSimulation;
import org.halocline.model.Stage;
import org.halocline.model.State;
import org.halocline.model.StepLimit;
import org.halocline.model.Verification;

/// A simulation whose kernels are told a slightly wrong time step: its proof must notice.
///
/// @param original what it says it is
/// @param factor   by which its kernels step too far
public record Altered(GridSimulation original, double factor) implements GridSimulation {
    @Override
    public Grid grid() {
        return original.grid();
    }

    @Override
    public List<FieldSpec> fields() {
        return original.fields();
    }

    @Override
    public Stencil stencil() {
        return original.stencil();
    }

    @Override
    public double maxTimeStep() {
        return original.maxTimeStep();
    }

    @Override
    public Optional<StepLimit> stepLimit() {
        return original.stepLimit();
    }

    @Override
    public void initialise(State state) {
        original.initialise(state);
    }

    @Override
    public List<Stage> stages() {
        return original.stages().stream()
                .map(s -> new Stage(
                        (row, dt) -> s.kernel().apply(row, dt * factor),
                        s.advances(),
                        s.fraction(),
                        s.keepsStart(),
                        s.totals()))
                .toList();
    }

    @Override
    public Optional<Verification.OfField> verification() {
        return original.verification();
    }
}
