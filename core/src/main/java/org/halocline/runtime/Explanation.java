package org.halocline.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.halocline.decomposition.Decomposition;
import org.halocline.halo.HaloPlan;
import org.halocline.model.GridSimulation;
import org.halocline.model.Observable;
import org.halocline.model.Run;
import org.halocline.model.SampleSimulation;
import org.halocline.model.Simulation;
import org.halocline.model.SnapshotRequest;
import org.halocline.model.Stop;
import org.halocline.model.Tree;

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
            case GridSimulation grid -> describeGrid(plan, grid, lines);
            case SampleSimulation samples -> describeSamples(plan, samples, lines);
        }
        lines.add("memory    " + Sizes.text(memory.totalBytes()) + " of " + Sizes.text(MemoryPlan.availableBytes())
                + " available");
        planned.notes().forEach(note -> lines.add("note      " + note));
        return Tree.draw(Tree.call(plan.simulation()), lines);
    }

    private static void describeGrid(Plan plan, GridSimulation simulation, List<String> lines) {
        Run run = plan.run();
        Decomposition decomposition = plan.decomposition();
        lines.add("grid      " + decomposition.grid());
        lines.add("fields    " + String.join(", ", simulation.fields()) + ", stencil " + simulation.stencil());
        lines.add("workers   " + decomposition + ", " + host(plan));
        double imbalance = decomposition.largestCells()
                        * (double) plan.workers()
                        / decomposition.grid().cells()
                - 1;
        if (imbalance > 0.005) {
            lines.add(String.format(
                    Locale.ROOT, "balance   the largest subdomain is %.1f %% above the average", 100 * imbalance));
        }
        long traffic = new HaloPlan(decomposition, simulation.stencil())
                .mostBytesPerWorker(simulation.fields().size());
        if (plan.workers() > 1) {
            lines.add("traffic   " + Sizes.text(traffic) + " of halo per worker and step at most");
        }
        String steps = switch (run.stop()) {
            case Stop.AtTime at -> ", about " + (long) Math.ceil(at.time() / plan.dt()) + " steps";
            default -> "";
        };
        lines.add("run       " + run.stop() + ", dt = " + plan.dt() + steps);
        for (Map.Entry<String, Observable> observable : run.observables().entrySet()) {
            lines.add("observe   " + observable.getKey() + " = " + observable.getValue() + ", " + run.observeEvery());
        }
        for (SnapshotRequest request : run.snapshots()) {
            List<String> fields = request.fields().isEmpty() ? simulation.fields() : request.fields();
            lines.add("snapshots " + request.format() + " of " + String.join(", ", fields) + ", " + request.schedule()
                    + ", to " + request.directory());
        }
        if (simulation.verification().isPresent()) {
            lines.add("verified  " + simulation.verification().get().reference());
        }
    }

    private static void describeSamples(Plan plan, SampleSimulation simulation, List<String> lines) {
        lines.add("scores    " + String.join(", ", simulation.scores()));
        lines.add("workers   " + plan.workers() + ", " + host(plan));
        lines.add("run       " + plan.run().stop() + " in " + plan.batches()
                + (plan.batches() == 1 ? " batch, seed " : " batches, seed ")
                + plan.run().seed());
        if (simulation.verification().isPresent()) {
            lines.add("verified  " + simulation.verification().get().reference());
        }
    }

    private static String host(Plan plan) {
        return plan.needsProcesses()
                ? "processes over mapped files"
                : plan.workers() == 1 ? "in the calling process" : "threads of the calling process";
    }
}
