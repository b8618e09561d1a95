package org.halocline.model;

import java.util.List;

/// One pass over all cells within a step.
///
/// ```
/// List.of(
///     Stage.of(this::accelerate).advancing("u", "v"),
///     Stage.of(this::transport).advancing("h").at(0.5))
/// ```
///
/// @param kernel     writes `next` of the advanced fields
/// @param advances   names of the fields that it advances; empty for all that are not auxiliary
/// @param fraction   the part of the step that has passed when it begins, from 0 to 1: the time of its boundary
///     conditions
/// @param keepsStart whether this or a later stage reads [Row#start], or [Row#total]
/// @param totals     whether a stage uses [Row#total]
public record Stage(RowKernel kernel, List<String> advances, double fraction, boolean keepsStart, boolean totals) {
    public Stage {
        advances = List.copyOf(advances);
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new IllegalArgumentException("stage fraction=" + fraction + "; use 0 to 1");
        }
    }

    /// A stage that advances all fields that are not auxiliary, at the beginning of the step.
    public static Stage of(RowKernel kernel) {
        return new Stage(kernel, List.of(), 0, false, false);
    }

    /// Only these fields are advanced; the others keep their values. Auxiliary fields may be among them.
    public Stage advancing(String... fields) {
        return new Stage(kernel, List.of(fields), fraction, keepsStart, totals);
    }

    /// Boundary conditions are taken at this part of the step.
    public Stage at(double part) {
        return new Stage(kernel, advances, part, keepsStart, totals);
    }

    /// Reads [Row#start]: the values at the beginning of the step.
    public Stage withStart() {
        return new Stage(kernel, advances, fraction, true, totals);
    }

    /// Reads and writes [Row#total], and reads [Row#start].
    public Stage withTotal() {
        return new Stage(kernel, advances, fraction, true, true);
    }
}
