package org.halocline.model;

import java.util.List;
import java.util.Map;
import org.halocline.error.ConfigurationException;

/// Pictures of the fields to be written during a run.
///
/// @param format    name of a [org.halocline.snapshot.SnapshotFormat] on the class path, such as `vtk` or `png`
/// @param schedule  when
/// @param fields    names of the fields; empty for all
/// @param directory where to, an absolute path
/// @param options   settings of the format
/// @param region    the part of the grid to write
/// @param stride    writes every so manyth cell along each axis, from the first of the region on
public record SnapshotRequest(
        String format,
        Schedule schedule,
        List<String> fields,
        String directory,
        Map<String, String> options,
        Region region,
        int stride) {
    /// All cells.
    public SnapshotRequest(
            String format, Schedule schedule, List<String> fields, String directory, Map<String, String> options) {
        this(format, schedule, fields, directory, options, Region.ALL, 1);
    }

    public SnapshotRequest {
        if (stride < 1) {
            throw new ConfigurationException("snapshot stride=" + stride + "; use at least 1");
        }
        fields = List.copyOf(fields);
        options = Map.copyOf(options);
    }
}
