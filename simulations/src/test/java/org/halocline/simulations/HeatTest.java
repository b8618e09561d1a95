package org.halocline.simulations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.halocline.Engine;
import org.halocline.error.ConfigurationException;
import org.halocline.grid.Grid;
import org.halocline.model.GridSimulation;
import org.halocline.model.Observable;
import org.halocline.model.Row;
import org.halocline.model.Run;
import org.halocline.model.RunResult;
import org.halocline.model.State;
import org.halocline.model.Verification;
import org.halocline.simulations.heat.Heat;
import org.halocline.simulations.mode.Rounding;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeatTest {
    /// Amplitudes G^m of the discrete scheme, computed with 30 digits from G = 1 − 4·d·r·sin²(π/2n).
    @ParameterizedTest
    @CsvSource({
        "2, 64, 1.0, 1000, 0.2996111412945279",
        "2, 64, 0.8, 1000, 0.38132637982793505",
        "2, 128, 1.0, 1000, 0.7399100398135446",
        "3, 32, 0.75, 100, 0.6964221923830112",
        "3, 64, 0.75, 100, 0.9135824805977468"
    })
    void thePeakDecaysAsTheDiscreteSchemeMust(int dimensions, int n, double cfl, long steps, double amplitude) {
        RunResult result = Engine.run(
                new Heat(n, 1.0, dimensions),
                Run.steps(steps).cfl(cfl).workers(2).inProcess().observe("peak", Observable.max("u")));
        // The cell nearest the middle lies h/2 from it along each axis.
        double top = Math.pow(Math.sin(Math.PI * (0.5 + 0.5 / n)), dimensions);
        assertEquals(amplitude * top, result.observable("peak"), 1e-12 * amplitude);
        Verification.Outcome outcome = result.verification().orElseThrow();
        assertTrue(outcome.passed(), outcome.toString());
        assertTrue(outcome.error() < 1e-13, outcome.toString());
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 0.1", "1, 101, 0.01", "2, 7, 0.05", "2, 67, 0.01", "3, 9, 0.02"})
    void anyDimensionSizeAndShortenedLastStepVerify(int dimensions, int n, double until) {
        RunResult result = Engine.run(new Heat(n, 0.7, dimensions), Run.until(until));
        assertEquals(until, result.time());
        assertTrue(result.verification().orElseThrow().passed(), result.toString());
    }

    /// Such a run calls its kernel beforehand, so that it is compiled: no trace of that may stay.
    @Test
    void aRunThatWarmsUpVerifies() {
        RunResult result =
                Engine.run(new Heat(160, 1.0, 2), Run.steps(4000).workers(2).inProcess());
        Verification.Outcome outcome = result.verification().orElseThrow();
        assertTrue(outcome.passed(), outcome.toString());
    }

    /// With 257 cells r is just below 9/20, and ties are always rounded in one direction: 1.03·10⁻¹² of the amplitude.
    @Test
    void roundingOfManyStepsIsAllowedFor() {
        int steps = 150_000;
        Verification.Outcome outcome =
                Engine.run(new Heat(257, 1, 1), Run.steps(steps)).verification().orElseThrow();
        assertTrue(outcome.passed(), outcome.toString());
        double error = outcome.error() * Rounding.growth(steps);
        assertEquals(1.03e-12, error, 0.05e-12, "the case is none: take another");
        assertFalse(Engine.run(new NearlyHeat(new Heat(257, 1, 1)), Run.steps(steps))
                .verification()
                .orElseThrow()
                .passed());
    }

    /// To 10⁻⁷⁰⁰⁰, which no double is.
    @Test
    void anAnswerThatHasDecayedToNothingVerifies() {
        for (int steps : new int[] {10_000, 10_600, 100_000}) {
            RunResult result = Engine.run(new Heat(8, 1, 1), Run.steps(steps));
            assertTrue(result.verification().orElseThrow().passed(), result.toString());
        }
    }

    /// The same equation with a coefficient wrong by one part in 10^9: the proof must notice.
    public record NearlyHeat(Heat heat) implements GridSimulation {
        @Override
        public Grid grid() {
            return heat.grid();
        }

        @Override
        public double maxTimeStep() {
            return heat.maxTimeStep();
        }

        @Override
        public void initialise(State state) {
            heat.initialise(state);
        }

        @Override
        public void step(Row row, double dt) {
            heat.step(row, dt * (1 + 1e-9));
        }

        @Override
        public Optional<Verification.OfField> verification() {
            return heat.verification();
        }
    }

    @Test
    void theProofFailsWhenTheSchemeIsWrong() {
        RunResult result = Engine.run(new NearlyHeat(new Heat(64, 1)), Run.until(0.05));
        assertFalse(result.verification().orElseThrow().passed());
        assertTrue(result.toString().contains("WRONG"), result.toString());
    }

    @Test
    @Tag("process")
    void processesVerifyWithTheHashOfOneWorker() {
        for (Heat heat : List.of(new Heat(64, 1), new Heat(16, 1, 3))) {
            Run run = Run.steps(200).observe("peak", Observable.max("u")).observe("heat", Observable.sum("u"));
            RunResult one = Engine.run(heat, run);
            RunResult many = Engine.run(heat, run.workers(3));
            assertEquals(one.stateHash(), many.stateHash());
            assertEquals(one.observables(), many.observables());
            assertTrue(many.verification().orElseThrow().passed());
        }
    }

    @Test
    void parametersWithoutMeaningAreRefused() {
        assertThrows(ConfigurationException.class, () -> new Heat(64, 0));
        assertThrows(ConfigurationException.class, () -> new Heat(64, Double.NaN));
        assertThrows(ConfigurationException.class, () -> new Heat(64, 1, 4));
        assertThrows(ConfigurationException.class, () -> Engine.run(new Heat(0, 1), Run.steps(1)));
    }
}
