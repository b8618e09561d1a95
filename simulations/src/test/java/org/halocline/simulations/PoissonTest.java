package org.halocline.simulations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.halocline.Engine;
import org.halocline.decomposition.ProcessGrid;
import org.halocline.error.ConfigurationException;
import org.halocline.grid.FieldSpec;
import org.halocline.grid.Grid;
import org.halocline.model.CheckpointRequest;
import org.halocline.model.Compression;
import org.halocline.model.Domain;
import org.halocline.model.Observable;
import org.halocline.model.ProgramSimulation;
import org.halocline.model.Run;
import org.halocline.model.RunMonitor;
import org.halocline.model.RunResult;
import org.halocline.model.Schedule;
import org.halocline.model.Verification;
import org.halocline.simulations.poisson.Guess;
import org.halocline.simulations.poisson.Poisson;
import org.halocline.simulations.poisson.Preconditioner;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PoissonTest {
    private static Poisson square(int n, Preconditioner preconditioner) {
        return new Poisson(n, 2, 1e-10, preconditioner, Guess.ROUGH);
    }

    /// R − 1, computed with 30 digits from R = 2π²/λ, λ = 8n²·sin²(π/2n).
    @ParameterizedTest
    @CsvSource({
        "16, 3.218964440079519e-03",
        "32, 8.035776793722249e-04",
        "64, 2.0082180970470986e-04",
        "128, 5.0200915919784705e-05"
    })
    void theErrorIsThatOfTheDiscreteEquation(int n, double excess) {
        RunResult result = Engine.run(new Poisson(n, 2, 1e-12, Preconditioner.NONE, Guess.ROUGH), Run.toCompletion());
        assertTrue(result.verification().orElseThrow().passed(), result.toString());
        // The cell nearest the middle lies h/2 from it along each axis.
        double top = Math.pow(Math.sin(Math.PI * (0.5 + 0.5 / n)), 2);
        assertEquals(excess * top, result.errors().orElseThrow().linf(), 1e-11);
    }

    @ParameterizedTest
    @EnumSource
    void stepsAndBitsAreTheSameForAnyWorkers(Preconditioner preconditioner) {
        Poisson poisson = square(23, preconditioner);
        RunResult one = Engine.run(poisson, Run.toCompletion());
        assertTrue(one.verification().orElseThrow().passed(), one.toString());
        assertTrue(one.steps() > 50, one.toString());
        for (int workers : new int[] {2, 3, 4, 6}) {
            assertSame(
                    one, Engine.run(poisson, Run.toCompletion().workers(workers).inProcess()));
        }
        assertSame(
                one,
                Engine.run(
                        poisson,
                        Run.toCompletion().workers(ProcessGrid.parse("2x2")).inProcess()));
    }

    private static void assertSame(RunResult one, RunResult many) {
        assertEquals(one.steps(), many.steps());
        assertEquals(one.stateHash(), many.stateHash());
        assertEquals(one.errors(), many.errors());
    }

    @Test
    @Tag("process")
    void processesHaveTheStepsAndBitsOfOneWorker() {
        Poisson poisson = square(31, Preconditioner.JACOBI);
        Run run = Run.toCompletion().observe("peak", Observable.max("u"));
        RunResult one = Engine.run(poisson, run);
        RunResult many = Engine.run(poisson, run.workers(3));
        assertSame(one, many);
        assertEquals(one.observables(), many.observables());
    }

    /// A checkpoint after every step, and the run from each of them on.
    @ParameterizedTest
    @EnumSource
    void aRunGoesOnFromEveryStepOnAnyNumberOfWorkers(Preconditioner preconditioner, @TempDir Path folder)
            throws IOException {
        Poisson poisson = new Poisson(9, 2, 1e-9, preconditioner, Guess.ROUGH);
        Run run = Run.toCompletion().observe("peak", Observable.max("u")).observeEvery(Schedule.everySteps(3));
        CheckpointRequest everyStep =
                new CheckpointRequest(Schedule.everySteps(1), folder.toString(), 1000, Compression.LZ4);
        RunResult whole =
                Engine.run(poisson, run.checkpoint(everyStep).workers(2).inProcess());
        assertTrue(whole.steps() > 10, whole.toString());
        for (long step = 1; step <= whole.steps(); step++) {
            Path checkpoint = folder.resolve(String.format(Locale.ROOT, "step-%012d", step));
            int workers = 1 + (int) (step % 6);
            RunResult resumed = Engine.resume(
                    checkpoint,
                    before -> before.workers(workers).inProcess().checkpoint(CheckpointRequest.NONE),
                    RunMonitor.NONE);
            assertSame(whole, resumed);
            assertEquals(whole.observables(), resumed.observables());
            assertTrue(resumed.verification().orElseThrow().passed(), resumed.toString());
        }
    }

    /// The same program, held to the solution of the assembled matrix.
    public record Dense(Poisson poisson) implements ProgramSimulation {
        @Override
        public Grid grid() {
            return poisson.grid();
        }

        @Override
        public List<FieldSpec> fields() {
            return poisson.fields();
        }

        @Override
        public void run(Domain domain) {
            poisson.run(domain);
        }

        @Override
        public Optional<Verification.OfField> verification() {
            int n = poisson.n();
            DMatrixRMaj u = solve(n, poisson.dimensions());
            return Optional.of(new Verification.OfField(
                    "u",
                    1e-11,
                    "dense solution",
                    steps -> new Verification.Exact(
                            1, (x, y, z) -> u.get((int) (x * n) + n * ((int) (y * n) + n * (int) (z * n)), 0))));
        }

        /// A cell has one neighbour less beside a wall, and there the wall itself at half the distance.
        private static DMatrixRMaj solve(int n, int dimensions) {
            int cells = (int) Math.round(Math.pow(n, dimensions));
            DMatrixRMaj matrix = new DMatrixRMaj(cells, cells);
            DMatrixRMaj right = new DMatrixRMaj(cells, 1);
            for (int c = 0; c < cells; c++) {
                double f = dimensions * Math.PI * Math.PI;
                for (int a = 0, stride = 1; a < dimensions; a++, stride *= n) {
                    int i = c / stride % n;
                    f *= Math.sin(Math.PI * (i + 0.5) / n);
                    for (int side : new int[] {-1, 1}) {
                        boolean wall = i + side < 0 || i + side >= n;
                        matrix.add(c, c, (wall ? 2.0 : 1.0) * n * n);
                        if (!wall) {
                            matrix.add(c, c + side * stride, -(double) n * n);
                        }
                    }
                }
                right.set(c, 0, f);
            }
            DMatrixRMaj solution = new DMatrixRMaj(cells, 1);
            assertTrue(CommonOps_DDRM.solve(matrix, right, solution));
            return solution;
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 17", "2, 9", "3, 6"})
    void theSolutionIsThatOfTheAssembledMatrix(int dimensions, int n) {
        for (Preconditioner preconditioner : Preconditioner.values()) {
            Poisson poisson = new Poisson(n, dimensions, 1e-13, preconditioner, Guess.ROUGH);
            RunResult result =
                    Engine.run(new Dense(poisson), Run.toCompletion().workers(2).inProcess());
            assertTrue(result.verification().orElseThrow().passed(), result.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 40", "2, 20", "3, 8"})
    void plainAndPreconditionedAgree(int dimensions, int n) {
        RunResult plain = Engine.run(
                new Poisson(n, dimensions, 1e-11, Preconditioner.NONE, Guess.ROUGH),
                Run.toCompletion().observe("peak", Observable.max("u")));
        RunResult jacobi = Engine.run(
                new Poisson(n, dimensions, 1e-11, Preconditioner.JACOBI, Guess.ROUGH),
                Run.toCompletion().observe("peak", Observable.max("u")));
        assertTrue(plain.verification().orElseThrow().passed(), plain.toString());
        assertTrue(jacobi.verification().orElseThrow().passed(), jacobi.toString());
        assertEquals(plain.observable("peak"), jacobi.observable("peak"), 1e-9);
    }

    @Test
    void anEigenvectorNeedsOneStep() {
        RunResult result = Engine.run(new Poisson(50, 2, 1e-10, Preconditioner.NONE, Guess.ZERO), Run.toCompletion());
        assertEquals(1, result.steps());
        assertTrue(result.verification().orElseThrow().error() < 1e-13, result.toString());
    }

    @Test
    void aLimitOfStepsEndsTheRunWithoutProof() {
        RunResult result = Engine.run(square(32, Preconditioner.NONE), Run.steps(20));
        assertEquals(20, result.steps());
        assertFalse(result.verification().orElseThrow().passed(), result.toString());
    }

    @Test
    void parametersWithoutMeaningAreRefused() {
        Preconditioner none = Preconditioner.NONE;
        assertThrows(ConfigurationException.class, () -> new Poisson(1, 2, 1e-10, none, Guess.ZERO));
        assertThrows(ConfigurationException.class, () -> new Poisson(8, 4, 1e-10, none, Guess.ZERO));
        assertThrows(ConfigurationException.class, () -> new Poisson(8, 2, 0, none, Guess.ZERO));
        assertThrows(ConfigurationException.class, () -> new Poisson(8, 2, Double.NaN, none, Guess.ZERO));
    }
}
