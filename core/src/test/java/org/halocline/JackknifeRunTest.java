package org.halocline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
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
import org.halocline.sample.Estimate;
import org.halocline.sample.RandomStreams;
import org.halocline.sample.SampleStream;
import org.halocline.sample.Scores;
import org.halocline.sample.TallySpec;
import org.halocline.statistics.Derived;
import org.halocline.statistics.Jackknife;
import org.halocline.statistics.Jackknifed;
import org.halocline.statistics.Warning;
import org.halocline.testing.Darts;
import org.halocline.testing.Fractions;
import org.halocline.testing.Leftovers;
import org.halocline.variance.Antithetic;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The jackknife of derived quantities within runs.
@Timeout(120)
class JackknifeRunTest {
    private static final Fractions FRACTIONS = new Fractions(1);

    @TempDir
    private Path folder;

    private static void assertSame(RunResult expected, RunResult actual, String where) {
        assertEquals(expected.stateHash(), actual.stateHash(), where);
        assertEquals(expected.estimates(), actual.estimates(), where);
        assertEquals(expected.tallies(), actual.tallies(), where);
        assertTrue(actual.estimate("ratio").jackknife().isPresent(), where);
    }

    /// Over 200 seeds 180 to 198 intervals contain the truth.
    @Test
    void intervalsContainTheTruthAsOftenAsTheySay() {
        Map<String, Double> truth = Map.of("ratio", 0.5, "deviation", Math.sqrt(1 / 12.0));
        Map<String, Integer> covered = new LinkedHashMap<>();
        for (int seed = 0; seed < 200; seed++) {
            RunResult result =
                    Engine.run(FRACTIONS, Run.samples(150).batch(50).seed(seed).jackknife(15));
            truth.forEach((name, value) -> covered.merge(
                    name,
                    result.estimate(name)
                                    .jackknife()
                                    .orElseThrow()
                                    .interval(0.95)
                                    .contains(value)
                            ? 1
                            : 0,
                    Integer::sum));
        }
        covered.forEach((name, count) -> assertTrue(count >= 180 && count <= 198, name + " covered " + count));
        assertEquals(truth.size(), covered.size());
    }

    /// Sample i is in group i mod 7: so says the definition, with plain sums.
    @Test
    void groupsAreMadeOfGlobalIndices() {
        int n = 1000;
        double[][] sums = new double[7][2];
        long[] sizes = new long[7];
        for (int s = 0; s < n; s++) {
            SampleStream random = new RandomStreams(7).sample(s);
            double x = random.nextDouble();
            sums[s % 7][0] += x;
            sums[s % 7][1] += x + random.nextDouble();
            sizes[s % 7]++;
        }
        Jackknifed expected = Jackknife.of(Derived.ratio("ratio", "x", "sum"), sums, sizes);
        Estimate ratio =
                Engine.run(FRACTIONS, Run.samples(n).seed(7).jackknife(7)).estimate("ratio");
        Jackknifed found = ratio.jackknife().orElseThrow();
        assertEquals(7, found.groups());
        assertEquals(expected.value(), found.value(), 1e-13);
        assertEquals(expected.standardError(), found.standardError(), 1e-13);
        assertEquals(1, found.standardError() / ratio.standardError(), 0.6);
    }

    @Test
    void workersAndBatchesChangeNoBit() {
        Run run = Run.samples(2003).seed(7).jackknife(20);
        RunResult one = Engine.run(FRACTIONS, run.batch(2003));
        for (int workers : new int[] {1, 2, 3, 5, 8}) {
            Run other = run.batch(13L * workers).workers(workers).inProcess();
            assertSame(one, Engine.run(FRACTIONS, other), workers + " workers");
        }
    }

    @Test
    @Tag("process")
    void processesChangeNoBit() {
        Run run = Run.samples(5000).seed(7).jackknife(20);
        RunResult many = Engine.run(FRACTIONS, run.batch(51).workers(3));
        assertEquals("mapped-files", many.transport());
        assertSame(Engine.run(FRACTIONS, run), many, "processes");
        Leftovers.assertNone();
    }

