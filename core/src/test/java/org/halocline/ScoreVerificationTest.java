package org.halocline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.halocline.model.Run;
import org.halocline.model.RunResult;
import org.halocline.model.SampleSimulation;
import org.halocline.model.Verification;
import org.halocline.sample.Estimate;
import org.halocline.sample.SampleStream;
import org.junit.jupiter.api.Test;

/// What the proof of a simulation says of an estimate.
class ScoreVerificationTest {
    private static final Verification.OfScore HALF = new Verification.OfScore("value", 0.5, "by hand");

    /// Scores `size` with a probability, else 0.
    public record Rare(double probability, double size) implements SampleSimulation {
        @Override
        public double sample(SampleStream random) {
            return random.nextDouble() < probability ? size : 0;
        }

        @Override
        public Optional<Verification.OfScore> verification() {
            return Optional.of(new Verification.OfScore("value", probability * size, "by hand"));
        }
    }

    @Test
    void anEventThatDidNotHappenYetIsNoWrongResult() {
        RunResult none = Engine.run(new Rare(1e-6, 7), Run.samples(300));
        assertEquals(0, none.estimate().mean());
        assertEquals(Optional.empty(), none.verification());
        assertTrue(
                none.notes()
                        .contains("not verified: the standard error of score=value is 0.0 after samples=300; take more"
                                + " samples"),
                none.toString());
        RunResult one = Engine.run(new Rare(0.5, 7), Run.samples(1));
        assertEquals(Optional.empty(), one.verification());
        assertTrue(one.notes().toString().contains("not verified"), one.toString());
    }

    @Test
    void samplesThatAreAllRightAreVerified() {
        RunResult sure = Engine.run(new Rare(1, 0.1), Run.samples(10));
        assertTrue(sure.verification().orElseThrow().passed(), sure.toString());
        RunResult never = Engine.run(new Rare(0, 1), Run.samples(10));
        assertTrue(never.verification().orElseThrow().passed(), never.toString());
        assertFalse(HALF.outcome(new Estimate(0.6, 1e-9, 100)).orElseThrow().passed());
    }

    /// The exact mean is a double too: an estimate may be better than that.
    @Test
    void roundingIsNoError() {
        assertTrue(HALF.outcome(new Estimate(0.5 + 1e-15, 1e-17, 100))
                .orElseThrow()
                .passed());
        assertFalse(HALF.outcome(new Estimate(0.5 + 1e-11, 1e-17, 100))
                .orElseThrow()
                .passed());
    }

    /// One hit of twelve is five of its own errors below a half, and happens in six of a thousand runs.
    @Test
    void ofFewSamplesTheErrorIsNotWellKnown() {
        assertEquals(4, HALF.outcome(new Estimate(1, 1, 1L << 40)).orElseThrow().bound(), 1e-6);
        // Student's quantile of 1 − P(Z > 4) with 9 degrees of freedom, by mpmath.
        assertEquals(
                6.998639109583909,
                HALF.outcome(new Estimate(1, 1, 10)).orElseThrow().bound(),
                1e-9);
        double p = 1 / 12.0;
        Estimate one = new Estimate(p, Math.sqrt(p * (1 - p) / 11), 12, Estimate.Kind.PROPORTION);
        assertTrue(HALF.outcome(one).orElseThrow().passed());
    }

    /// One hit of 1000 where ten are expected happens once in 2000 runs, and two to three more often; none of these is
    /// four errors off, if the error is that of ten hits.
    @Test
    void fewHitsAreHeldAgainstTheErrorThatTheExactMeanLetsExpect() {
        Verification.OfScore proof = new Verification.OfScore("value", 0.01, "by hand");
        double p = 0.002;
        Estimate two = new Estimate(p, Math.sqrt(p * (1 - p) / 999), 1000, Estimate.Kind.PROPORTION);
        assertTrue(proof.outcome(two).orElseThrow().passed());
        double q = 0.03;
        Estimate thirty = new Estimate(q, Math.sqrt(q * (1 - q) / 999), 1000, Estimate.Kind.PROPORTION);
        assertTrue(proof.outcome(thirty).orElseThrow().passed());
        double r = 0.05;
        Estimate fifty = new Estimate(r, Math.sqrt(r * (1 - r) / 999), 1000, Estimate.Kind.PROPORTION);
        assertFalse(proof.outcome(fifty).orElseThrow().passed());
    }
}
