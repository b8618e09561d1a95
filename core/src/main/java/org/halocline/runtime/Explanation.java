package org.halocline.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.halocline.decomposition.Decomposition;
import org.halocline.grid.FieldSpec;
import org.halocline.halo.HaloPlan;
import org.halocline.model.FieldSimulation;
import org.halocline.model.GridSimulation;
import org.halocline.model.Run;
import org.halocline.model.SampleSimulation;
import org.halocline.model.SampleTerms;
import org.halocline.model.Simulation;
import org.halocline.model.SnapshotRequest;
import org.halocline.model.State;
import org.halocline.model.Stop;
import org.halocline.model.TimeStep;
import org.halocline.model.Tree;
import org.halocline.sample.TallySpec;
import org.halocline.vector.Vectors;

/// A plan as a tree for people.
public final class Explanation {
    private Explanation() {}

    /// Plans a run and describes the plan. Starts nothing.
    ///
    /// @throws org.halocline.error.ConfigurationException if the request cannot be met
    public static String of(Simulation simulation, Run run) {
        Planner.Planned planned = Planner.plan(simulation, run);
        Plan plan = planned.plan();
        MemoryPlan memory = MemoryPlan.of(plan);
        memory.requireFits();
        List<String> lines = new ArrayList<>();
        switch (plan.simulation()) {
            case FieldSimulation fields -> describeFields(plan, fields, lines);
            case SampleSimulation samples -> describeSamples(plan, samples, lines);
        }
        lines.add("vectors   "
                + (plan.processes() ? Vectors.describeWorkers(plan.expectedValues()) : Vectors.describe()));
        lines.add("memory    " + Sizes.text(memory.totalBytes()) + " of " + Sizes.text(MemoryPlan.availableBytes())
                + " available");
        planned.notes().forEach(note -> lines.add("note      " + note));
        return Tree.draw(Tree.call(plan.simulation()), lines);
    }

    private static void describeFields(Plan plan, FieldSimulation simulation, List<String> lines) {
        Run run = plan.run();
        Decomposition decomposition = plan.decomposition();
        lines.add("grid      " + decomposition.grid());
        lines.add("fields    "
                + simulation.fields().stream().map(FieldSpec::toString).collect(Collectors.joining(", "))
                + ", stencil " + simulation.stencil());
        if (!simulation.masks().isEmpty()) {
            lines.add("masks     " + String.join(", ", simulation.masks()));
        }
        lines.add("workers   " + decomposition + ", " + host(plan));
        double imbalance = Hints.imbalance(decomposition);
        if (imbalance > 0.005) {
            lines.add(String.format(
                    Locale.ROOT, "balance   the largest subdomain is %.1f %% above the average", 100 * imbalance));
        }
        if (plan.workers() > 1) {
            lines.add("traffic   " + traffic(plan, simulation));
        }
        if (simulation instanceof GridSimulation) {
            lines.add("block     " + TimeBlocks.describe(plan));
        }
        lines.add("run       " + run.stop() + steps(plan, simulation));
        run.observables()
                .forEach((name, observable) ->
                        lines.add("observe   " + name + " = " + observable + ", " + run.observeEvery()));
        if (run.averages().isOn()) {
            lines.add("averages  " + String.join(", ", Averaging.names(run)) + ", from step "
                    + run.averages().from() + " on");
        }
        for (SnapshotRequest request : run.snapshots()) {
            lines.add("snapshots " + describe(request, simulation));
        }
        simulation.verification().ifPresent(proof -> lines.add("verified  " + proof.reference()));
        simulation
                .equilibrium()
                .ifPresent(
                        proof -> lines.add("verified  " + proof.observable() + " if averaged: " + proof.reference()));
        simulation
                .solution()
                .ifPresent(solution -> lines.add("order     " + solution.order() + " in " + solution.norm()
                        + " against " + solution.reference()));
    }

    private static String steps(Plan plan, FieldSimulation simulation) {
        if (simulation instanceof GridSimulation grid) {
            boolean adaptive = grid.stepLimit().isPresent() && !(plan.run().timeStep() instanceof TimeStep.Fixed);
            int stages = grid.stages().size();
            return (adaptive
                            ? ", dt from the state" + (Double.isFinite(plan.dt()) ? ", at most " + plan.dt() : "")
                            : ", dt = " + plan.dt() + count(plan))
                    + (stages > 1 ? ", " + stages + " stages a step" : "");
        }
        return ", a program";
    }

