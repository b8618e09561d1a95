package org.halocline.convergence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.halocline.error.ConfigurationException;
import org.halocline.grid.Axis;
import org.halocline.grid.Grid;
import org.halocline.model.Domain;
import org.halocline.model.FieldSimulation;
import org.halocline.model.GridSimulation;
import org.halocline.model.Norm;
import org.halocline.model.Observable;
import org.halocline.model.Parameter;
import org.halocline.model.ProgramSimulation;
import org.halocline.model.Row;
import org.halocline.model.Run;
import org.halocline.model.SampleSimulation;
import org.halocline.model.Schedule;
import org.halocline.model.Simulation;
import org.halocline.model.SnapshotRequest;
import org.halocline.model.Solution;
import org.halocline.model.State;
import org.halocline.sample.SampleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ConvergenceTest {
    /// ∂u/∂t + ∂u/∂x = 0 on a ring by the upwind scheme, which is of first order; u = height·sin 2π(x − t).
    public record Upwind(
            @Parameter(value = "cells", min = 1, max = 1024) int n, double height, double claimed)
            implements GridSimulation {
        public Upwind {
            if (n == 52) {
                throw new ConfigurationException("n=52; use another");
            }
        }

        @Override
        public Grid grid() {
            return Grid.unitInterval(n);
        }

        @Override
        public double maxTimeStep() {
            return grid().dx();
        }

        @Override
        public void initialise(State state) {
            state.field("u").fill((x, y, z) -> exact(x, 0));
        }

        private double exact(double x, double t) {
            return height * StrictMath.sin(2 * Math.PI * (x - t));
        }

        @Override
        public void step(Row row, double dt) {
            double[] u = row.now(0);
            double[] v = row.next(0);
            for (int c = row.begin(); c < row.end(); c++) {
                v[c] = u[c] - dt / row.dx() * (u[c] - u[c - 1]);
            }
        }

        @Override
        public Optional<Solution> solution() {
            return claimed == 0
                    ? Optional.empty()
                    : Optional.of(new Solution("u", Norm.L1, claimed, "characteristics", (x, y, z, t) -> exact(x, t)));
        }
    }

    /// The midpoint value of x³ against its mean over a cell of a stretched axis: off by about h²·x/4.
    public record Midpoint(int cells) implements ProgramSimulation {
        @Override
        public Grid grid() {
            double[] faces = new double[cells + 1];
            for (int f = 0; f <= cells; f++) {
                double s = (double) f / cells;
                faces[f] = s * (1 + s) / 2;
            }
            return Grid.unitInterval(cells).stretched(Axis.X, faces);
        }

        @Override
        public void run(Domain domain) {
            domain.field("u").fill((x, y, z) -> x * x * x);
            domain.initialised();
            domain.completeStep();
        }

        @Override
        public Optional<Solution> solution() {
            return Optional.of(new Solution("u", Norm.LINF, 2, "quadrature", (x, y, z, t) -> mean(x)));
        }

        private double mean(double centre) {
            int cell = 0;
            while (grid().axis(Axis.X).centre(cell) < centre) {
                cell++;
            }
            double a = grid().axis(Axis.X).face(cell);
            double b = grid().axis(Axis.X).face(cell + 1);
            return (a + b) * (a * a + b * b) / 4;
        }
    }

    private record Dice(int sides) implements SampleSimulation {
        @Override
        public double sample(SampleStream random) {
            return random.nextInt(sides);
        }
    }

    @Test
    void theOrderOfAFirstOrderSchemeIsOne() {
        // region measure
        Convergence table =
                Convergence.measure(new Upwind(32, 1, 1), Run.until(0.5).cfl(0.5), "n", 4);
        boolean good = table.isReached(Convergence.DEFAULT_TOLERANCE);
        // endregion
        assertTrue(good);
        assertEquals(
                List.of(32, 64, 128, 256),
                table.levels().stream().map(Convergence.Level::value).toList());
        for (Convergence.Level level : table.levels()) {
            assertEquals(1.0 / level.value(), level.spacing());
            assertEquals(
                    level.result().errors().orElseThrow().l1(),
                    level.error(),
                    "the error is in the norm of the solution");
            assertEquals(0.5, level.result().time());
            assertEquals(new Upwind(level.value(), 1, 1), level.result().simulation());
        }
        assertTrue(Double.isNaN(table.levels().getFirst().order()));
        // The error is 1 − exp(−d) with the damping d = 2π²(1 − cfl)·h·t, 0.04 on 128 cells: a line but for d/2.
        assertEquals(1, table.order(), 0.1);
        assertTrue(table.isReached(0.1));
    }

    @Test
    void anOrderBelowTheExpectedOneIsNotReached() {
        Convergence table =
                Convergence.measure(new Upwind(32, 1, 2), Run.until(0.5).cfl(0.5), "n", 3);
        assertFalse(table.isReached(Convergence.DEFAULT_TOLERANCE));
        assertTrue(table.isReached(1.2));
    }

    @Test
    void programsAndStretchedAxesConvergeToo() {
        Convergence table = Convergence.measure(new Midpoint(8), Run.toCompletion(), "cells", 4);
        assertEquals(2, table.order(), 0.1);
        // The last cell is the widest: its faces lie at s = 1 − 1/8 and 1 of s(1 + s)/2.
        assertEquals(1 - 0.875 * 1.875 / 2, table.levels().getFirst().spacing());
    }

    @Test
    void workersChangeNoBitOfATable() {
        Run run = Run.until(0.25).cfl(0.5);
        Convergence one = Convergence.measure(new Upwind(16, 1, 1), run, "n", 2);
        Convergence three =
                Convergence.measure(new Upwind(16, 1, 1), run.workers(3).inProcess(), "n", 2);
        assertEquals(one.toString(), three.toString());
        for (int n = 0; n < 2; n++) {
            assertEquals(one.levels().get(n).error(), three.levels().get(n).error());
        }
    }

    @Test
    void anExactSchemeIsOfAnyOrder() {
        Convergence table = Convergence.measure(new Upwind(16, 0, 7), Run.until(0.25), "n", 2);
        assertEquals(0, table.levels().getLast().error());
        assertTrue(table.isReached(0));
    }

    @Test
    void outputsOfTheRunAreLeftOut() {
        Run run = Run.until(0.25)
                .observe("peak", Observable.max("u"))
                .observeEvery(Schedule.everyTime(0.01))
                .snapshots(new SnapshotRequest("none", Schedule.ends(), List.of(), "nowhere", Map.of()));
        Convergence table = Convergence.measure(new Upwind(16, 1, 1), run, "n", 2);
        assertEquals(Map.of(), table.levels().getLast().result().observables());
        // The steps land on nothing but the end: 0.25·16/0.9 of them.
        assertEquals(5, table.levels().getFirst().result().steps());
    }

    @Test
    void eachLevelIsToldWhenItIsDone() {
        List<String> rows = new ArrayList<>();
        Convergence table = Convergence.measure(
                new Upwind(16, 1, 1),
                Run.until(0.25),
                "n",
                3,
                soFar -> rows.add(soFar.row(soFar.levels().getLast())));
        assertEquals(table.header() + "\n" + String.join("\n", rows) + "\n" + table.summary(), table.toString());
        assertTrue(rows.getFirst().matches(" {4}16 {2}6\\.250e-02 {3}\\d\\.\\d{3}e-\\d\\d {9}-"), rows.getFirst());
        assertTrue(table.toString().endsWith(", expected 1"), table.toString());
    }

    static List<Arguments> requestsThatCannotBeMet() {
        FieldSimulation good = new Upwind(16, 1, 1);
        Run until = Run.until(0.1);
        return List.of(
                Arguments.of(new Dice(6), Run.samples(3), "sides", 2, "samples, whose standard error shrinks as 1/√n"),
                Arguments.of(new Upwind(16, 1, 0), until, "n", 2, "override solution()"),
                Arguments.of(good, Run.steps(9), "n", 2, "steps=9; the levels would end at different times, use until"),
                Arguments.of(good, until, "m", 2, "parameter=m; Upwind has no such parameter, use one of n"),
                Arguments.of(
                        good,
                        until,
                        "height",
                        2,
                        "parameter=height, type=double; only an int can be doubled, use one of n"),
                Arguments.of(good, until, "n", 1, "levels=1; use at least 2"),
                Arguments.of(good, until, "n", 8, "levels=8, n=16; n would grow beyond 1024, use fewer levels"),
                Arguments.of(good, until, "n", 64, "levels=64, n=16; n would grow beyond 1024, use fewer levels"),
                Arguments.of(new Upwind(26, 1, 1), until, "n", 2, "n=52; use another"),
                Arguments.of(new Midpoint(0), Run.toCompletion(), "cells", 2, "cells=0; doubling it refines nothing"),
                Arguments.of(good, until.dt(0.05), "n", 3, "dt=0.05, maxTimeStep=0.03125"));
    }

    @ParameterizedTest
    @MethodSource("requestsThatCannotBeMet")
    void whatCannotBeMeasuredIsRefusedBeforeAnythingIsRun(
            Simulation simulation, Run run, String parameter, int levels, String message) {
        ConfigurationException e = assertThrows(
                ConfigurationException.class,
                () -> Convergence.measure(simulation, run, parameter, levels, soFar -> {
                    throw new AssertionError("a level was run");
                }));
        assertTrue(String.valueOf(e.getMessage()).contains(message), e.getMessage());
    }
}
