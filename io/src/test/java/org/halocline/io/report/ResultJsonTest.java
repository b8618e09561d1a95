package org.halocline.io.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.halocline.grid.Grid;
import org.halocline.io.support.Docs;
import org.halocline.model.GridSimulation;
import org.halocline.model.Row;
import org.halocline.model.RunResult;
import org.halocline.model.SampleSimulation;
import org.halocline.model.State;
import org.halocline.sample.Bins;
import org.halocline.sample.Estimate;
import org.halocline.sample.Quantiles;
import org.halocline.sample.SampleStream;
import org.halocline.sample.Tally;
import org.halocline.sample.TallyLayout;
import org.halocline.sample.TallySpec;
import org.halocline.statistics.Average;
import org.halocline.statistics.Jackknifed;
import org.halocline.statistics.LongChain;
import org.halocline.vector.Vectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ResultJsonTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    private record Dice(int sides) implements SampleSimulation {
        @Override
        public double sample(SampleStream random) {
            return random.nextInt(sides);
        }
    }

    enum Shape {
        ROUND,
        VERY_FLAT;

        @Override
        public String toString() {
            return "a shape";
        }
    }

    record Point(double x, float y) {}

    record Rich(Shape shape, Point centre, List<Point> others, List<String> names, boolean on, long big, String text)
            implements GridSimulation {
        @Override
        public Grid grid() {
            return Grid.of(4);
        }

        @Override
        public double maxTimeStep() {
            return 1;
        }

        @Override
        public void initialise(State state) {}

        @Override
        public void step(Row row, double dt) {}
    }

    private static JsonNode read(RunResult result) {
        return MAPPER.readTree(ResultJson.of(result, "some"));
    }

    @Test
    void theDocumentedExampleIsWhatIsWritten() throws IOException {
        List<String> examples = Docs.blocks("result.md", "json");
        Vectors.hear(8); // as a worker process says
        JsonNode written =
                MAPPER.readTree(ResultJson.of(Results.grid(), "heat", Optional.of("heat2d"), Optional.empty()));
        assertEquals(3, examples.size());
        JsonNode documented = MAPPER.readTree(examples.getFirst());
        assertEquals(paths("", written), paths("", documented));
        for (String key : written.propertyNames()) {
            if (!key.equals("versions")) {
                assertEquals(documented.get(key), written.get(key), key);
            }
        }

        RunResult samples = Results.samples(new Dice(6), Map.of("pi", new Estimate(3.14160112, 1.64e-4, 100_000_000)));
        JsonNode sampled = MAPPER.readTree(examples.get(1));
        assertEquals(read(samples).get("estimates"), sampled.get("estimates"));
        assertTrue(sampled.has("samplesPerSecond"));
    }

    @Test
    void theJackknifeStandsBesideTheErrorByTheDeltaMethod() {
        Estimate ratio = new Estimate(0.5, 0.01, 100, Estimate.Kind.DERIVED).jackknife(new Jackknifed(0.49, 0.02, 20));
        JsonNode node = read(Results.samples(new Dice(6), Map.of("ratio", ratio)))
                .get("estimates")
                .get("ratio");
        assertEquals(0.5, node.get("mean").doubleValue());
        JsonNode jackknife = node.get("jackknife");
        assertEquals(0.49, jackknife.get("value").doubleValue());
        assertEquals(0.02, jackknife.get("standardError").doubleValue());
        assertEquals(20, jackknife.get("groups").intValue());
        // Student's factor for 19 degrees of freedom, by SciPy: 2.093024.
        assertEquals(
                0.49 + 0.02 * 2.093024, jackknife.get("interval").get("high").doubleValue(), 1e-7);
    }

    @Test
    void everyKeyIsInTheTable() throws IOException {
        String page = String.join("\n", Docs.lines("result.md"));
        Set<String> keys = new TreeSet<>(read(Results.grid()).propertyNames());
        keys.addAll(read(Results.samples(new Dice(6), Map.of())).propertyNames());
        keys.add("config");
        keys.add("tallies");
        keys.add("averages");
        for (String key : keys) {
            assertTrue(page.contains("\n| `" + key + "` |"), key);
        }
    }

    /// What the page shows: four samples, scored by hand.
    @Test
    void theDocumentedTalliesAreWhatIsWritten() throws IOException {
        TallyLayout layout = new TallyLayout(
                List.of("x", "y"),
                List.of(
                        TallySpec.covariance("x", "y"),
                        TallySpec.extremes("x"),
                        TallySpec.moments("x"),
                        TallySpec.histogram("x", Bins.equal(0, 4, 2)),
                        TallySpec.quantiles("y"),
                        TallySpec.cells("flux", 1, Bins.equal(0, 2, 2), Bins.equal(0, 1, 1)),
                        TallySpec.series("walk", 1, 0.5, 1),
                        TallySpec.weighted("tilted"),
                        TallySpec.weightedHistogram("size", Bins.equal(0, 2, 1)),
                        TallySpec.groups(2, "x", "y")));
        Tally tally = new Tally(layout);
        double[][] scores = {{1, 2}, {2, 1}, {3, 6}, {6, 3}};
        for (int sample = 0; sample < scores.length; sample++) {
            tally.score(0, scores[sample][0]);
            tally.score(1, scores[sample][1]);
            if (sample == 0) {
                tally.addAt(5, 1, 0.5, 0.5);
                tally.add(6, 0, 1);
            }
            if (sample < 2) {
                tally.weigh(7, 1 + 2 * sample, 1 + 2 * sample);
                tally.weigh(8, 1 + 2 * sample, 1 + 2 * sample);
            }
            tally.endSample(sample);
            tally.count(1);
        }
        JsonNode written = read(Results.tallies(new Dice(6), tally.tallies())).get("tallies");
        JsonNode documented =
                MAPPER.readTree(Docs.blocks("result.md", "json").getLast()).get("tallies");
        assertEquals(paths("", documented), paths("", written));
        for (String kind : documented.propertyNames()) {
            if (!kind.equals("quantiles")) {
                assertEquals(documented.get(kind), written.get(kind), kind);
            }
        }
        JsonNode quantiles = written.get("quantiles").get("y");
        assertEquals(4, quantiles.get("total").asLong());
        assertEquals(Quantiles.SHOWN.size(), quantiles.get("quantiles").size());
        assertEquals(0.5, quantiles.get("quantiles").get(3).get("probability").asDouble());
        assertEquals(2, quantiles.get("quantiles").get(3).get("value").asDouble(), 0.02);
    }

    @Test
    void averagesAreWrittenWithWhatTheirErrorRestsOn() {
        assertFalse(read(Results.grid()).has("averages"));
        LongChain chain = new LongChain();
        for (int n = 0; n < 1000; n++) {
            chain.add(n * 7919 % 1009);
        }
        Average average = chain.average();
        JsonNode node = read(Results.averages(Map.of("energy", average)))
                .get("averages")
                .get("energy");
        assertEquals(average.mean().mean(), node.get("mean").doubleValue());
        assertEquals(average.mean().standardError(), node.get("standardError").doubleValue());
        assertEquals(1000, node.get("values").intValue());
        assertEquals(average.rHat(), node.get("rHat").doubleValue());
        assertEquals(average.correlation().time(), node.get("correlationTime").doubleValue());
        assertEquals(
                average.interval(0.95).low(), node.get("interval").get("low").doubleValue());
        JsonNode none = read(Results.averages(Map.of("few", new LongChain().average())))
                .get("averages")
                .get("few");
        assertTrue(none.get("standardError").isNull());
    }

    @Test
    void aRunWithoutTalliesHasNoKeyForThem() {
        assertFalse(read(Results.samples(new Dice(6), Map.of())).has("tallies"));
    }

    private static Set<String> paths(String parent, JsonNode node) {
        Set<String> paths = new TreeSet<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            paths.add(parent + "/" + entry.getKey());
            paths.addAll(paths(parent + "/" + entry.getKey(), entry.getValue()));
        }
        return paths;
    }

    @Test
    void numbersReadBackToTheSameBits() {
        SplittableRandom random = new SplittableRandom(7);
        for (int n = 0; n < 500; n++) {
            double number = Double.longBitsToDouble(random.nextLong());
            Map<String, Double> observables = new LinkedHashMap<>();
            Map<String, Estimate> estimates = new LinkedHashMap<>();
            for (int m = random.nextInt(5); m > 0; m--) {
                observables.put(name(random), Double.longBitsToDouble(random.nextLong()));
                estimates.put(name(random), new Estimate(random.nextGaussian(), number, random.nextLong()));
            }
            List<String> notes = List.of(name(random), name(random));
            JsonNode read = read(Results.of(new Dice(random.nextInt()), number, observables, estimates, notes));

            assertSame(number, read.get("time"));
            assertSame(number, read.get("samplesPerSecond"));
            assertSame(number, read.get("wallSeconds"));
            assertSame(number, read.get("verification").get("error"));
            assertSame(number, read.get("errors").get("linf"));
            assertEquals(Long.MAX_VALUE, read.get("steps").longValue());
            assertEquals(Long.MIN_VALUE, read.get("seed").longValue());
            assertEquals(
                    "\"quoted\"\n", read.get("verification").get("reference").stringValue());
            assertEquals(notes.getFirst(), read.get("notes").get(0).stringValue());
            assertEquals(
                    List.copyOf(observables.keySet()),
                    List.copyOf(read.get("observables").propertyNames()));
            observables.forEach(
                    (name, value) -> assertSame(value, read.get("observables").get(name)));
            observables.forEach(
                    (name, value) -> assertSame(value, read.get("phases").get(name)));
            estimates.forEach((name, estimate) -> {
                JsonNode node = read.get("estimates").get(name);
                assertSame(estimate.mean(), node.get("mean"));
                assertSame(estimate.standardError(), node.get("standardError"));
                assertEquals(estimate.samples(), node.get("samples").longValue());
            });
        }
    }

    private static void assertSame(double expected, JsonNode node) {
        if (Double.isFinite(expected)) {
            assertEquals(Double.doubleToRawLongBits(expected), Double.doubleToRawLongBits(node.doubleValue()));
        } else {
            assertTrue(node.isNull());
        }
    }

    /// Any text: quotes, controls, letters beyond ASCII.
    private static String name(SplittableRandom random) {
        String letters = "az\"\\/\n\t\u0001{}[]:,äω𝄞<&'";
        int[] points = letters.codePoints().toArray();
        StringBuilder name = new StringBuilder();
        for (int n = 1 + random.nextInt(8); n > 0; n--) {
            name.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return name.toString();
    }

    @Test
    void parametersOfEveryKindAreWritten() {
        Rich rich = new Rich(
                Shape.VERY_FLAT,
                new Point(0.1, 0.1f),
                List.of(new Point(Double.NaN, 1)),
                List.of("a", "b"),
                true,
                Long.MIN_VALUE,
                "say \"hello\"");
        assertEquals(
                MAPPER.readTree("""
                    {"shape": "very-flat", "centre": {"x": 0.1, "y": 0.1}, "others": [{"x": null, "y": 1.0}],
                     "names": ["a", "b"], "on": true, "big": -9223372036854775808, "text": "say \\"hello\\""}
                    """),
                read(Results.of(rich, 0, Map.of(), Map.of(), List.of())).get("parameters"));
    }

    @Test
    void aRateIsNamedAfterWhatItCounts() {
        JsonNode grid = read(Results.grid());
        assertEquals(6.708815589168705e6, grid.get("cellUpdatesPerSecond").doubleValue());
        assertFalse(grid.has("samplesPerSecond"));
        JsonNode samples = read(Results.of(new Dice(2), 5, Map.of(), Map.of(), List.of()));
        assertEquals(5, samples.get("samplesPerSecond").doubleValue());
        assertFalse(samples.has("cellUpdatesPerSecond"));
    }

    @Test
    void whatHasDrawnNothingHasNoRate() {
        JsonNode merged = read(Results.of(new Dice(2), 0, Map.of(), Map.of(), List.of()));
        assertFalse(merged.has("samplesPerSecond") || merged.has("cellUpdatesPerSecond"));
    }

    @Test
    void aSimulationWithoutProofOrSolutionHasNeitherVerificationNorErrors() {
        RunResult r = Results.grid();
        RunResult unproven = new RunResult(
                r.simulation(),
                r.workers(),
                r.processGrid(),
                r.transport(),
                r.steps(),
                r.time(),
                r.samples(),
                r.stateHash(),
                new TreeMap<>(r.observables()),
                r.averages(),
                r.estimates(),
                r.tallies(),
                r.perSecond(),
                r.wallSeconds(),
                r.phases(),
                Optional.empty(),
                Optional.empty(),
                r.restarts(),
                r.seed(),
                r.notes());
        assertFalse(read(unproven).has("verification"));
        assertFalse(read(unproven).has("errors"));
    }

    @Test
    void linesEndTheSameWayEverywhere() {
        String text = ResultJson.of(Results.grid(), "heat");
        assertTrue(text.startsWith("{\n  \"format\" : 1,\n") && text.endsWith("}\n") && !text.contains("\r"));
    }
}
