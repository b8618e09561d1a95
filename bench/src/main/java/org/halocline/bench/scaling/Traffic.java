package org.halocline.bench.scaling;

import java.util.List;
import java.util.OptionalDouble;
import org.halocline.grid.FieldSpec;
import org.halocline.model.GridSimulation;
import org.halocline.model.Simulation;

/// The least that a step must move between memory and caches, for every cell.
final class Traffic {
    private Traffic() {}

    /// Bytes per cell update: each field that steps advance is read once and written once, each auxiliary field is
    /// read once. Halos, ghosts and what a cache reads in order to write are not counted, and neither are the
    fields of
    /// a program, which does with them what it likes.
    static OptionalDouble bytesPerUpdate(Simulation simulation) {
        if (!(simulation instanceof GridSimulation grid)) {
            return OptionalDouble.empty();
        }
        List<FieldSpec> fields = grid.fields();
        long read = fields.size();
        long written = fields.stream().filter(f -> !f.isAuxiliary()).count();
        return OptionalDouble.of(Double.BYTES * (double) (read + written));
    }
}
