package org.halocline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.halocline.error.ConfigurationException;
import org.halocline.model.Run;
import org.halocline.model.RunResult;
import org.halocline.model.SampleSimulation;
import org.halocline.model.Stop;
import org.halocline.sample.Estimate;
import org.halocline.sample.RandomStreams;
import org.halocline.sample.SampleStream;
import org.halocline.sample.Scores;
import org.halocline.statistics.DeltaMethod;
import org.halocline.statistics.Derived;
import org.halocline.statistics.Means;
import org.halocline.statistics.Propagated;
import org.halocline.statistics.Warning;
import org.halocline.testing.Fractions;
import org.junit.jupiter.api.Test;

/// Error bars of real runs.
class ErrorBarsTest {
    /// Over 200 seeds 180 to 198 intervals contain the truth.
    @Test
    void intervalsContainTheTruthAsOftenAsTheySay() {
        Map<String, Double> truth = Map.of("x", 0.5, "rare", 0.05, "ratio", 0.5, "deviation", Math.sqrt(1 / 12.0));
        Map<String, Integer> covered = new LinkedHashMap<>();
        for (int seed = 0; seed < 200; seed++) {
            RunResult result = Engine.run(
                    new Fractions(1), Run.samples(150).batch(50).seed(seed).inProcess());
            truth.forEach((name, value) ->
                    covered.merge(name, result.estimate(name).interval(0.95).contains(value) ? 1 : 0, Integer::sum));
        }
        covered.forEach((name, count) -> assertTrue(count >= 180 && count <= 198, name + " covered " + count));
        assertEquals(truth.size(), covered.size());
    }

    @Test
    void derivedQuantitiesHaveTheErrorOfTheDeltaMethodAndTheSameBits() {
        int n = 1000;
        RunResult one = Engine.run(new Fractions(2), Run.samples(n).seed(7));
        RunResult many = Engine.run(
                new Fractions(2), Run.samples(n).batch(77).seed(7).workers(3).inProcess());
        assertEquals(one.estimates(), many.estimates());
        assertEquals(one.stateHash(), many.stateHash());
        double[][] xy = new double[2][n];
        for (int s = 0; s < n; s++) {
            SampleStream random = new RandomStreams(7).sample(s);
            xy[0][s] = 2 * random.nextDouble();
            xy[1][s] = xy[0][s] + 2 * random.nextDouble();
        }
        Propagated ratio = DeltaMethod.of(Derived.ratio("ratio", "x", "sum"), Means.of(xy));
        assertEquals(Estimate.Kind.DERIVED, one.estimate("ratio").kind());
        assertEquals(ratio.value(), one.estimate("ratio").mean(), 1e-14);
        assertEquals(ratio.standardError(), one.estimate("ratio").standardError(), 1e-14);
    }

    @Test
    void aRunCanWaitForTheErrorOfADerivedQuantity() {
        RunResult result = Engine.run(
                new Fractions(1), Run.until(Stop.relativeError("ratio", 0.005)).seed(3));
        assertTrue(result.estimate("ratio").relativeError() <= 0.005, result.toString());
        assertTrue(result.samples() > 5000 && result.samples() < 12_000, result.toString());
    }

    @Test
    void theRunSaysWhenNotToTrustAnError() {
        List<Warning> none = Engine.run(new Fractions(1), Run.samples(1000).seed(1)).warnings().stream()
                .filter(warning -> !warning.about().equals("heavy"))
                .toList();
        assertEquals(List.of(), none);
        RunResult few = Engine.run(new Fractions(1), Run.samples(40).seed(1));
        assertEquals(
                List.of("rare"), few.warnings().stream().map(Warning::about).toList());
        assertTrue(few.toString().contains("warning   rare: "), few.toString());
        long heavy = 0;
        for (int seed = 0; seed < 20; seed++) {
            heavy += Engine.run(new Fractions(1), Run.samples(500).seed(seed)).warnings().stream()
                    .filter(warning -> warning.code() == Warning.Code.HEAVY_TAILS)
                    .count();
        }
        assertTrue(heavy >= 5, "heavy tails in " + heavy + " of 20 runs");
    }

    /// Ratios of pairs of scores that have nothing to do with each other.
    public record Many(int ratios) implements SampleSimulation {
        @Override
        public List<String> scores() {
            return IntStream.range(0, 2 * ratios)
                    .mapToObj(score -> (score % 2 == 0 ? "x" : "y") + score / 2)
                    .toList();
        }

        @Override
        public List<Derived> derived() {
            return IntStream.range(0, ratios)
                    .mapToObj(n -> Derived.ratio("ratio" + n, "x" + n, "y" + n))
                    .toList();
        }

        @Override
        public void sample(SampleStream random, Scores scores) {
            for (int n = 0; n < ratios; n++) {
                double x = random.nextDouble();
                scores.score(2 * n, x);
                scores.score(2 * n + 1, x + random.nextDouble());
            }
        }
    }

    /// 80 scores are more than one covariance tally takes.
    @Test
    void thereMayBeManyDerivedQuantities() {
        RunResult one = Engine.run(new Many(1), Run.samples(300));
        RunResult forty = Engine.run(new Many(40), Run.samples(300));
        assertEquals(one.estimate("ratio0"), forty.estimate("ratio0"));
        assertTrue(forty.estimate("ratio39").interval(0.9999).contains(0.5), forty::toString);
    }

    /// Derives from a score that does not exist.
    public record Astray(int n) implements SampleSimulation {
        @Override
        public List<Derived> derived() {
            return List.of(Derived.ratio("ratio", "value", "nothing"));
        }

        @Override
        public double sample(SampleStream random) {
            return random.nextDouble();
        }
    }

    @Test
    void aQuantityOfAScoreThatDoesNotExistIsRefused() {
        String message = assertThrows(ConfigurationException.class, () -> Engine.run(new Astray(1), Run.samples(10)))
                .toString();
        assertTrue(message.contains("derived=ratio, score=nothing; name one of value"), message);
    }
}
