package org.halocline.model;

import java.util.List;
import java.util.Optional;

/// A time-stepping scheme on a structured grid, written as kernels for one row of cells.
///
/// The engine owns every loop above the row: it cuts the grid, fills halos and ghosts, orders rows, counts time.
///
/// What a kernel promises:
/// - it writes `next` on the row's cells, of the fields that its stage advances, and nothing else;
/// - it reads `now` at the row's cells and at neighbours within the stencil;
/// - the value of a cell is one fixed expression of those, the same for every row, worker and moment: rows may come in
///   any order, and in pieces.
///
/// A field on faces holds at index i the low face of cell i. The kernel advances it with the cell; the faces on walls
/// belong to the boundary condition, which overwrites what the kernel wrote there.
///
/// `///` comments of a simulation give the equation, the discretisation, the stability bound and the source.
public non-sealed interface GridSimulation extends FieldSimulation {
    /// The largest stable time step, or with a [#stepLimit] the largest wanted one, which may be infinite. A run uses
    /// `cfl` times this, or the `dt` it is given, which may not exceed it.
    double maxTimeStep();

    /// The largest stable time step as a function of the state, for adaptive steps: each step is `cfl` times the
    /// least limit of any row, the same bits for any cut.
    ///
    /// It costs a pass over the grid and a meeting of all workers in each step.
    default Optional<StepLimit> stepLimit() {
        return Optional.empty();
    }

    /// Sets all owned cells of all fields and masks at time 0. May be called more than once and must then do the same.
    void initialise(State state);

    /// Advances the cells of one row by `dt`. For a scheme of one stage; others write [#stages].
    default void step(Row row, double dt) {
        throw new UnsupportedOperationException(getClass().getName() + "; write step(row, dt), or stages()");
    }

    /// The stages of a step, in order. Between two stages halos and ghosts are filled again.
    default List<Stage> stages() {
        return List.of(Stage.of(this::step));
    }

    /// What else is to be done now and then, in every worker, with the state.
    default List<Callback> callbacks() {
        return List.of();
    }
}
