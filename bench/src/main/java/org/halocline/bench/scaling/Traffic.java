package org.halocline.bench.scaling;

import java.util.List;
import java.util.OptionalDouble;
import org.halocline.grid.FieldSpec;
import org.halocline.model.GridSimulation;
import org.halocline.model.Simulation;

/// The least that a step must move between memory and caches, for every cell: without halos, ghosts, and what a cache
/// reads in order to write. A program does with its fields what it likes.
final class Traffic {
    private Traffic() {}

    /// Bytes per cell update. Fields that steps advance are read and written once, auxiliary ones read once.
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
