package org.halocline.variance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.halocline.Engine;
import org.halocline.error.ConfigurationException;
import org.halocline.model.CheckpointRequest;
import org.halocline.model.Compression;
import org.halocline.model.MergeRequest;
import org.halocline.model.Run;
import org.halocline.model.RunMonitor;
import org.halocline.model.RunResult;
import org.halocline.model.SampleSimulation;
import org.halocline.model.Schedule;
import org.halocline.model.Share;
import org.halocline.model.Stop;
import org.halocline.sample.Correction;
import org.halocline.sample.Estimate;
import org.halocline.sample.SampleStream;
import org.halocline.sample.Scores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FittedControlsTest {
    private static final List<String> NAMES = List.of("first", "second");
    private static final List<Double> MEANS = List.of(0.5, 1.0 / 3);
    private static final FittedControls FITTED = new FittedControls(new Exponentials(1), NAMES, MEANS);

    @TempDir
    private Path folder;

    @Test
    void aRunCorrectsItsScoresByItself() {
        ControlVariates afterwards = new ControlVariates(new Exponentials(1), "exponential", NAMES, MEANS);
        Estimate expected =
                afterwards.estimate(Engine.run(afterwards, Run.samples(2000).seed(3)));
        RunResult result = Engine.run(FITTED, Run.samples(2000).seed(3));
        Estimate found = result.estimate("exponential");
        // The pseudo-inverse sees the scores in the order of the controls.
        assertEquals(expected, found);
        assertTrue(Math.abs(found.mean() - (Math.E - 1)) < 4 * found.standardError(), found.toString());
        // 8 670 in the limit, see ControlVariatesTest.
        double ratio = found.correction().orElseThrow().varianceRatio(found.standardError());
        assertEquals(8670, ratio, 900);
        RunResult plain = Engine.run(new Exponentials(1), Run.samples(2000).seed(3));
        assertEquals(plain.estimate("first"), result.estimate("first"));
        assertEquals(
                plain.estimate("exponential").mean(),
                found.correction().orElseThrow().plainMean());
        assertTrue(result.toString().contains("against plain samples, coefficient "), result.toString());
    }

    /// The same with its controls in other units.
    public record Scaled(double first, double second) implements SampleSimulation {
        @Override
        public List<String> scores() {
            return new Exponentials(1).scores();
        }

        @Override
        public void sample(SampleStream random, Scores scores) {
            double u = random.nextDouble();
            scores.score(0, StrictMath.exp(u));
            scores.score(1, first * u);
            scores.score(2, second * (u * u));
        }
    }

    @ParameterizedTest
    @CsvSource({"1e-9, 1", "1, 1e-9", "1e-12, 1e12", "1e100, 1e-100"})
    void unitsOfControlsDoNotMatter(double first, double second) {
        Run run = Run.samples(2000).seed(3);
        Estimate expected = Engine.run(FITTED, run).estimate("exponential");
        FittedControls scaled = new FittedControls(new Scaled(first, second), NAMES, List.of(first / 2, second / 3));
        Estimate found = Engine.run(scaled, run).estimate("exponential");
        assertEquals(expected.mean(), found.mean(), 1e-12);
        Correction correction = found.correction().orElseThrow();
        double ratio = expected.correction().orElseThrow().varianceRatio(expected.standardError());
        assertEquals(ratio, correction.varianceRatio(found.standardError()), 1e-6 * ratio);
        List<Double> coefficients = expected.correction().orElseThrow().coefficients();
        assertEquals(coefficients.get(0), correction.coefficients().get(0) * first, 1e-8);
        assertEquals(coefficients.get(1), correction.coefficients().get(1) * second, 1e-8);
    }

    /// Seven samples, four controls, normal numbers: Student's interval with two degrees of freedom is exact.
    @Test
    void intervalsContainTheTruthAsOftenAsTheySay() {
        FittedControls method = new FittedControls(
                new ControlVariatesTest.Noisiest(), List.of("a", "b", "c", "d"), List.of(0.0, 0.0, 0.0, 0.0));
        int covered = 0;
        for (int seed = 0; seed < 200; seed++) {
            Estimate mean = Engine.run(method, Run.samples(7).batch(7).seed(seed + 1000L))
                    .estimate("sum");
            covered += mean.interval(0.95).contains(0) ? 1 : 0;
        }
        assertTrue(covered >= 180 && covered <= 198, "covered " + covered);
    }

    private Run kept(Run run, String name) {
        return run.checkpoint(
                new CheckpointRequest(Schedule.end(), folder.resolve(name).toString(), 2, Compression.NONE));
    }

    @Test
    void sharesAndExtensionsMakeTheSameBits() {
        RunResult whole = Engine.run(FITTED, Run.samples(3000).seed(5));
        Engine.run(FITTED, kept(Run.samples(1234).seed(5), "short"));
        RunResult extended =
                Engine.resume(folder.resolve("short"), some -> some.stop(new Stop.AfterSamples(3000)), RunMonitor.NONE);
        assertEquals(whole.estimates(), extended.estimates());
        List<Path> folders = new ArrayList<>();
        for (int number = 1; number <= 3; number++) {
            Engine.run(FITTED, kept(Run.samples(3000).seed(5).share(new Share(number, 3)), "share" + number));
            folders.add(folder.resolve("share" + number));
        }
        RunResult merged = Engine.merge(
                new MergeRequest(folders, false, Optional.empty()), getClass().getClassLoader(), RunMonitor.NONE);
        assertEquals(whole.estimates(), merged.estimates());
        assertEquals(whole.stateHash(), merged.stateHash());
    }

    @Test
    void aTargetIsThatOfTheCorrectedMean() {
        Run run = Run.until(Stop.standardError("exponential", 1e-4)).seed(3);
        RunResult result = Engine.run(FITTED, run);
        assertTrue(result.estimate("exponential").standardError() <= 1e-4, result.toString());
        assertTrue(result.samples() < 10_000, result.toString());
    }

    @Test
    void tooFewSamplesStayAsTheyAre() {
        for (int samples = 1; samples <= 4; samples++) {
            Estimate estimate = Engine.run(FITTED, Run.samples(samples)).estimate("exponential");
            assertEquals(samples > 3, estimate.correction().isPresent(), estimate.toString());
        }
    }

    /// @param known how many of its three means it knows
    public record Knowing(int known) implements SampleSimulation {
        @Override
        public List<String> scores() {
            return new Exponentials(1).scores();
        }

        @Override
        public Map<String, Double> knownMeans() {
            return known == 3
                    ? Map.of("second", 1.0 / 3, "first", 0.5, "exponential", Math.E - 1)
                    : Map.of("second", 1.0 / 3, "first", 0.5);
        }

        @Override
        public void sample(SampleStream random, Scores scores) {
            new Exponentials(1).sample(random, scores);
        }
    }

    @Test
    void controlsAreTheScoresWhoseMeansTheSimulationKnows() {
        assertEquals(new FittedControls(new Knowing(2), NAMES, MEANS), FittedControls.of(new Knowing(2)));
        refused("has no score whose mean it knows", new Exponentials(1));
        refused("the means of all scores are known", new Knowing(3));
        assertThrows(
                ConfigurationException.class,
                () -> new FittedControls(new Exponentials(1), List.of("third"), List.of(0.0)));
        assertThrows(ConfigurationException.class, () -> new FittedControls(new Exponentials(1), NAMES, List.of(0.5)));
    }

    private static void refused(String why, SampleSimulation inner) {
        String message = assertThrows(ConfigurationException.class, () -> FittedControls.of(inner))
                .toString();
        assertTrue(message.contains(why), message);
    }
}
