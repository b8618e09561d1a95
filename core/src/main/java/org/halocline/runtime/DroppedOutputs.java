package org.halocline.runtime;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.halocline.model.OutputTrouble;
import org.halocline.model.Run;
import org.halocline.model.RunMonitor;

/// Outputs that could not be written, of a run that goes on without them.
final class DroppedOutputs {
    private final boolean isAllowed;
    private final RunMonitor monitor;
    private final Map<String, Integer> counts = new TreeMap<>();

    DroppedOutputs(Run run, RunMonitor monitor) {
        this.isAllowed = isAllowed(run);
        this.monitor = monitor;
    }

    /// Whether a run goes on without what cannot be written.
    static boolean isAllowed(Run run) {
        return run.survival().outputTrouble() == OutputTrouble.DROP;
    }

    boolean isAllowed() {
        return isAllowed;
    }

    /// Counts one, and tells of the first of its kind.
    ///
    /// @param kind in the plural, such as `snapshots`
    void add(String kind, String cause) {
        if (counts.merge(kind, 1, Integer::sum) == 1) {
            monitor.dropped(kind, cause);
        }
    }

    /// How many there were, for the result.
    List<String> notes() {
        return counts.entrySet().stream()
                .map(kind -> kind.getKey() + " that could not be written=" + kind.getValue())
                .toList();
    }
}
