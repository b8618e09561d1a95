package org.halocline.runtime;

import java.util.List;
import java.util.Optional;
import org.halocline.decomposition.Decomposition;
import org.halocline.decomposition.ProcessGrid;
import org.halocline.model.FieldSimulation;
import org.halocline.model.GridSimulation;
import org.halocline.model.Run;
import org.halocline.model.SampleSimulation;
import org.halocline.model.Simulation;
import org.halocline.model.State;
import org.halocline.model.Stop;
import org.halocline.model.TimeBlock;
import org.halocline.model.Workers;
import org.halocline.sample.TallyLayout;
import org.halocline.vector.Vectors;

/// A request made definite: what every worker needs to know. Travels as a tree of records.
///
/// @param simulation  what to run
/// @param run         the request
/// @param processGrid arrangement of the workers; n×1 for samples
/// @param dt          the longest step, infinite if only the state tells; 0 for samples
/// @param grid        how the samples are cut into batches; no samples for grids
/// @param resumes     where to go on from: one, or none
/// @param keeps       whether workers keep their states in the session
/// @param blocks      how many steps at a time, in tiles of how many rows; one step for programs and samples
/// @param version     of the engine
public record Plan(
        Simulation simulation,
        Run run,
        ProcessGrid processGrid,
        double dt,
        BatchGrid grid,
        List<Resume> resumes,
        boolean keeps,
        BlockChoice blocks,
        boolean processes,
        String version) {
    /// So many steps are expected where one cannot know.
    private static final int SOME_STEPS = 1000;

    private static final String VERSION = Optional.ofNullable(
                    Plan.class.getPackage().getImplementationVersion())
            .orElse("unpackaged");

    /// A plan of this version.
    Plan(
            Simulation simulation,
            Run run,
            ProcessGrid processGrid,
            double dt,
            BatchGrid grid,
            List<Resume> resumes,
            boolean keeps,
            BlockChoice blocks) {
        this(simulation, run, processGrid, dt, grid, resumes, keeps, blocks, false, VERSION);
    }

    /// From the beginning.
    Plan(Simulation simulation, Run run, ProcessGrid processGrid, double dt, BatchGrid grid) {
        this(simulation, run, processGrid, dt, grid, List.of(), true, BlockChoice.OFF);
    }

    /// The same with workers where they belong: in processes if there are several, or if one has much to compute and
    /// this process has no vectors.
    Plan placed() {
        double values = expectedValues();
        if (values == Double.POSITIVE_INFINITY && simulation instanceof FieldSimulation fields) {
            values = SOME_STEPS * (double) fields.grid().cells();
        }
        boolean apart = run.workers().placement() == Workers.Placement.PROCESSES
                && (workers() > 1 || Vectors.areWorthAProcess(values));
        return new Plan(simulation, run, processGrid, dt, grid, resumes, keeps, blocks, apart, version);
    }

    /// The same without states in the session.
    Plan withoutKeeping() {
        return new Plan(simulation, run, processGrid, dt, grid, resumes, false, blocks, processes, version);
    }

    /// The same with so many steps at a time.
    Plan withBlocks(BlockChoice choice) {
        return new Plan(simulation, run, processGrid, dt, grid, resumes, keeps, choice, processes, version);
    }

    /// What is counted on the way: `step`, or `batches` of samples.
    String counted() {
        return simulation instanceof SampleSimulation ? "batches" : "step";
    }

    /// How many steps are taken at a time, at first.
    TimeBlock timeBlock() {
        return blocks.block();
    }

    /// Most layers of the halo that may be needed; 0 for as many as kernels read.
    int haloDepth() {
        return depth(blocks.mostSteps());
    }

    /// Layers of the halo for so many steps at a time; 0 for as many as kernels read.
    int depth(int steps) {
        return blocks.mostSteps() > 1 && simulation instanceof GridSimulation grid
                ? steps * grid.stages().size() * State.haloWidth(grid)
                : 0;
    }

    /// How many steps there will be, as far as one can know; else 0.
    double expectedSteps() {
        return switch (run.stop()) {
            case Stop.AfterSteps after -> after.steps();
            case Stop.AtTime at -> at.time() / dt;
            default -> 0;
        };
    }

    /// What a worker computes in all: updates of cells, or numbers drawn in bulk (one a sample at least); without end
    /// if that is not known.
    double expectedValues() {
        if (simulation instanceof SampleSimulation samples) {
            return grid.samples() * (double) Math.max(1, samples.uniforms()) / workers();
        }
        double steps = expectedSteps();
        return steps > 0 ? steps * decomposition().grid().cells() / workers() : Double.POSITIVE_INFINITY;
    }

    /// Whether a run would last much longer without vectors, if its kernels have them.
    boolean needsVectors() {
        return expectedValues()
                >= (run.workers().placement() == Workers.Placement.THREADS
                        ? Vectors.LEAST_VALUES
                        : Vectors.WORTH_A_PROCESS);
    }

    /// Where to go on from.
    Optional<Resume> resume() {
        return resumes.stream().findFirst();
    }

    /// Samples that the tally will hold: those of this run and those that were drawn before.
    long requestedSamples() {
        return grid.samples() + resume().map(Resume::samples).orElse(0L);
    }

    public int workers() {
        return processGrid.workers();
    }

    /// Whether each worker keeps to one core.
    boolean isPinned() {
        return processes && run.workers().pinned();
    }

    /// @throws ClassCastException for samples
    FieldSimulation fieldSimulation() {
        return (FieldSimulation) simulation;
    }

    /// @throws ClassCastException for grids
    SampleSimulation sampleSimulation() {
        return (SampleSimulation) simulation;
    }

    /// What the tally of every batch holds.
    ///
    /// @throws ClassCastException for grids
    TallyLayout tallyLayout() {
        return SampleEstimates.layout(sampleSimulation(), run.sampleTerms().jackknife());
    }

    /// @throws ClassCastException for samples
    Decomposition decomposition() {
        return new Decomposition(fieldSimulation().grid(), processGrid);
    }
}