    @Test
    void theErrorByTheDeltaMethodAndTheScoresStayAsTheyAre() {
        Run run = Run.samples(500).seed(3);
        RunResult without = Engine.run(FRACTIONS, run);
        RunResult with = Engine.run(FRACTIONS, run.jackknife(20));
        assertEquals(without.estimate("x"), with.estimate("x"));
        Estimate ratio = with.estimate("ratio");
        assertEquals(
                without.estimate("ratio"),
                new Estimate(ratio.mean(), ratio.standardError(), ratio.samples(), ratio.kind()));
        assertNotEquals(without.stateHash(), with.stateHash());
        assertTrue(with.toString().contains(" at 95 %  jackknife of 20 groups"), with.toString());
    }

    private Run kept(Run run, String name) {
        return run.checkpoint(
                new CheckpointRequest(Schedule.end(), folder.resolve(name).toString(), 2, Compression.NONE));
    }

    @Test
    void anExtendedRunIsTheLongOne() {
        Run run = Run.samples(1234).seed(5).jackknife(20);
        Engine.run(FRACTIONS, kept(run, "short"));
        UnaryOperator<Run> longer =
                some -> some.stop(new Stop.AfterSamples(3000)).workers(3).inProcess();
        RunResult extended = Engine.resume(folder.resolve("short"), longer, RunMonitor.NONE);
        assertSame(Engine.run(FRACTIONS, run.stop(new Stop.AfterSamples(3000))), extended, "extended");
        ConfigurationException e = assertThrows(
                ConfigurationException.class,
                () -> Engine.resume(
                        folder.resolve("short"), some -> longer.apply(some).jackknife(0), RunMonitor.NONE));
        assertTrue(e.toString().contains("jackknife=20, wanted=0"), e.toString());
    }

    private RunResult merge(boolean partial, List<Path> folders) {
        return Engine.merge(
                new MergeRequest(folders, partial, Optional.empty()), getClass().getClassLoader(), RunMonitor.NONE);
    }

    /// Twenty-three samples in four shares: groups of one sample, and of none in most shares.
    @Test
    void sharesMakeTheWhole() {
        for (int samples : new int[] {23, 2999}) {
            Run run = Run.samples(samples).seed(5).jackknife(20);
            List<Path> folders = new ArrayList<>();
            for (int number = 1; number <= 4; number++) {
                String name = samples + "-" + number;
                Engine.run(FRACTIONS, kept(run.share(new Share(number, 4)), name));
                folders.add(folder.resolve(name));
            }
            assertSame(Engine.run(FRACTIONS, run), merge(false, folders.reversed()), "samples=" + samples);
            // Without some shares groups are of different size, or empty.
            RunResult half = merge(true, List.of(folders.get(3), folders.get(1)));
            List<Long> sizes = half.tallies().groups("x", "sum").samples();
            assertEquals(
                    half.samples(), sizes.stream().mapToLong(Long::longValue).sum());
            assertEquals(
                    sizes.size(),
                    half.estimate("ratio").jackknife().orElseThrow().groups());
            assertTrue(sizes.size() <= 20 && sizes.size() > 5, sizes.toString());
        }
    }

    @Test
    void runsWithDifferentGroupsAreNotMerged() {
        Engine.run(FRACTIONS, kept(Run.samples(100).share(new Share(1, 2)).jackknife(20), "a"));
        Engine.run(FRACTIONS, kept(Run.samples(100).share(new Share(2, 2)).jackknife(10), "b"));
        ConfigurationException e = assertThrows(
                ConfigurationException.class, () -> merge(false, List.of(folder.resolve("a"), folder.resolve("b"))));
        assertTrue(e.toString().contains("jackknife=10, but in"), e.toString());
    }

    @Test
    void aRunWithoutDerivedQuantitiesHasNothingForIt() {
        ConfigurationException e = assertThrows(
                ConfigurationException.class,
                () -> Engine.run(new Darts(1), Run.samples(10).jackknife(20)));
        assertTrue(e.toString().contains("jackknife=20; it is for quantities that are derived"), e.toString());
    }

    @Test
    void tooFewSamplesHaveNoJackknife() {
        Estimate one = Engine.run(FRACTIONS, Run.samples(1).jackknife(20)).estimate("ratio");
        assertEquals(Optional.empty(), one.jackknife());
        Estimate two = Engine.run(FRACTIONS, Run.samples(2).jackknife(20)).estimate("ratio");
        assertEquals(2, two.jackknife().orElseThrow().groups());
    }

    /// 1/mean of exponential numbers, by groups that the simulation declares itself.
    public record Rate(int groups) implements SampleSimulation {
        private static final Derived RATE = Derived.of("rate", List.of("wait"), m -> 1 / m[0]);

