package org.halocline.model;

import java.util.List;
import java.util.Optional;
import org.halocline.grid.Grid;
import org.halocline.grid.Stencil;

/// A time-stepping scheme on a structured grid, written as a kernel for one row of cells.
///
/// The engine owns every loop above the row: it cuts the grid, fills halos and ghosts, orders rows, counts time.
///
/// What a kernel promises:
/// - it writes `next` on the row's cells, and nothing else;
/// - it reads `now` at the row's cells and at neighbours within the stencil;
/// - the value of a cell is one fixed expression of those, the same for every row, worker and moment.
///
/// `///` comments of a simulation give the equation, the discretisation, the stability bound and the source.
public non-sealed interface GridSimulation extends Simulation {
    /// Cells, extent and boundary.
    Grid grid();

    /// Names of the advanced fields; a row numbers them in this order.
    default List<String> fields() {
        return List.of("u");
    }

    /// Neighbours that the kernel reads.
    default Stencil stencil() {
        return Stencil.star(1);
    }

    /// The largest stable time step. A run uses `cfl` times this, or the `dt` it is given, which may not exceed it.
    double maxTimeStep();

    /// Sets all owned cells of all fields at time 0. May be called more than once and must then do the same.
    void initialise(State state);

    /// Advances the cells of one row by `dt`.
    void step(Row row, double dt);

    /// The proof that comes with the simulation, if it has one for its parameters.
    default Optional<Verification.OfField> verification() {
        return Optional.empty();
    }
}
