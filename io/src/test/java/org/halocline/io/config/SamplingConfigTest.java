package org.halocline.io.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.halocline.Engine;
import org.halocline.error.ConfigurationException;
import org.halocline.io.config.TestSimulations.Darts;
import org.halocline.io.report.ResultJson;
import org.halocline.model.RunMonitor;
import org.halocline.model.SampleSimulation;
import org.halocline.variance.Antithetic;
import org.halocline.variance.ImportanceSampling;
import org.halocline.variance.LatinHypercube;
import org.halocline.variance.Scrambling;
import org.halocline.variance.Sobol;
import org.halocline.variance.Stratified;
import org.halocline.variance.Vegas;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `run.sampling`.
class SamplingConfigTest {
    private static final SampleSimulation DARTS = new Darts(1, 2);

    private static Config config(String sampling) {
        return new ConfigReader(TestSimulations.catalogue())
                .parse(
                        "{\"simulation\": \"darts\", \"parameters\": {\"rings\": 1, \"skill\": 2},"
                                + " \"run\": {\"samples\": 16, \"sampling\": " + sampling + "}}",
                        "configs/test.json",
                        ConfigReader.Format.JSON,
                        Settings.NONE);
    }

    @Test
    void everyMethodCanBeWritten() {
        assertEquals(DARTS, config("{\"method\": \"plain\"}").simulation());
        assertEquals(
                new Antithetic(DARTS), config("{\"method\": \"antithetic\"}").simulation());
        assertEquals(
                new Stratified(DARTS, 2, 5),
                config("{\"method\": \"stratified\", \"dimensions\": 2, \"strata\": 5}")
                        .simulation());
        assertEquals(
                new LatinHypercube(DARTS, 3, 100),
                config("{\"method\": \"latin-hypercube\", \"dimensions\": 3, \"points\": 100}")
                        .simulation());
        assertEquals(
                new Sobol(DARTS, 3, 1024),
                config("{\"method\": \"sobol\", \"dimensions\": 3}").simulation());
        assertEquals(
                new Sobol(DARTS, 3, 64, Scrambling.LINEAR),
                config("{\"method\": \"sobol\", \"dimensions\": 3, \"points\": 64, \"scrambling\": \"linear\"}")
                        .simulation());
        assertEquals("darts", config("{\"method\": \"antithetic\"}").simulationName());
    }

    @Test
    void methodsThatTakeSeveralRunsComeBesideTheSimulation() {
        Config config = config("{\"method\": \"vegas\", \"dimensions\": 2, \"rounds\": 3, \"warmUp\": 1,"
                + " \"bins\": 7, \"damping\": 0.5}");
        assertEquals(DARTS, config.simulation());
        assertEquals(Optional.of(new Vegas(DARTS, 2, 7, 0.5, 1, 3)), config.rounds());
        assertEquals(
                Optional.of(new Vegas(DARTS, 2)),
                config("{\"method\": \"vegas\", \"dimensions\": 2}").rounds());
        assertEquals(Optional.empty(), config("{\"method\": \"antithetic\"}").rounds());
        assertTrue(config.runInto(Path.of("out")).checkpoint().isOn());
        assertTrue(config.explain(config.run()).startsWith("vegas: 1 + 3 rounds of 16 samples"));
        assertThrows(ConfigurationException.class, () -> config.requireOneRun("scale"));
    }

    @Test
    void numbersOfNormalAndExponentialOnesAreTilted() {
        assertEquals(
                new ImportanceSampling(DARTS, List.of(3.0, -1.0), List.of(0.5)),
                config("{\"method\": \"importance-sampling\", \"shifts\": [3, -1], \"rates\": [0.5]}")
                        .simulation());
    }

    @Test
    void aMethodRefusesSettingsOfAnother() {
        refused(
                "{\"method\": \"vegas\", \"dimensions\": 1, \"points\": 64}",
                "\"points\" is not for \"vegas\"; it takes dimensions, rounds, warmUp, bins, damping, cubes");
        refused("{\"method\": \"antithetic\", \"strata\": 3}", "\"strata\" is not for \"antithetic\"; remove it");
        refused("{\"method\": \"vegas\", \"dimensions\": 1, \"rounds\": 0}", "number 0 is out of range");
        refused("{\"method\": \"vegas\", \"dimensions\": 1, \"rounds\": 99999}", "at most 10000 of each");
    }

