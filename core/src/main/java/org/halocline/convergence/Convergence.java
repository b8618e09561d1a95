package org.halocline.convergence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.halocline.error.ConfigurationException;
import org.halocline.grid.Grid;
import org.halocline.grid.GridAxis;
import org.halocline.model.FieldSimulation;
import org.halocline.model.GridSimulation;
import org.halocline.model.Norm;
import org.halocline.model.Run;
import org.halocline.model.RunMonitor;
import org.halocline.model.RunResult;
import org.halocline.model.Schedule;
import org.halocline.model.Simulation;
import org.halocline.model.Solution;
import org.halocline.model.Stop;
import org.halocline.runtime.Coordinator;
import org.halocline.runtime.Explanation;

/// The errors of one run on finer and finer grids, and the order p in error ∝ hᵖ that they show.
///
/// Each level doubles an integer parameter, so that the order between two is log₂(eₖ₋₁/eₖ). It is that of the whole
/// scheme, time included, as its time step follows the grid; errors that have come down to rounding, or to the
/// tolerance of a solver, show none.
///
/// @param parameter what is doubled
/// @param norm      in which errors are measured
/// @param expected  the order that theory expects
/// @param levels    from coarse to fine
public record Convergence(String parameter, Norm norm, double expected, List<Level> levels) {
    /// How far below the expected order a measured one may be, unless told otherwise: coarse grids have not reached it.
    public static final double DEFAULT_TOLERANCE = 0.25;

    private static final int LEAST_WIDTH = 6;

    /// One run.
    ///
    /// @param value   of the parameter
    /// @param spacing h, the largest width of any cell along any axis
    /// @param error   distance from the solution
    /// @param order   log₂ of the error before over this one; NaN for the first
    /// @param result  of the run
    public record Level(int value, double spacing, double error, double order, RunResult result) {}

    public Convergence {
        levels = List.copyOf(levels);
    }

    /// Runs all levels.
    ///
    /// @param simulation with its coarsest parameters
    /// @param run        as for one run; its observables and snapshots are left out
    /// @param parameter  name of the integer to double
    /// @param levels     how many, at least 2
    /// @throws ConfigurationException if the request cannot be met; nothing was started
    /// @throws org.halocline.error.RunFailedException if a run failed
    public static Convergence measure(Simulation simulation, Run run, String parameter, int levels) {
        return measure(simulation, run, parameter, levels, table -> {});
    }

    /// Likewise, and tells what is known after each level.
    public static Convergence measure(
            Simulation simulation, Run run, String parameter, int levels, Consumer<Convergence> watcher) {
        if (!(simulation instanceof FieldSimulation coarsest)) {
            throw new ConfigurationException("simulation="
                    + simulation.getClass().getName()
                    + "; it draws samples, whose standard error shrinks as 1/√n, and has no grid to refine");
        }
        Solution solution = solution(coarsest);
        requireOneTime(coarsest, run.stop());
        Refinement refinement = Refinement.of(coarsest, parameter);
        Run quiet = withoutOutputs(run);
        List<FieldSimulation> simulations = refinement.levels(levels);
        for (FieldSimulation level : simulations) {
            solution(level);
            Explanation.of(level, quiet); // refuses what cannot be run, before anything is
        }
        Convergence table = new Convergence(parameter, solution.norm(), solution.order(), List.of());
        for (int n = 0; n < levels; n++) {
            table = table.with(
                    refinement.value(n),
                    simulations.get(n).grid(),
                    Coordinator.run(simulations.get(n), quiet, RunMonitor.NONE));
            watcher.accept(table);
        }
        return table;
    }

    private static Solution solution(FieldSimulation simulation) {
        return simulation
                .solution()
                .orElseThrow(() -> new ConfigurationException("simulation="
                        + simulation.getClass().getName()
                        + "; it knows no exact solution, override solution() to measure its order"));
    }

    /// As many steps of different sizes end at different times, and their errors tell nothing.
    private static void requireOneTime(FieldSimulation simulation, Stop stop) {
        if (simulation instanceof GridSimulation && stop instanceof Stop.AfterSteps after) {
            throw new ConfigurationException(
                    "steps=" + after.steps() + "; the levels would end at different times, use until instead");
        }
    }

    private static Run withoutOutputs(Run run) {
        return new Run(
                run.stop(),
                run.timeStep(),
                run.workers(),
                Map.of(),
                Schedule.ends(),
                List.of(),
                run.seed(),
                run.batches(),
                run.overlap(),
                run.classPath());
    }

    private Convergence with(int value, Grid grid, RunResult result) {
        double error = result.errors()
                .map(errors -> errors.in(norm))
                .orElseThrow(() -> new IllegalStateException("a simulation with a solution must have errors"));
        double order = levels.isEmpty() ? Double.NaN : order(levels.getLast().error(), error);
        List<Level> more = new ArrayList<>(levels);
        more.add(new Level(value, spacing(grid), error, order, result));
        return new Convergence(parameter, norm, expected, more);
    }

    /// An error of nothing cannot shrink: the scheme is exact.
    private static double order(double before, double after) {
        return after == 0 ? Double.POSITIVE_INFINITY : Math.log(before / after) / Math.log(2);
    }

    private static double spacing(Grid grid) {
        double largest = 0;
        for (GridAxis axis : grid.axes()) {
            int differing = axis.isUniform() ? 1 : axis.cells();
            for (int i = 0; i < differing; i++) {
                largest = Math.max(largest, axis.width(i));
            }
        }
        return largest;
    }

    /// The order between the last two levels; NaN if there are not two.
    public double order() {
        return levels.isEmpty() ? Double.NaN : levels.getLast().order();
    }

    /// Whether the order is at most `tolerance` below the expected one. A higher one is no fault.
    public boolean isReached(double tolerance) {
        return order() >= expected - tolerance;
    }

    /// What the columns of [#row] are.
    public String header() {
        return row(parameter, "h", norm + " error", "order");
    }

    /// A level as a line of the table.
    public String row(Level level) {
        return row(
                Integer.toString(level.value()),
                String.format(Locale.ROOT, "%.3e", level.spacing()),
                String.format(Locale.ROOT, "%.3e", level.error()),
                Double.isNaN(level.order()) ? "-" : String.format(Locale.ROOT, "%.2f", level.order()));
    }

    private String row(String value, String spacing, String error, String order) {
        int width = Math.max(LEAST_WIDTH, parameter.length());
        return String.format(Locale.ROOT, "%" + width + "s  %9s  %10s  %8s", value, spacing, error, order);
    }

    /// `order 2.00, expected 2`.
    public String summary() {
        String theory = expected == Math.rint(expected) ? Long.toString((long) expected) : Double.toString(expected);
        return String.format(Locale.ROOT, "order %.2f, expected %s", order(), theory);
    }

    /// ```
    ///      n          h    l2 error     order
    ///     16  6.250e-02   2.397e-03         -
    ///     32  3.125e-02   5.977e-04      2.00
    /// order 2.00, expected 2
    /// ```
    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        lines.add(header());
        levels.forEach(level -> lines.add(row(level)));
        lines.add(summary());
        return String.join("\n", lines);
    }
}
