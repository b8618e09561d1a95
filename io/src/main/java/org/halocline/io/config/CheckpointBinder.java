package org.halocline.io.config;

import org.halocline.model.CheckpointRequest;
import org.halocline.model.Compression;
import org.halocline.model.ProgramSimulation;
import org.halocline.model.Schedule;
import org.halocline.model.Simulation;
import org.jspecify.annotations.Nullable;

/// Reads `checkpoint`: when states are written to disk besides on request, how many stay, and how they are packed.
///
/// Where they go is not known yet: requests come out with an empty directory.
final class CheckpointBinder {
    /// On request only.
    static final CheckpointRequest DEFAULT = CheckpointRequest.NONE;

    static final ParameterType.Choice COMPRESSION = new ParameterType.Choice(Compression.class);

    private static final Range KEEP = new Range(1, Integer.MAX_VALUE, true, false);

    private final SimulationKind kind;
    private final Problems problems;
    private final Values values;

    CheckpointBinder(SimulationKind kind, Problems problems) {
        this.kind = kind;
        this.problems = problems;
        this.values = new Values(problems);
    }

    /// The request of a config, of which `simulation` is null if it cannot be made.
    CheckpointRequest bind(Section config, @Nullable Simulation simulation) {
        Node node = config.get("checkpoint");
        if (node == null) {
            return DEFAULT;
        }
        if (!isResumable(simulation)) {
            problems.add(
                    config.key("checkpoint"),
                    "\"checkpoint\" is not for a program that cannot be resumed; remove it, or implement"
                            + " isResumable()");
        }
        Node.Table table = values.table(node);
        return table == null ? DEFAULT : request(new Section(table, Keys.CHECKPOINT, problems));
    }

    private CheckpointRequest request(Section section) {
        refuseOtherKind(section);
        boolean scheduled = Keys.SCHEDULE.stream().anyMatch(key -> section.get(key) != null);
        Schedule schedule = scheduled ? new ScheduleBinder(problems).bind(section) : DEFAULT.schedule();
        Node keepNode = section.get("keep");
        Long keep = keepNode == null ? null : values.integer(keepNode, KEEP);
        Node compressNode = section.get("compress");
        Enum<?> compress = compressNode == null ? null : values.choice(compressNode, COMPRESSION);
        return new CheckpointRequest(
                schedule == null ? DEFAULT.schedule() : schedule,
                "",
                keep == null ? DEFAULT.keep() : Math.toIntExact(keep),
                compress instanceof Compression compression ? compression : DEFAULT.compress());
    }

    private void refuseOtherKind(Section section) {
        for (String key : Keys.SCHEDULE) {
            if (section.get(key) != null && !kind.checkpointSchedules().contains(key)) {
                problems.add(
                        section.key(key),
                        Quote.of(key) + " is not for " + kind + "; use "
                                + Quote.alternatives(kind.checkpointSchedules()));
            }
        }
    }

    /// Whether a run can go on from a state on disk.
    static boolean isResumable(@Nullable Simulation simulation) {
        return !(simulation instanceof ProgramSimulation program) || program.isResumable();
    }
}
