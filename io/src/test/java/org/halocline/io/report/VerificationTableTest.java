package org.halocline.io.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.halocline.decomposition.ProcessGrid;
import org.halocline.grid.Grid;
import org.halocline.model.GridSimulation;
import org.halocline.model.Norm;
import org.halocline.model.Row;
import org.halocline.model.RunResult;
import org.halocline.model.SampleSimulation;
import org.halocline.model.Simulation;
import org.halocline.model.State;
import org.halocline.model.Verification;
import org.halocline.sample.Estimate;
import org.halocline.sample.SampleStream;
import org.halocline.sample.Tallies;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class VerificationTableTest {
    private static final VerificationTable TABLE = VerificationTable.of(List.of("dice", "still"));

    /// Has a mean of 3.5.
    record Dice() implements SampleSimulation {
        @Override
        public double sample(SampleStream random) {
            return 1 + random.nextInt(6);
        }

        @Override
        public Optional<Verification.OfScore> verification() {
            return Optional.of(new Verification.OfScore("value", 3.5, "(1 + 6)/2"));
        }
    }

    /// Stays 0.
    record Still(Norm norm) implements GridSimulation {
        @Override
        public Grid grid() {
            return Grid.of(3);
        }

        @Override
        public double maxTimeStep() {
            return 1;
        }

        @Override
        public void initialise(State state) {}

        @Override
        public void step(Row row, double dt) {}

        @Override
        public Optional<Verification.OfField> verification() {
            return Optional.of(
                    new Verification.OfField("u", norm, 0.5, "0", steps -> new Verification.Exact(1, (x, y, z) -> 0)));
        }
    }

    private static RunResult result(
            Simulation simulation, Map<String, Estimate> estimates, Optional<Verification.Outcome> outcome) {
        return new RunResult(
                simulation,
                1,
                new ProcessGrid(1, 1, 1),
                "in-process",
                7,
                0,
                1000,
                "0".repeat(32),
                Map.of(),
                Map.of(),
                estimates,
                Tallies.NONE,
                1,
                0.25,
                Map.of(),
                outcome,
                Optional.empty(),
                0,
                1,
                List.of());
    }

    private static VerifiedConfig dice(double mean) {
        Estimate estimate = new Estimate(mean, 0.05, 1000);
        return VerifiedConfig.of(
                "dice",
                "games.Dice",
                result(
                        new Dice(),
                        Map.of("value", estimate),
                        Optional.of(Verification.Outcome.of(Math.abs(mean - 3.5), 4 * 0.05, "(1 + 6)/2"))));
    }

    private static VerifiedConfig still(Norm norm, Optional<Verification.Outcome> outcome) {
        return VerifiedConfig.of("still", "games.Still", result(new Still(norm), Map.of(), outcome));
    }

    private static Optional<Verification.Outcome> outcome(double error) {
        return Optional.of(Verification.Outcome.of(error, 0.5, "0"));
    }

    @Test
    void aScoreIsShownWithItsDistanceInStandardErrors() {
        assertEquals(
                "samples  score               reference  estimate ± standard error       z  verdict    source",
                TABLE.header(new Dice()));
        assertEquals(
                "dice     value             3.500000000  3.400 ± 0.050               -2.00  passed     (1 + 6)/2",
                TABLE.row(dice(3.4)));
        assertEquals(
                "dice     value             3.500000000  3.750 ± 0.050                5.00  wrong      (1 + 6)/2",
                TABLE.row(dice(3.75)));
    }

    @Test
    void aFieldIsShownWithItsErrorAsAPartOfTheBound() {
        assertEquals(
                "grids    field         error      bound  error/bound  verdict    reference",
                TABLE.header(new Still(Norm.LINF)));
        assertEquals(
                "still    u           1.0e-01    5.0e-01      2.0e-01  passed     0",
                TABLE.row(still(Norm.LINF, outcome(0.1))));
        assertEquals(
                "still    u (l1)      5.0e+00    5.0e-01      1.0e+01  wrong      0",
                TABLE.row(still(Norm.L1, outcome(5))));
    }

    /// Whole numbers meet a bound of 0, and so do estimates without a variance.
    @Test
    void whatIsExactIsNotOffAtAll() {
        VerifiedConfig exact = still(Norm.LINF, Optional.of(Verification.Outcome.of(0, 0, "counting")));
        assertEquals(Optional.of(0.0), exact.share());
        assertEquals(Verdict.PASSED, exact.verdict());
        assertEquals(Optional.of(0.0), dice(3.5).z());
    }

    @Test
    void whatHasNoProofAndWhatHasNoResultSaySo() {
        VerifiedConfig unproven = still(Norm.LINF, Optional.empty());
        assertEquals(
                "still    u                 -          -            -  no proof   no right answer is known",
                TABLE.row(unproven));
        assertFalse(unproven.verdict().isFailure());
        VerifiedConfig broken = VerifiedConfig.without("dice", "games.Dice", new Dice(), "struck by lightning");
        assertEquals(
                "dice     value             3.500000000  -                               -  no result  struck by"
                        + " lightning",
                TABLE.row(broken));
        assertTrue(broken.verdict().isFailure());
    }

    @Test
    void theSummaryCountsVerdicts() {
        assertEquals(
                "2 passed, 1 wrong, 1 no proof, in 1.5 s",
                VerificationTable.summary(
                        List.of(dice(3.4), dice(9), still(Norm.LINF, Optional.empty()), still(Norm.L2, outcome(0))),
                        1.5));
        assertEquals("0 passed, in 0.0 s", VerificationTable.summary(List.of(), 0));
    }

    @Test
    void jsonHasTheSameNumbers() {
        JsonNode all = JsonMapper.shared()
                .readTree(VerificationJson.of(List.of(still(Norm.LINF, outcome(0.1)), dice(3.75)), 2));
        assertFalse(all.get("passed").booleanValue());
        assertEquals(2, all.get("wallSeconds").doubleValue());
        JsonNode still = all.get("configs").get(0);
        assertEquals("u", still.get("quantity").stringValue());
        assertEquals(0.1, still.get("error").doubleValue());
        assertEquals(0.5, still.get("bound").doubleValue());
        assertEquals("passed", still.get("verdict").stringValue());
        assertFalse(still.has("z"));
        JsonNode dice = all.get("configs").get(1);
        assertEquals("games.Dice", dice.get("simulation").stringValue());
        assertEquals(3.5, dice.get("exact").doubleValue());
        assertEquals(3.75, dice.get("mean").doubleValue());
        assertEquals(5, dice.get("z").doubleValue(), 1e-12);
        assertEquals("wrong", dice.get("verdict").stringValue());
    }
}
