package org.halocline.snapshot;

import java.io.IOException;

/// A way to write snapshots. List implementations in `META-INF/services/org.halocline.snapshot.SnapshotFormat`.
///
/// Implementations keep no state between calls: pieces are written in worker processes, the rest in the coordinator.
public interface SnapshotFormat {
    /// The name that requests use, such as `vtk`.
    String name();

    /// Checks a request before the run starts.
    ///
    /// @throws org.halocline.error.ConfigurationException if an option is unknown or out of range
    void check(SnapshotSeries series);

    /// Writes one worker's piece. Called in the worker.
    void writePiece(SnapshotPiece piece) throws IOException;

    /// Completes a snapshot of which all pieces are written. Called in the coordinator, in order of time.
    void finish(SnapshotSeries series, SnapshotMoment moment) throws IOException;
}
