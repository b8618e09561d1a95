package org.halocline.io.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConfigSchemaTest {
    private static final Catalogue CATALOGUE = TestSimulations.catalogue();
    private static final ConfigReader READER = new ConfigReader(CATALOGUE);
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(ConfigSchema.json(CATALOGUE));

    private static List<String> schemaErrors(String json) {
        return SCHEMA.validate(json, InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }

    private static String binderErrors(String json) {
        try {
            READER.parse(json, "c", ConfigReader.Format.JSON, Settings.NONE);
            return "";
        } catch (ConfigError e) {
            return String.valueOf(e.getMessage());
        }
    }

    static List<Path> shippedConfigs() throws IOException {
        Path here = Path.of("configs");
        try (Stream<Path> files =
                Files.list(Files.isDirectory(here) ? here : Path.of("..").resolve(here))) {
            return files.sorted().toList();
        }
    }

    /// The simulations themselves are another module's: where a stand-in is registered here, its parameters are checked
    /// too.
    @ParameterizedTest
    @MethodSource("shippedConfigs")
    void shippedConfigsFollowTheSchema(Path file) throws IOException {
        String text = Files.readString(file);
        boolean isYaml = !file.toString().endsWith(".json");
        Node root = TreeReader.read(
                text,
                isYaml ? ConfigReader.Format.YAML : ConfigReader.Format.JSON,
                Place.beginning(file.toString()),
                new Problems());
        Node.Entry simulation =
                root instanceof Node.Table table ? table.entries().get("simulation") : null;
        boolean isKnown = simulation != null
                && simulation.value() instanceof Node.Text name
                && CATALOGUE.simulations().containsKey(name.value());
        if (isKnown) {
            READER.read(file, Settings.NONE);
            assertEquals(List.of(), SCHEMA.validate(text, isYaml ? InputFormat.YAML : InputFormat.JSON));
        }
    }

    private static final String HEAT = "\"simulation\": \"heat\", \"run\": {\"steps\": 1}";
    private static final String RELAX = "\"simulation\": \"relax\", \"run\": ";
    private static final String DARTS = "\"simulation\": \"darts\", \"parameters\": {\"rings\": 1, \"skill\": 1}";
    private static final String RIPPLE = "\"simulation\": \"ripple\", \"run\": {\"steps\": 1}, \"parameters\": ";

    /// HEAT, RELAX, DARTS and RIPPLE stand for the beginnings above.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "yes | {HEAT}",
                "yes | {HEAT, \"$schema\": \"x\"}",
                "no  | {HEAT, \"$schema\": 1}",
                "yes | {HEAT, \"verify\": {\"run.steps\": 2, \"parameters.n\": 8}}",
                "no  | {HEAT, \"verify\": 2}",
                "no  | {HEAT, \"verify\": {\"steps\": 2}}",
                "no  | {HEAT, \"verify\": {\"verify.run\": 2}}",
                "no  | {HEAT, \"verify\": {\"run.\": 2}}",
                "no  | {}",
                "no  | []",
                "no  | {\"simulation\": \"heat\"}",
                "no  | {\"run\": {\"steps\": 1}}",
                "no  | {\"simulation\": \"heta\", \"run\": {\"steps\": 1}}",
                "no  | {\"simulation\": 1, \"run\": {\"steps\": 1}}",
                "no  | {HEAT, \"extra\": 1}",
                "yes | {HEAT, \"parameters\": {}}",
                "yes | {HEAT, \"parameters\": {\"n\": 8, \"alpha\": 2, \"dimensions\": 3}}",
                "yes | {HEAT, \"parameters\": {\"n\": 1e2}}",
                "yes | {HEAT, \"parameters\": {\"n\": 8.0}}",
                "no  | {HEAT, \"parameters\": {\"n\": 0}}",
                "no  | {HEAT, \"parameters\": {\"n\": 1.5}}",
                "no  | {HEAT, \"parameters\": {\"n\": \"8\"}}",
                "no  | {HEAT, \"parameters\": {\"n\": 3000000000}}",
                "no  | {HEAT, \"parameters\": {\"N\": 8}}",
                "no  | {HEAT, \"parameters\": []}",
                "no  | {HEAT, \"parameters\": {\"dimensions\": 4}}",
                "yes | {\"simulation\": \"heat\", \"run\": {\"until\": 0.5, \"dt\": 1e-6, \"workers\": 4,"
                        + " \"placement\": \"threads\", \"seed\": -1}}",
                "yes | {\"simulation\": \"heat\", \"run\": {\"until\": 1, \"cfl\": 1, \"workers\": \"auto\"}}",
                "no  | {\"simulation\": \"heat\", \"run\": {\"until\": 1, \"steps\": 1}}",
                "no  | {\"simulation\": \"heat\", \"run\": {\"samples\": 1}}",
                "no  | {\"simulation\": \"heat\", \"run\": {\"steps\": 1, \"samples\": 1}}",
                "no  | {\"simulation\": \"heat\", \"run\": {\"steps\": 1, \"batch\": 1}}",
                "no  | {\"simulation\": \"heat\", \"run\": {\"steps\": 1, \"dt\": 1, \"cfl\": 1}}",
                "no  | {\"simulation\": \"heat\", \"run\": {\"steps\": 0}}",
                "no  | {\"simulation\": \"heat\", \"run\": {\"until\": 0}}",
                "no  | {\"simulation\": \"heat\", \"run\": {\"steps\": 1, \"cfl\": 1.1}}",
                "no  | {\"simulation\": \"heat\", \"run\": {\"steps\": 1, \"dt\": -1}}",
                "no  | {\"simulation\": \"heat\", \"run\": {\"steps\": 10000000000000000000}}",
                "no  | {\"simulation\": \"heat\", \"run\": {\"steps\": 1, \"seed\": 0.5}}",
                "yes | {\"simulation\": \"heat\", \"run\": {\"steps\": 1, \"workers\": [2, 2, 2]}}",
                "yes | {\"simulation\": \"heat\", \"run\": {\"steps\": 1, \"workers\": \"2x2\"}}",
                "no  | {\"simulation\": \"heat\", \"run\": {\"steps\": 1, \"workers\": [2, 0]}}",
                "no  | {\"simulation\": \"heat\", \"run\": {\"steps\": 1, \"workers\": [1, 1, 1, 1]}}",
                "no  | {\"simulation\": \"heat\", \"run\": {\"steps\": 1, \"workers\": []}}",
                "no  | {\"simulation\": \"heat\", \"run\": {\"steps\": 1, \"workers\": \"many\"}}",
                "no  | {\"simulation\": \"heat\", \"run\": {\"steps\": 1, \"workers\": 0}}",
                "no  | {\"simulation\": \"heat\", \"run\": {\"steps\": 1, \"workers\": 4097}}",
                "no  | {\"simulation\": \"heat\", \"run\": {\"steps\": 1, \"placement\": \"here\"}}",
                "yes | {\"simulation\": \"heat\", \"run\": {\"steps\": 1, \"overlap\": false}}",
                "no  | {\"simulation\": \"heat\", \"run\": {\"steps\": 1, \"overlap\": \"no\"}}",
                "yes | {\"simulation\": \"heat\", \"run\": {\"steps\": 1, \"timeBlock\": 8}}",
                "yes | {\"simulation\": \"heat\", \"run\": {\"steps\": 1, \"pin\": true}}",
                "no  | {\"simulation\": \"heat\", \"run\": {\"steps\": 1, \"pin\": 1}}",
                "no  | {\"simulation\": \"heat\", \"run\": {\"steps\": 1, \"timeBlock\": 65}}",
                "yes | {RELAX {}}",
                "yes | {RELAX {\"steps\": 5, \"cfl\": 0.5, \"overlap\": true, \"workers\": 2}}",
                "yes | {RELAX {\"until\": 5, \"dt\": 0.5}}",
                "no  | {RELAX {\"until\": 5, \"steps\": 5}}",
                "no  | {RELAX {\"dt\": 5, \"cfl\": 1}}",
                "no  | {RELAX {\"samples\": 5}}",
                "no  | {RELAX {\"batch\": 5}}",
                "no  | {RELAX {\"steps\": 0}}",
                "no  | {\"simulation\": \"relax\"}",
                "yes | {RELAX {}, \"observe\": {\"a\": \"max(flux)\"}, \"metrics\": {\"end\": true}, \"snapshots\":"
                        + " []}",
                "yes | {DARTS, \"run\": {\"samples\": 1, \"batch\": 0}}",
                "no  | {DARTS, \"run\": {\"samples\": 1, \"overlap\": true}}",
                "no  | {DARTS, \"run\": {\"samples\": 1, \"batch\": -1}}",
                "yes | {DARTS, \"run\": {\"samples\": 1, \"limitSeconds\": 0.5}}",
                "yes | {DARTS, \"run\": {\"samples\": 1, \"jackknife\": 20}}",
                "yes | {DARTS, \"run\": {\"samples\": 1, \"jackknife\": 0}}",
                "no  | {DARTS, \"run\": {\"samples\": 1, \"jackknife\": 1}}",
                "no  | {DARTS, \"run\": {\"samples\": 1, \"jackknife\": 1001}}",
                "no  | {RELAX {\"jackknife\": 20}}",
                "no  | {DARTS, \"run\": {\"samples\": 1, \"limitSeconds\": -1}}",
                "yes | {DARTS, \"run\": {\"target\": {\"score\": \"x\", \"standardError\": 1e-3}}}",
                "yes | {DARTS, \"run\": {\"target\": {\"relativeError\": 0.1, \"minSamples\": 2, \"maxSamples\":"
                        + " 9}}}",
                "no  | {DARTS, \"run\": {\"target\": {\"relativeError\": 0.1, \"standardError\": 1}}}",
                "no  | {DARTS, \"run\": {\"target\": {\"relativeError\": 0}}}",
                "no  | {DARTS, \"run\": {\"target\": {\"relativeError\": 0.1, \"minSamples\": 1}}}",
                "no  | {DARTS, \"run\": {\"target\": {\"error\": 0.1}}}",
                "no  | {DARTS, \"run\": {\"target\": 0.1}}",
                "no  | {DARTS, \"run\": {\"samples\": 9, \"target\": {\"relativeError\": 0.1}}}",
                "no  | {RELAX {\"limitSeconds\": 1}}",
                "no  | {DARTS, \"run\": {\"steps\": 1}}",
                "yes | {DARTS, \"run\": {\"samples\": 9, \"sampling\": {\"method\": \"antithetic\"}}}",
                "yes | {DARTS, \"run\": {\"samples\": 9, \"sampling\": {\"method\": \"sobol\", \"dimensions\": 2,"
                        + " \"points\": 64, \"scrambling\": \"linear\"}}}",
                "no  | {DARTS, \"run\": {\"samples\": 9, \"sampling\": {}}}",
                "no  | {DARTS, \"run\": {\"samples\": 9, \"sampling\": {\"method\": \"magic\"}}}",
                "no  | {DARTS, \"run\": {\"samples\": 9, \"sampling\": {\"method\": \"sobol\", \"points\": 0}}}",
                "no  | {RELAX {\"sampling\": {\"method\": \"antithetic\"}}}",
                "no  | {DARTS, \"run\": {\"samples\": 1, \"cfl\": 1}}",
                "no  | {DARTS, \"run\": {\"samples\": 1}, \"observe\": {}}",
                "yes | {DARTS, \"run\": {\"samples\": 1}, \"charts\": true}",
                "no  | {DARTS, \"run\": {\"samples\": 1}, \"charts\": \"yes\"}",
                "no  | {HEAT, \"charts\": false}",
                "no  | {DARTS, \"run\": {\"samples\": 1}, \"snapshots\": []}",
                "no  | {\"simulation\": \"darts\", \"run\": {\"samples\": 1}}",
                "no  | {\"simulation\": \"darts\", \"parameters\": {\"rings\": 1}, \"run\": {\"samples\": 1}}",
                "yes | {RIPPLE {\"exit\": \"not-at-all\", \"open\": true, \"title\": \"\", \"label\":"
                        + " 9223372036854775807}}",
                "yes | {RIPPLE {\"source\": {\"strength\": 1}, \"weights\": [], \"more\": [{}], \"exits\":"
                        + " [\"REFLECTED\"]}}",
                "no  | {RIPPLE {\"exit\": \"gone\"}}",
                "no  | {RIPPLE {\"open\": \"true\"}}",
                "no  | {RIPPLE {\"title\": 1}}",
                "no  | {RIPPLE {\"label\": 9223372036854775808}}",
                "no  | {RIPPLE {\"source\": {\"strength\": 1.5}}}",
                "no  | {RIPPLE {\"source\": {\"stength\": 1}}}",
                "no  | {RIPPLE {\"source\": null}}",
                "no  | {RIPPLE {\"weights\": [-1]}}",
                "no  | {RIPPLE {\"weights\": 1}}",
                "no  | {RIPPLE {\"more\": [1]}}",
                "yes | {HEAT, \"observe\": {\"a\": \"max(u)\", \"b\": \" l2 ( u ) \"}}",
                "yes | {HEAT, \"observe\": {\"a\": \"at(u, x=0.5, y=.5)\", \"b\": \"l1(u, y = 0.25 .. 5e-1)\","
                        + " \"c\": \"argmin(u)\", \"d\": \"linf(u,x=0..1.)\", \"e\": \"integral(u, )\"}}",
                "no  | {HEAT, \"observe\": {\"a\": \"mean(u, x)\"}}",
                "no  | {HEAT, \"observe\": {\"a\": \"mean(u, x=)\"}}",
                "no  | {HEAT, \"observe\": {\"a\": \"mean(u, x=0..)\"}}",
                "no  | {HEAT, \"observe\": {\"a\": \"mean(u, x=0..1,)\"}}",
                "no  | {HEAT, \"observe\": {\"a\": \"mean(u, w=0..1)\"}}",
                "no  | {HEAT, \"observe\": {\"a\": \"mean(u, x=0.1.2)\"}}",
                "no  | {HEAT, \"observe\": {\"a\": \"mean(u, x=e)\"}}",
                "no  | {HEAT, \"observe\": {\"a\": \"max u\"}}",
                "no  | {HEAT, \"observe\": {\"a\": \"median(u)\"}}",
                "no  | {HEAT, \"observe\": {\" \": \"max(u)\"}}",
                "no  | {HEAT, \"observe\": \"max(u)\"}",
                "yes | {HEAT, \"metrics\": {\"everySteps\": 1}}",
                "yes | {HEAT, \"metrics\": {\"everyTime\": 0.5}}",
                "yes | {HEAT, \"metrics\": {\"ends\": true}}",
                "yes | {HEAT, \"metrics\": {\"end\": true}}",
                "yes | {HEAT, \"metrics\": {\"everySeconds\": 0.5}}",
                "yes | {HEAT, \"metrics\": {\"times\": [0, 0.5]}}",
                "no  | {HEAT, \"metrics\": {\"times\": []}}",
                "no  | {HEAT, \"metrics\": {\"times\": [-1]}}",
                "no  | {HEAT, \"metrics\": {\"times\": [1, 1]}}",
                "no  | {HEAT, \"metrics\": {\"times\": 1}}",
                "no  | {HEAT, \"metrics\": {\"end\": false}}",
                "no  | {HEAT, \"metrics\": {\"end\": true, \"ends\": true}}",
                "no  | {HEAT, \"metrics\": {\"everySeconds\": 0}}",
                "no  | {HEAT, \"metrics\": {\"at\": \"end\"}}",
                "no  | {HEAT, \"metrics\": {}}",
                "no  | {HEAT, \"metrics\": {\"ends\": false}}",
                "no  | {HEAT, \"metrics\": {\"ends\": true, \"everySteps\": 1}}",
                "no  | {HEAT, \"metrics\": {\"everyTime\": 0}}",
                "yes | {HEAT, \"snapshots\": {\"everySteps\": 5, \"fields\": [\"u\"], \"formats\": [\"png\"],"
                        + " \"options\": {\"png\": {\"width\": \"8\", \"a\": 1, \"b\": true}}}}",
                "yes | {HEAT, \"snapshots\": [{\"ends\": true}, {\"everySteps\": 5}]}",
                "yes | {HEAT, \"snapshots\": []}",
                "yes | {HEAT, \"snapshots\": {\"end\": true, \"region\": \"x=0.2..0.8, y=0.5\", \"stride\": 4}}",
                "yes | {HEAT, \"snapshots\": {\"end\": true, \"region\": \"\"}}",
                "no  | {HEAT, \"snapshots\": {\"end\": true, \"region\": \"x\"}}",
                "no  | {HEAT, \"snapshots\": {\"end\": true, \"region\": {\"x\": 1}}}",
                "no  | {HEAT, \"snapshots\": {\"end\": true, \"stride\": 0}}",
                "no  | {HEAT, \"snapshots\": {\"end\": true, \"stride\": 1.5}}",
                "no  | {HEAT, \"snapshots\": {}}",
                "no  | {HEAT, \"snapshots\": {\"ends\": true, \"formats\": []}}",
                "no  | {HEAT, \"snapshots\": {\"ends\": true, \"formats\": [\"gif\"]}}",
                "no  | {HEAT, \"snapshots\": {\"ends\": true, \"formats\": [\"png\", \"png\"]}}",
                "no  | {HEAT, \"snapshots\": {\"ends\": true, \"fields\": \"u\"}}",
                "no  | {HEAT, \"snapshots\": {\"ends\": true, \"options\": {\"gif\": {}}}}",
                "no  | {HEAT, \"snapshots\": {\"ends\": true, \"options\": {\"vtk\": {\"a\": []}}}}",
                "yes | {HEAT, \"checkpoint\": {}}",
                "yes | {HEAT, \"checkpoint\": {\"everySteps\": 10, \"keep\": 3, \"compress\": \"lz4\"}}",
                "yes | {HEAT, \"checkpoint\": {\"times\": [0.5]}}",
                "yes | {HEAT, \"checkpoint\": {\"ends\": true}}",
                "no  | {HEAT, \"checkpoint\": true}",
                "no  | {HEAT, \"checkpoint\": {\"everySteps\": 0}}",
                "no  | {HEAT, \"checkpoint\": {\"keep\": 0}}",
                "yes | {HEAT, \"checkpoint\": {\"compress\": \"none\"}}",
                "no  | {HEAT, \"checkpoint\": {\"compress\": \"gzip\"}}",
                "no  | {HEAT, \"checkpoint\": {\"compress\": true}}",
                "no  | {HEAT, \"checkpoint\": {\"evrySteps\": 1}}",
                "no  | {HEAT, \"checkpoint\": {\"everySteps\": 1, \"end\": true}}",
                "no  | {HEAT, \"checkpoint\": {\"directory\": \"here\"}}",
                "yes | {DARTS, \"run\": {\"samples\": 1}, \"checkpoint\": {\"everySeconds\": 5}}",
                "yes | {DARTS, \"run\": {\"samples\": 1}, \"checkpoint\": {\"end\": true, \"keep\": 1}}",
                "no  | {DARTS, \"run\": {\"samples\": 1}, \"checkpoint\": {\"everySteps\": 5}}",
                "no  | {DARTS, \"run\": {\"samples\": 1}, \"checkpoint\": {\"everySeconds\": 5, \"end\": true}}",
                "yes | {\"simulation\": \"heat\", \"run\": {\"steps\": 1, \"maxRestarts\": 0, \"hangSeconds\": 0.5}}",
                "no  | {\"simulation\": \"heat\", \"run\": {\"steps\": 1, \"maxRestarts\": -1}}",
                "no  | {\"simulation\": \"heat\", \"run\": {\"steps\": 1, \"maxRestarts\": 1.5}}",
                "no  | {\"simulation\": \"heat\", \"run\": {\"steps\": 1, \"hangSeconds\": -1}}",
                "yes | {DARTS, \"run\": {\"samples\": 1, \"maxRestarts\": 5}}",
                "yes | {DARTS, \"run\": {\"samples\": 1, \"outputTrouble\": \"stop\"}}",
                "yes | {\"simulation\": \"heat\", \"run\": {\"steps\": 1, \"outputTrouble\": \"drop\"}}",
                "no  | {\"simulation\": \"heat\", \"run\": {\"steps\": 1, \"outputTrouble\": \"skip\"}}",
                "yes | {HEAT, \"output\": \"out/x\"}",
                "no  | {HEAT, \"output\": \" \"}",
                "no  | {HEAT, \"output\": null}",
            })
    void schemaAndBinderAgree(String valid, String text) {
        String json = text.replace("HEAT", HEAT)
                .replace("RELAX", RELAX)
                .replace("DARTS", DARTS)
                .replace("RIPPLE", RIPPLE);
        boolean isValid = valid.equals("yes");
        assertEquals(isValid, binderErrors(json).isEmpty(), "binder: " + binderErrors(json));
        assertEquals(isValid, schemaErrors(json).isEmpty(), "schema: " + schemaErrors(json));
    }

    @Test
    void aClassNameIsAllowedWithAnyParameters() {
        String json = "{\"simulation\": \"" + TestSimulations.Unregistered.class.getName()
                + "\", \"parameters\": {\"n\": 4}, \"run\": {\"steps\": 1}}";
        assertEquals("", binderErrors(json));
        assertEquals(List.of(), schemaErrors(json));
    }

    @Test
    void aRegisteredClassNameIsCheckedLikeItsName() {
        assertFalse(schemaErrors("{\"simulation\": \"" + TestSimulations.Heat.class.getName()
                        + "\", \"parameters\": {\"n\": 0}, \"run\": {\"steps\": 1}}")
                .isEmpty());
    }

    @Test
    void everyKeyIsDescribedWithUnitAndDefault() {
        JsonNode schema = JsonMapper.builder().build().readTree(ConfigSchema.json(CATALOGUE));
        JsonNode alpha = schema.at("/$defs/heat/properties/alpha");
        assertEquals("diffusivity, in m²/s", alpha.get("description").stringValue());
        assertEquals(1, alpha.get("default").intValue());
        assertEquals(
                "not-at-all", schema.at("/$defs/ripple/properties/exit/default").stringValue());
        assertEquals(Keys.CONFIG, List.copyOf(schema.get("properties").propertyNames()));
        for (JsonNode property : schema.get("properties")) {
            assertFalse(property.get("description").stringValue().isEmpty());
        }
    }

    @Test
    void theTextIsTheSameEveryTime() {
        assertEquals(ConfigSchema.json(CATALOGUE), ConfigSchema.json(TestSimulations.catalogue()));
    }
}
