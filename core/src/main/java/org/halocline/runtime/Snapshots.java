package org.halocline.runtime;

import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.halocline.decomposition.Decomposition;
import org.halocline.error.ConfigurationException;
import org.halocline.grid.FieldSpec;
import org.halocline.grid.Grid;
import org.halocline.model.FieldSimulation;
import org.halocline.model.SnapshotRequest;
import org.halocline.snapshot.Selection;
import org.halocline.snapshot.SnapshotFormat;
import org.halocline.snapshot.SnapshotSeries;

/// Finds the format of a request and describes its series; the same in the coordinator and in every worker.
record Snapshots(SnapshotFormat format, SnapshotSeries series) {

    /// @throws ConfigurationException if the format or a field is unknown
    static Snapshots of(
            SnapshotRequest request, FieldSimulation simulation, Decomposition decomposition, ClassLoader loader) {
        List<String> names = FieldSpec.names(simulation.fields());
        Grid grid = simulation.grid();
        for (String field : request.fields()) {
            if (!names.contains(field)) {
                throw new ConfigurationException(
                        "snapshot field=" + field + "; the simulation has " + String.join(", ", names));
            }
        }
        List<String> fields = request.fields().isEmpty() ? names : request.fields();
        return new Snapshots(
                format(request.format(), loader),
                new SnapshotSeries(
                        Path.of(request.directory()),
                        fields,
                        decomposition,
                        new Selection(grid, request.region().box(grid), request.stride()),
                        request.options()));
    }

    private static SnapshotFormat format(String name, ClassLoader loader) {
        TreeMap<String, SnapshotFormat> formats = new TreeMap<>();
        for (SnapshotFormat format : ServiceLoader.load(SnapshotFormat.class, loader)) {
            formats.put(format.name(), format);
        }
        SnapshotFormat format = formats.get(name);
        if (format == null) {
            throw new ConfigurationException("snapshot format=" + name + "; "
                    + (formats.isEmpty()
                            ? "none is on the class path, add halocline-io"
                            : "use one of " + String.join(", ", formats.keySet())));
        }
        return format;
    }
}
