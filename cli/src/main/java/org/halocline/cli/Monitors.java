package org.halocline.cli;

import java.nio.file.Path;
import org.halocline.model.ConvergencePoint;
import org.halocline.model.Observation;
import org.halocline.model.Progress;
import org.halocline.model.Recovery;
import org.halocline.model.RunMonitor;

/// Two monitors as one.
record Monitors(RunMonitor first, RunMonitor second) implements RunMonitor {
    @Override
    public void progress(Progress progress) {
        first.progress(progress);
        second.progress(progress);
    }

    @Override
    public boolean followsEstimates() {
        return first.followsEstimates() || second.followsEstimates();
    }

    @Override
    public void observed(Observation observation) {
        first.observed(observation);
        second.observed(observation);
    }

    @Override
    public void estimated(ConvergencePoint point) {
        first.estimated(point);
        second.estimated(point);
    }

    @Override
    public void recovered(Recovery recovery) {
        first.recovered(recovery);
        second.recovered(recovery);
    }

    @Override
    public void checkpointing(long step) {
        first.checkpointing(step);
        second.checkpointing(step);
    }

    @Override
    public void flush() {
        first.flush();
        second.flush();
    }

    @Override
    public void checkpointed(Path checkpoint, long step) {
        first.checkpointed(checkpoint, step);
        second.checkpointed(checkpoint, step);
    }

    @Override
    public void dropped(String kind, String cause) {
        first.dropped(kind, cause);
        second.dropped(kind, cause);
    }

    @Override
    public void note(String line) {
        first.note(line);
        second.note(line);
    }
}
