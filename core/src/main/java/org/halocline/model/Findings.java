package org.halocline.model;

import java.util.List;
import org.halocline.statistics.Warning;

/// What a method that runs in [Rounds] tells beside its estimate.
///
/// @param method   the method
/// @param table    a record that prints as a table and ends with a line; its components are what `result.json` tells
/// @param warnings reasons not to trust the error
public record Findings(Rounds method, Record table, List<Warning> warnings) {
    public Findings {
        warnings = List.copyOf(warnings);
    }
}
