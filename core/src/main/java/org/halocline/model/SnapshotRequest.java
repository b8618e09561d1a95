package org.halocline.model;

import java.util.List;
import java.util.Map;

/// Pictures of the fields to be written during a run.
///
/// @param format    name of a [org.halocline.snapshot.SnapshotFormat] on the class path, such as `vtk` or `png`
/// @param schedule  when
/// @param fields    names of the fields; empty for all
/// @param directory where to, an absolute path
/// @param options   settings of the format
public record SnapshotRequest(
        String format, Schedule schedule, List<String> fields, String directory, Map<String, String> options) {
    public SnapshotRequest {
        fields = List.copyOf(fields);
        options = Map.copyOf(options);
    }
}