        @Override
        public List<String> scores() {
            return List.of("wait");
        }

        @Override
        public List<TallySpec> tallies() {
            return List.of(TallySpec.groups(groups, "wait"), TallySpec.extremes("wait"));
        }

        @Override
        public List<Derived> derived() {
            return List.of(RATE);
        }

        @Override
        public void sample(SampleStream random, Scores scores) {
            scores.score(0, random.nextExponential());
        }
    }

    /// 1/mean of n exponential numbers is too large by 1/n, an error of 1/√n: a quarter of it for n = 16.
    @Test
    void aSimulationDeclaresGroupsAndABiasIsWarnedOf() {
        double plain = 0;
        double jackknifed = 0;
        int warnings = 0;
        for (int seed = 0; seed < 400; seed++) {
            RunResult result = Engine.run(new Rate(8), Run.samples(8).seed(seed));
            Estimate rate = result.estimate("rate");
            plain += rate.mean() / 400;
            jackknifed += rate.jackknife().orElseThrow().value() / 400;
            warnings += result.warnings().stream().anyMatch(warning -> warning.code() == Warning.Code.CURVED) ? 1 : 0;
        }
        // n/(n − 1), the mean of 1/mean; its standard deviation is n/((n − 1)√(n − 2)) = 0.47 in one run.
        assertEquals(8 / 7.0, plain, 4 * 0.47 / 20);
        assertEquals(1, jackknifed, 4 * 0.47 / 20);
        assertTrue(plain - jackknifed > 0.1, plain + ", " + jackknifed);
        assertTrue(warnings > 200, "warnings=" + warnings);
        RunResult many = Engine.run(new Rate(8), Run.samples(20_000).jackknife(25));
        assertEquals(25, many.estimate("rate").jackknife().orElseThrow().groups());
        assertEquals(
                List.of(),
                many.warnings().stream()
                        .filter(w -> w.code() == Warning.Code.CURVED)
                        .toList());
        assertEquals(
                many.estimate("rate").jackknife(), many.tallies().groups("wait").jackknife(Rate.RATE));
    }

    /// 1/mean, with a count of how often it is computed.
    public record Counted(int scale) implements SampleSimulation {
        private static final AtomicLong VALUES = new AtomicLong();

        private static final Derived RATE = Derived.of("rate", List.of("wait"), m -> {
                    VALUES.incrementAndGet();
                    return 1 / m[0];
                })
                .gradient(m -> new double[] {-1 / (m[0] * m[0])});

        @Override
        public List<String> scores() {
            return List.of("wait");
        }

        @Override
        public List<Derived> derived() {
            return List.of(RATE);
        }

        @Override
        public void sample(SampleStream random, Scores scores) {
            scores.score(0, scale * random.nextExponential());
        }
    }

    /// The decision after each batch needs no groups, and does not depend on them.
    @Test
    void aTargetIsReachedAfterTheSameSampleAsWithoutGroups() {
        Run run = Run.until(Stop.standardError("rate", 0.02)).batch(50).seed(5);
        RunResult plain = Engine.run(new Counted(1), run);
        assertTrue(plain.samples() > 1500, plain.toString());
        RunMonitor looksAway = new RunMonitor() {
            @Override
            public boolean followsEstimates() {
                return false;
            }
        };
        for (int workers : new int[] {1, 2, 3}) {
            long before = Counted.VALUES.get();
            RunResult result = Engine.run(
                    new Counted(1), run.jackknife(1000).workers(workers).inProcess(), looksAway);
            long values = Counted.VALUES.get() - before;
            assertEquals(plain.samples(), result.samples());
            Estimate rate = result.estimate("rate");
            assertEquals(1000, rate.jackknife().orElseThrow().groups());
            assertEquals(plain.estimate("rate").standardError(), rate.standardError());
            // Those of the groups once, for the result, and a few for each of some 50 batches.
            assertTrue(values < 2000, "values=" + values);
        }
    }

    @Test
    void groupsOfAntitheticPairsAreGroupsOfObservations() {
        RunResult result = Engine.run(new Antithetic(new Rate(10)), Run.samples(1000));
        assertEquals(10, result.estimate("rate").jackknife().orElseThrow().groups());
        assertTrue(
                result.estimate("rate")
                        .jackknife()
                        .orElseThrow()
                        .interval(0.999)
                        .contains(1),
                result.toString());
    }
}
