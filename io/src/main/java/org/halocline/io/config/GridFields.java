package org.halocline.io.config;

import java.util.List;
import org.halocline.grid.FieldSpec;
import org.halocline.grid.Grid;

/// What observables and snapshots look at.
///
/// @param grid  the grid of a simulation
/// @param specs its fields
record GridFields(Grid grid, List<FieldSpec> specs) {
    GridFields {
        specs = List.copyOf(specs);
    }

    List<String> names() {
        return FieldSpec.names(specs);
    }
}
