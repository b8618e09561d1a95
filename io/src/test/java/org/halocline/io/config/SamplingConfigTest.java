package org.halocline.io.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.halocline.Engine;
import org.halocline.io.config.TestSimulations.Darts;
import org.halocline.io.report.ResultJson;
import org.halocline.model.SampleSimulation;
import org.halocline.variance.Antithetic;
import org.halocline.variance.LatinHypercube;
import org.halocline.variance.Scrambling;
import org.halocline.variance.Sobol;
import org.halocline.variance.Stratified;
import org.junit.jupiter.api.Test;

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
