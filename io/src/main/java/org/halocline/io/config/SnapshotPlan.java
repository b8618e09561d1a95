package org.halocline.io.config;

import java.util.List;
import java.util.Map;
import org.halocline.model.Region;
import org.halocline.model.Schedule;

/// One series of snapshots, before it is known where it goes.
///
/// @param schedule when
/// @param fields   names of the fields; empty for all
/// @param region   the part of the grid to write
/// @param stride   distance of the cells that are written, along each axis
/// @param formats  names of the formats, at least one
/// @param options  settings by format, for formats of the list only
public record SnapshotPlan(
        Schedule schedule,
        List<String> fields,
        Region region,
        int stride,
        List<String> formats,
        Map<String, Map<String, String>> options) {
    public SnapshotPlan {
        fields = List.copyOf(fields);
        formats = List.copyOf(formats);
        options = Map.copyOf(options);
    }
}
