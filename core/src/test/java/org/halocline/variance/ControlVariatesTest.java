package org.halocline.variance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.halocline.Engine;
import org.halocline.error.ConfigurationException;
import org.halocline.error.RunFailedException;
import org.halocline.model.Run;
import org.halocline.model.RunResult;
import org.halocline.sample.Estimate;
import org.junit.jupiter.api.Test;

class ControlVariatesTest {
    private static final double E = Math.E;
    private static final double VARIANCE = (E * E - 1) / 2 - (E - 1) * (E - 1);

    private static final ControlVariates ONE =
            new ControlVariates(new Exponentials(1), "exponential", List.of("first"), List.of(0.5));

    private static final ControlVariates TWO =
            new ControlVariates(new Exponentials(1), "exponential", List.of("first", "second"), List.of(0.5, 1.0 / 3));

    /// cov(U, e^U) = 1 − (e − 1)/2 and Var U = 1/12: R² = 12 cov²/σ², and the best coefficient is 12 cov = 18 − 6e.
    @Test
    void oneControlTakesAwayItsShareOfTheVariance() {
        Comparison gain = Comparison.of(ONE, Run.samples(20_000).seed(3));
        double covariance = 1 - (E - 1) / 2;
        double kept = 1 - 12 * covariance * covariance / VARIANCE;
        assertEquals(1 / kept, gain.varianceRatio(), 0.05 / kept);
        assertTrue(
                Math.abs(gain.reduced().mean() - (E - 1)) < 4 * gain.reduced().standardError());
        List<Double> coefficients =
                ONE.coefficients(Engine.run(ONE, Run.samples(20_000).seed(3)));
        assertEquals(18 - 6 * E, coefficients.getFirst(), 0.01);
    }

    /// The best parabola for e^u leaves 2.784·10⁻⁵ of variance (Legendre polynomials up to the second).
    @Test
    void twoControlsTakeAwayMore() {
        Comparison gain = Comparison.of(TWO, Run.samples(20_000).seed(3));
        // Coefficients of e^u along the normalised shifted Legendre polynomials: √3 (3 − e), √5 (7e − 19).
        double kept = VARIANCE - 3 * Math.pow(3 - E, 2) - 5 * Math.pow(7 * E - 19, 2);
        assertEquals(VARIANCE / kept, gain.varianceRatio(), 0.05 * VARIANCE / kept);
        assertTrue(
                Math.abs(gain.reduced().mean() - (E - 1)) < 4 * gain.reduced().standardError());
    }

    @Test
    void controlsThatAreTheSameShareTheirCoefficient() {
        ControlVariates twins =
                new ControlVariates(new Twins(), "exponential", List.of("first", "again"), List.of(0.5, 0.5));
        RunResult result = Engine.run(twins, Run.samples(20_000).seed(3));
        List<Double> both = twins.coefficients(result);
        assertEquals(9 - 3 * E, both.get(0), 0.01);
        assertEquals(both.get(0), both.get(1), 1e-6);
        Estimate single = ONE.estimate(Engine.run(ONE, Run.samples(20_000).seed(3)));
        assertEquals(single.mean(), twins.estimate(result).mean(), 1e-9);
    }

    @Test
    void coefficientsOfAPilotRunHaveNoBias() {
        RunResult pilot = Engine.run(TWO, Run.samples(20).seed(100));
        Estimate mean =
                Engine.run(TWO.fixed(pilot), Run.samples(50_000).seed(3)).estimate("exponential");
        assertTrue(mean.standardError() < 1e-4, mean.toString());
        assertTrue(Math.abs(mean.mean() - (E - 1)) < 4 * mean.standardError(), mean.toString());
    }

    /// With few samples the error of the coefficients matters, and the standard error says so.
    /// For y = c + noise, both normal, z-scores of runs of eight samples have Student's t with 6
    /// degrees of freedom: |t| > 1.44 in a fifth of all runs, of 200 within 40 ± 4·5.7.
    @Test
    void theStandardErrorAllowsForEstimatedCoefficients() {
        ControlVariates method = new ControlVariates(new Noisy(), "sum", List.of("part"), List.of(0.0));
        int outside = 0;
        for (int seed = 0; seed < 200; seed++) {
            Estimate mean =
                    method.estimate(Engine.run(method, Run.samples(8).batch(8).seed(seed)));
            outside += Math.abs(mean.mean()) > 1.43976 * mean.standardError() ? 1 : 0;
        }
        assertEquals(40, outside, 4 * 5.7);
    }

    /// Seven samples and four controls leave two degrees of freedom: with six the intervals would contain the truth in
    /// 173 of 200 cases.
    @Test
    void intervalsContainTheTruthWithFewSamplesAndSeveralControls() {
        List<String> names = List.of("a", "b", "c", "d");
        ControlVariates method = new ControlVariates(new Noisiest(), "sum", names, List.of(0.0, 0.0, 0.0, 0.0));
        int covered = 0;
        for (int seed = 0; seed < 200; seed++) {
            Estimate mean =
                    method.estimate(Engine.run(method, Run.samples(7).batch(7).seed(seed)));
            assertEquals(2, mean.degreesOfFreedom());
            covered += mean.interval(0.95).contains(0) ? 1 : 0;
        }
        assertTrue(covered >= 180 && covered <= 198, "covered " + covered);
    }

    /// Four normal numbers, and a mixture of them with a fifth.
    public record Noisiest() implements org.halocline.model.SampleSimulation {
        @Override
        public List<String> scores() {
            return List.of("sum", "a", "b", "c", "d");
        }

        @Override
        public void sample(org.halocline.sample.SampleStream random, org.halocline.sample.Scores scores) {
            double sum = random.nextGaussian();
            for (int control = 1; control <= 4; control++) {
                double part = random.nextGaussian();
                sum += control * part;
                scores.score(control, part);
            }
            scores.score(0, sum);
        }
    }

    /// A normal number, and its sum with another.
    public record Noisy() implements org.halocline.model.SampleSimulation {
        @Override
        public List<String> scores() {
            return List.of("sum", "part");
        }

        @Override
        public void sample(org.halocline.sample.SampleStream random, org.halocline.sample.Scores scores) {
            double part = random.nextGaussian();
            scores.score(0, part + random.nextGaussian());
            scores.score(1, part);
        }
    }

    @Test
    void controlsMustBeOtherScoresWithAMean() {
        Exponentials inner = new Exponentials(1);
        assertThrows(
                ConfigurationException.class,
                () -> new ControlVariates(inner, "exponential", List.of("first"), List.of()));
        assertThrows(
                ConfigurationException.class,
                () -> new ControlVariates(inner, "exponential", List.of("third"), List.of(1.0)));
        assertThrows(
                ConfigurationException.class,
                () -> new ControlVariates(inner, "exponential", List.of("exponential"), List.of(1.0)));
        RunResult few = Engine.run(TWO, Run.samples(3));
        assertThrows(RunFailedException.class, () -> TWO.estimate(few));
    }

    /// The same control twice.
    public record Twins() implements org.halocline.model.SampleSimulation {
        @Override
        public List<String> scores() {
            return List.of("exponential", "first", "again");
        }

        @Override
        public void sample(org.halocline.sample.SampleStream random, org.halocline.sample.Scores scores) {
            double u = random.nextDouble();
            scores.score(0, StrictMath.exp(u));
            scores.score(1, u);
            scores.score(2, u);
        }
    }
}