    @Test
    void aMethodRefusesASimulationThatHasNotWhatItNeeds() {
        refused("{\"method\": \"vegas\"}", "dimensions=0; Darts does not say");
        refused("{\"method\": \"multilevel\"}", "Darts has no levels, use another method");
        refused("{\"method\": \"splitting\"}", "Darts has no levels on the way to an event");
        refused("{\"method\": \"fixed-controls\"}", "use another method");
        refused("{\"method\": \"importance-sampling\"}", "shifts=[], rates=[]; give one of them");
    }

    @Test
    void theEndOfTheRunAndItsCheckpointsMustFitTheMethod() {
        String vegas = "\"sampling\": {\"method\": \"vegas\", \"dimensions\": 1}";
        for (String[] wrong : new String[][] {
            {"\"samples\": 1, " + vegas + "}", "/run/samples: samples=1; vegas needs"},
            {"\"target\": {\"relativeError\": 0.1}, " + vegas + "}", "/run/target: stop=until"},
            {"\"samples\": 9, " + vegas + "}, \"checkpoint\": {\"end\": true}", "\"checkpoint\" is not for a method"}
        }) {
            ConfigError error = assertThrows(
                    ConfigError.class,
                    () -> new ConfigReader(TestSimulations.catalogue())
                            .parse(
                                    "{\"simulation\": \"darts\", \"parameters\": {\"rings\": 1, \"skill\": 2},"
                                            + " \"run\": {"
                                            + wrong[0] + "}",
                                    "configs/test.json",
                                    ConfigReader.Format.JSON,
                                    Settings.NONE));
            assertTrue(String.valueOf(error.getMessage()).contains(wrong[1]), error.getMessage());
        }
    }

    @Test
    void theResultTellsRoundsAndTheirMap() {
        Config config = config("{\"method\": \"vegas\", \"dimensions\": 1, \"rounds\": 2, \"warmUp\": 1, \"bins\": 2}");
        JsonNode json = JsonMapper.shared()
                .readTree(ResultJson.of(config.perform(config.run(), RunMonitor.NONE), config.simulationName()));
        assertEquals(
                "{\"method\":\"vegas\",\"dimensions\":1,\"bins\":2,\"damping\":1.5,\"warmUp\":1,\"rounds\":2,\"cubes\":0}",
                json.get("sampling").toString());
        assertEquals("{\"rings\":1,\"skill\":2.0}", json.get("parameters").toString());
        assertEquals(48, json.get("samples").intValue());
        JsonNode vegas = json.get("vegas");
        assertEquals(3, vegas.get("rounds").size());
        assertFalse(vegas.get("rounds").get(0).get("counts").booleanValue());
        assertTrue(vegas.get("rounds").get(0).get("average").isNull());
        assertEquals(
                vegas.get("mean").doubleValue(),
                vegas.get("rounds").get(2).get("average").doubleValue());
        assertEquals(3, vegas.get("map").get("edges").get(0).size());
        assertEquals(
                vegas.get("mean").doubleValue(),
                json.get("estimates").get("value").get("mean").doubleValue());
    }

    @Test
    void whatCannotBeDrawnIsAProblemWithItsPlace() {
        refused("{\"method\": \"sobol\"}", "dimensions=0; Darts does not say how many numbers a sample draws");
        refused("{\"method\": \"sobol\", \"dimensions\": 1, \"points\": 100}", "points=100; use a power of two");
        refused("{\"dimensions\": 1}", "missing \"method\"");
        refused("{\"method\": \"sobel\"}", "unknown value \"sobel\"; did you mean \"sobol\"");
        refused("7", "found number 7, expected an object");
    }

    private static void refused(String sampling, String message) {
        ConfigError error = assertThrows(ConfigError.class, () -> config(sampling));
        assertTrue(String.valueOf(error.getMessage()).contains(message), error.getMessage());
        assertTrue(String.valueOf(error.getMessage()).contains("/run/sampling"), error.getMessage());
    }

    @Test
    void theResultTellsParametersAndSamplingApart() {
        Config config = config("{\"method\": \"latin-hypercube\", \"dimensions\": 3, \"points\": 100}");
        String json = ResultJson.of(Engine.run(config.simulation(), config.run()), config.simulationName());
        String plain = json.replaceAll("\\s", "");
        assertTrue(plain.contains("\"parameters\":{\"rings\":1,\"skill\":2.0}"), json);
        assertTrue(
                plain.contains("\"sampling\":{\"method\":\"latin-hypercube\",\"dimensions\":3,\"points\":100}"), json);
    }
}