    private static String count(Plan plan) {
        return plan.run().stop() instanceof Stop.AtTime at
                ? ", about " + (long) Math.ceil(at.time() / plan.dt()) + " steps"
                : "";
    }

    private static String describe(SnapshotRequest request, FieldSimulation simulation) {
        List<String> fields = request.fields().isEmpty() ? FieldSpec.names(simulation.fields()) : request.fields();
        return request.format() + " of " + String.join(", ", fields)
                + (request.region().isAll() ? "" : " in " + request.region())
                + (request.stride() > 1 ? ", one cell in " + request.stride() + " along each axis" : "")
                + ", " + request.schedule() + ", to " + request.directory();
    }

    private static String traffic(Plan plan, FieldSimulation simulation) {
        int steps = plan.timeBlock().steps();
        boolean overlaps = steps == 1 && plan.run().overlap() && simulation instanceof GridSimulation;
        return Sizes.text(haloBytes(plan, simulation)) + " of halo per worker at most, "
                + (steps == 1 ? "in every step" : "every " + steps + " steps")
                + (overlaps ? " while the core is computed" : "");
    }

    /// What the busiest worker receives in a step, or before several at a time: each field is exchanged once for each
    /// stage that advances it, or once before all of them.
    private static long haloBytes(Plan plan, FieldSimulation simulation) {
        int depth = plan.depth(plan.timeBlock().steps());
        long most = 0;
        for (int rank = 0; rank < plan.workers(); rank++) {
            long cells = 0;
            for (FieldSpec field : simulation.fields()) {
                long times = times(simulation, field);
                cells += (depth == 0 ? times : Math.min(1, times))
                        * new HaloPlan(plan.decomposition(), State.exchanged(simulation, field, depth))
                                .cellsReceived(rank);
            }
            most = Math.max(most, cells * Double.BYTES);
        }
        return most;
    }

    private static long times(FieldSimulation simulation, FieldSpec field) {
        return simulation instanceof GridSimulation grid
                ? grid.stages().stream()
                        .filter(stage -> stage.advances().isEmpty()
                                ? !field.isAuxiliary()
                                : stage.advances().contains(field.name()))
                        .count()
                : field.isAuxiliary() ? 0 : 1;
    }

    private static void describeSamples(Plan plan, SampleSimulation simulation, List<String> lines) {
        lines.add("scores    " + String.join(", ", simulation.scores()));
        for (TallySpec tally : simulation.tallies()) {
            lines.add("tally     " + tally);
        }
        if (plan.run().sampleTerms().jackknife() > 0) {
            lines.add("jackknife " + plan.run().sampleTerms().jackknife() + " groups");
        }
        lines.add("workers   " + plan.workers() + ", " + host(plan));
        BatchGrid grid = plan.grid();
        SampleTerms sampleTerms = plan.run().sampleTerms();
        boolean isKnown = plan.run().stop() instanceof Stop.AfterSamples;
        lines.add("run       " + plan.run().stop()
                + (isKnown ? " in " + grid.batches() + (grid.batches() == 1 ? " batch" : " batches") : "")
                + (sampleTerms.limitSeconds() > 0 ? ", at most " + sampleTerms.limitSeconds() + " s" : "") + ", seed "
                + plan.run().seed());
        if (!sampleTerms.share().isAll()) {
            lines.add("share     " + sampleTerms.share() + ", samples " + SampleRanges.of(grid.begin(), grid.end()));
        }
        if (simulation.verification().isPresent()) {
            lines.add("verified  " + simulation.verification().get().reference());
        }
    }

    private static String cores(Plan plan) {
        if (!plan.isPinned()) {
            return "";
        }
        Cores cores = Cores.ofThisProcess();
        return IntStream.range(0, plan.workers())
                .mapToObj(rank -> Integer.toString(cores.of(rank)))
                .collect(Collectors.joining(", ", ", pinned to cores ", ""));
    }

    private static String host(Plan plan) {
        return plan.processes()
                ? "processes over mapped files" + cores(plan)
                : plan.workers() == 1 ? "in the calling process" : "threads of the calling process";
    }
}
