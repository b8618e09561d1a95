package org.halocline.snapshot;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.halocline.decomposition.Decomposition;

/// What all snapshots of one request have in common.
///
/// @param directory     where to write; exists
/// @param fields        names of the fields, at least one
/// @param decomposition the cut
/// @param selection     which cells
/// @param options       settings of the format
public record SnapshotSeries(
        Path directory,
        List<String> fields,
        Decomposition decomposition,
        Selection selection,
        Map<String, String> options) {}
