package org.halocline.model;

import java.util.List;
import java.util.Optional;
import org.halocline.grid.FieldSpec;
import org.halocline.grid.Grid;
import org.halocline.grid.Stencil;

/// A simulation whose state is fields on a structured grid.
public sealed interface FieldSimulation extends Simulation permits GridSimulation, ProgramSimulation {
    /// Cells, extent and boundary.
    Grid grid();

    /// The fields; a row numbers them in this order.
    default List<FieldSpec> fields() {
        return FieldSpec.named("u");
    }

    /// Names of the masks; a row numbers them in this order.
    default List<String> masks() {
        return List.of();
    }

    /// Neighbours that kernels read, of fields that do not say otherwise.
    default Stencil stencil() {
        return Stencil.star(1);
    }

    /// The proof that comes with the simulation, if it has one for its parameters.
    default Optional<Verification.OfField> verification() {
        return Optional.empty();
    }

    /// The same, where what is right depends on the random numbers of the run.
    ///
    /// @param seed of the run
    default Optional<Verification.OfField> verification(long seed) {
        return verification();
    }

    /// A mean over time that the simulation tends to, if it is known: a run that averages it is verified by it, once it
    /// is long enough for an error to be trusted.
    default Optional<Verification.OfAverage> equilibrium() {
        return Optional.empty();
    }

    /// The solution of the equation that the scheme approximates, if it is known: a run then tells the distance, and
    /// `halocline converge` the order.
    default Optional<Solution> solution() {
        return Optional.empty();
    }

    /// Neighbours that kernels read of a field.
    default Stencil stencilOf(FieldSpec field) {
        return field.stencil().orElse(stencil());
    }
}
