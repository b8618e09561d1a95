package org.halocline.io.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.halocline.decomposition.ProcessGrid;
import org.halocline.grid.Axis;
import org.halocline.io.config.TestSimulations.Bush;
import org.halocline.io.config.TestSimulations.Darts;
import org.halocline.io.config.TestSimulations.Exit;
import org.halocline.io.config.TestSimulations.Heat;
import org.halocline.io.config.TestSimulations.Ripple;
import org.halocline.io.config.TestSimulations.Source;
import org.halocline.io.config.TestSimulations.Unregistered;
import org.halocline.model.Averages;
import org.halocline.model.CheckpointRequest;
import org.halocline.model.Compression;
import org.halocline.model.Observable;
import org.halocline.model.OutputTrouble;
import org.halocline.model.Region;
import org.halocline.model.Run;
import org.halocline.model.Schedule;
import org.halocline.model.SnapshotRequest;
import org.halocline.model.Stop;
import org.halocline.model.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigBindingTest {
    private static final String FULL_JSON = """
        {
          "$schema": "halocline.schema.json",
          "simulation": "ripple",
          "parameters": {
            "n": 1e2, "label": 9007199254740993, "speed": 3, "open": true, "title": "two",
            "exit": "reflected", "source": { "strength": -1 },
            "weights": [0, 1e-3], "more": [{ "isOn": false }, {}], "exits": ["not-at-all", "NOT_AT_ALL"]
          },
          "run": { "until": 0.05, "dt": 1e-6, "workers": [2, 3], "placement": "threads", "pin": true, "seed": -42, "overlap": false, "timeBlock": 6 },
          "observe": { "peak": "max(height)", "energy": "l2(speed)", "shore": "mean(height, x=0.5..1)" },
          "metrics": { "everyTime": 0.001 },
          "snapshots": [
            { "everySteps": 10, "fields": ["height"], "region": "x=0.25..0.75", "stride": 2, "formats": ["png", "vtk"],
              "options": { "png": { "width": 800, "map": "ocean", "axes": true } } },
            { "ends": true }
          ],
          "output": "out/somewhere"
        }
        """;

    private static final String FULL_YAML = """
        # The same in YAML.
        $schema: halocline.schema.json
        simulation: ripple
        parameters:
          n: 1e2
          label: 9007199254740993
          speed: 3
          open: true
          title: two
          exit: reflected
          source:
            strength: -1
          weights: [0, 1e-3]
          more:
            - isOn: false
            - {}
          exits: [not-at-all, NOT_AT_ALL]
        run: { until: 0.05, dt: 1e-6, workers: [2, 3], placement: threads, pin: true, seed: -42, overlap: false, timeBlock: 6 }
        observe:
          peak: max(height)
          energy: l2(speed)
          shore: mean(height, x=0.5..1)
        metrics:
          everyTime: 0.001
        snapshots:
          - everySteps: 10
            fields: [height]
            region: x=0.25..0.75
            stride: 2
            formats: [png, vtk]
            options: { png: { width: 800, map: ocean, axes: true } }
          - ends: true
        output: out/somewhere
        """;

    private static final ConfigReader READER = new ConfigReader(TestSimulations.catalogue());

    private static Config json(String text) {
        return READER.parse(text, "configs/test.json", ConfigReader.Format.JSON, Settings.NONE);
    }

    @Test
    void everyKeyOfAConfigArrives() {
        Ripple ripple = new Ripple(
                100,
                9007199254740993L,
                3,
                true,
                "two",
                Exit.REFLECTED,
                new Source(-1, true),
                List.of(0.0, 1e-3),
                List.of(new Source(0.5, false), new Source(0.5, true)),
                List.of(Exit.NOT_AT_ALL, Exit.NOT_AT_ALL));
        Run run = Run.until(0.05)
                .dt(1e-6)
                .workers(new ProcessGrid(2, 3, 1))
                .inProcess()
                .seed(-42)
                .overlap(false)
                .timeBlock(6)
                .pin(true)
                .observe("peak", Observable.max("height"))
                .observe("energy", Observable.l2("speed"))
                .observe("shore", Observable.mean("height").in(Region.ALL.with(Axis.X, 0.5, 1)))
                .observeEvery(Schedule.everyTime(0.001));
        SnapshotPlan often = new SnapshotPlan(
                Schedule.everySteps(10),
                List.of("height"),
                Region.ALL.with(Axis.X, 0.25, 0.75),
                2,
                List.of("png", "vtk"),
                Map.of("png", Map.of("width", "800", "map", "ocean", "axes", "true")));
        SnapshotPlan ends = new SnapshotPlan(Schedule.ends(), List.of(), Region.ALL, 1, List.of("vtk"), Map.of());

        Config config = json(FULL_JSON);

        assertEquals(
                new Config(
                        "test",
                        "ripple",
                        ripple,
                        run,
                        List.of(often, ends),
                        Optional.of("out/somewhere"),
                        false,
                        Optional.empty()),
                config);
        assertEquals(
                List.of("peak", "energy", "shore"),
                List.copyOf(config.run().observables().keySet()));
    }

    @Test
    void yamlAndJsonBindToEqualConfigs() {
        Config yaml = READER.parse(FULL_YAML, "configs/test.yaml", ConfigReader.Format.YAML, Settings.NONE);
        assertEquals(json(FULL_JSON), yaml);
    }

    @Test
    void jsonIsAlsoYaml() {
        Config yaml = READER.parse(FULL_JSON, "configs/test.yml", ConfigReader.Format.YAML, Settings.NONE);
        assertEquals(json(FULL_JSON), yaml);
    }

    @Test
    void whatIsNotGivenIsAsInJava() {
        Config config = json("{\"simulation\": \"heat\", \"run\": {\"steps\": 7}}");
        assertEquals(
                new Config(
                        "test",
                        "heat",
                        new Heat(512, 1, 2),
                        Run.steps(7),
                        List.of(),
                        Optional.empty(),
                        false,
                        Optional.empty()),
                config);
    }

    @Test
    void defaultsOfEveryTypeComeFromTheAnnotations() {
        Ripple ripple = new Ripple(
                16,
                -9007199254740993L,
                0.1,
                false,
                "a ripple",
                Exit.NOT_AT_ALL,
                new Source(0.5, true),
                List.of(1.0, 2.5),
                List.of(),
                List.of(Exit.REFLECTED));
        assertEquals(
                ripple,
                json("{\"simulation\": \"ripple\", \"run\": {\"steps\": 7}}").simulation());
    }

    @Test
    void aSampleRunHasSamplesAndBatches() {
        Config config = json("""
            {"simulation": "darts", "parameters": {"rings": 3, "skill": 0.25},
             "run": {"samples": 1e6, "batch": 10, "workers": 4, "jackknife": 25}}
            """);
        assertEquals(new Darts(3, 0.25), config.simulation());
        assertEquals(Run.samples(1_000_000).batch(10).workers(4).jackknife(25), config.run());
    }

    @Test
    void aSampleRunMayEndAtATargetOrATime() {
        String config = "{\"simulation\": \"pi\", \"run\": {%s}}";
        assertEquals(
                Run.until(Stop.standardError("pi", 1e-4).maxSamples(1_000_000).minSamples(50)),
                json(config.formatted("\"target\": {\"score\": \"pi\", \"standardError\": 1e-4,"
                                + " \"minSamples\": 50, \"maxSamples\": 1e6}"))
                        .run());
        assertEquals(
                Run.until(Stop.relativeError("", 0.01)).limitSeconds(2.5),
                json(config.formatted("\"target\": {\"relativeError\": 0.01}, \"limitSeconds\": 2.5"))
                        .run());
        assertEquals(
                Run.until(Stop.standardError("pi", 1e-4).quantile(0.95)),
                json(config.formatted("\"target\": {\"score\": \"pi\", \"quantile\": 0.95, \"standardError\": 1e-4}"))
                        .run());
        assertEquals(
                500,
                ((Stop.AtTarget) json(config.formatted("\"target\": {\"relativeError\": 0.01, \"maxSamples\": 500}"))
                                .run()
                                .stop())
                        .minSamples());
    }

    @Test
    void aProgramEndsByItselfUnlessToldTo() {
        String relax = "{\"simulation\": \"relax\", \"run\": {%s}}";
        assertEquals(Run.toCompletion(), json(relax.formatted("")).run());
        assertEquals(
                Run.steps(7).workers(3),
                json(relax.formatted("\"steps\": 7, \"workers\": 3")).run());
        assertEquals(
                Run.until(2).dt(0.5),
                json(relax.formatted("\"until\": 2, \"dt\": 0.5")).run());
    }

    @Test
    void everyScheduleOfJavaCanBeWritten() {
        Map<String, Schedule> schedules = Map.of(
                "\"everySteps\": 3", Schedule.everySteps(3),
                "\"everyTime\": 0.5", Schedule.everyTime(0.5),
                "\"everySeconds\": 1.5", Schedule.everySeconds(1.5),
                "\"times\": [0, 0.25, 1e3]", Schedule.times(0.0, 0.25, 1000.0),
                "\"ends\": true", Schedule.ends(),
                "\"end\": true", Schedule.end());
        schedules.forEach((written, meant) -> {
            Config config = json("{\"simulation\": \"heat\", \"run\": {\"steps\": 1}, \"metrics\": {" + written
                    + "}, \"snapshots\": {" + written + "}}");
            assertEquals(meant, config.run().observeEvery());
            assertEquals(meant, config.snapshots().getFirst().schedule());
        });
        assertEquals(
                Schedule.class.getPermittedSubclasses().length,
                schedules.size() + 1,
                "every kind of schedule is written above, but on request");
    }

    @Test
    void aRunSaysHowItSurvives() {
        Config config = json("{\"simulation\": \"darts\", \"parameters\": {\"rings\": 1, \"skill\": 1},"
                + " \"run\": {\"samples\": 1, \"maxRestarts\": 0, \"hangSeconds\": 2.5}}");
        assertEquals(Run.samples(1).maxRestarts(0).hangSeconds(2.5), config.run());
        Config dropping = json("{\"simulation\": \"darts\", \"parameters\": {\"rings\": 1, \"skill\": 1},"
                + " \"run\": {\"samples\": 1, \"outputTrouble\": \"drop\"}}");
        assertEquals(Run.samples(1).outputTrouble(OutputTrouble.DROP), dropping.run());
    }

    @Test
    void checkpointsGoIntoTheOutputFolder() {
        String root =
                Path.of("out", "x").toAbsolutePath().resolve("checkpoints").toString();
        Map<String, CheckpointRequest> requests = Map.of(
                "", new CheckpointRequest(new Schedule.OnRequest(), root, 2, Compression.NONE),
                ", \"checkpoint\": {}", new CheckpointRequest(new Schedule.OnRequest(), root, 2, Compression.NONE),
                ", \"checkpoint\": {\"keep\": 1}",
                        new CheckpointRequest(new Schedule.OnRequest(), root, 1, Compression.NONE),
                ", \"checkpoint\": {\"everySteps\": 5, \"keep\": 7, \"compress\": \"zstd\"}",
                        new CheckpointRequest(Schedule.everySteps(5), root, 7, Compression.ZSTD),
                ", \"checkpoint\": {\"times\": [0.5, 1]}",
                        new CheckpointRequest(Schedule.times(0.5, 1.0), root, 2, Compression.NONE));
        requests.forEach((written, meant) -> assertEquals(
                meant,
                json("{\"simulation\": \"heat\", \"run\": {\"steps\": 1}" + written + "}")
                        .runInto(Path.of("out/./x"))
                        .checkpoint()));
    }

    @Test
    void aProgramThatCannotBeResumedHasNoCheckpoints() {
        Config config = json("{\"simulation\": \"relax\", \"run\": {}}");
        assertEquals(CheckpointRequest.NONE, config.runInto(Path.of("out/x")).checkpoint());
    }

    @Test
    void observablesAreAveraged() {
        String config = """
            {"simulation": "relax", "run": {}, "metrics": {"everySteps": 1},
             "observe": {"m": "absmean(u)", "where": "argmax(u)"}, "averages": %s}
            """;
        assertEquals(Averages.from(0), json(config.formatted("{}")).run().averages());
        assertEquals(
                Averages.from(100, "m"),
                json(config.formatted("{\"from\": 100, \"of\": [\"m\"]}")).run().averages());
        for (String wrong :
                List.of("{\"from\": -1}", "{\"of\": [\"where\"]}", "{\"of\": [\"n\"]}", "{\"until\": 3}", "[]")) {
            assertThrows(ConfigError.class, () -> json(config.formatted(wrong)), wrong);
        }
        assertThrows(
                ConfigError.class, () -> json("{\"simulation\": \"pi\", \"run\": {\"samples\": 9}, \"averages\": {}}"));
    }

    @Test
    void observablesHaveRegionsAndPoints() {
        Config config = json("""
            {"simulation": "relax", "run": {}, "observe": {
               "here": "at(u, x=0.5, y=0.25)", "through": "integral(flux, x=0)", "where": "argmax(u)"}}
            """);
        assertEquals(
                Map.of(
                        "here", Observable.at("u", 0.5, 0.25),
                        "through", Observable.integral("flux").in(Region.ALL.with(Axis.X, 0)),
                        "where", Observable.argmax("u")),
                config.run().observables());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4 | 4",
                "\"auto\" | auto",
                "\"2x2\" | 2x2",
                "[2, 2] | 2x2",
                "[3] | 3x1",
                "[2, 3, 4] | 2x3x4",
                "\"2x2x2\" | 2x2x2",
            })
    void workersAreANumberAnArrangementOrAuto(String written, String meant) {
        Config config = json("{\"simulation\": \"heat\", \"run\": {\"steps\": 1, \"workers\": " + written + "}}");
        assertEquals(Workers.parse(meant), config.run().workers().amount());
        assertEquals(Workers.Placement.PROCESSES, config.run().workers().placement());
    }

    @Test
    void aSimulationCanBeNamedByItsClass() {
        Config config = json("{\"simulation\": \"" + Unregistered.class.getName()
                + "\", \"parameters\": {\"n\": 5}, \"run\": {\"steps\": 1}}");
        assertEquals(new Unregistered(5), config.simulation());
        assertEquals(Unregistered.class.getName(), config.simulationName());
    }

    @Test
    void aRegisteredSimulationNamedByItsClassKeepsItsName() {
        Config config = json("{\"simulation\": \"" + Heat.class.getName() + "\", \"run\": {\"steps\": 1}}");
        assertEquals("heat", config.simulationName());
    }

    @Test
    void recordsMayHoldTheirOwnKind() {
        Config config = json("{\"simulation\": \"" + Bush.class.getName()
                + "\", \"parameters\": {\"trunk\": {\"twigs\": [{\"twigs\": []}]}}, \"run\": {\"steps\": 1}}");
        assertEquals(
                "Bush[trunk=Branch[twigs=[Branch[twigs=[]]]]]",
                config.simulation().toString());
    }

    @Test
    void theCommandLineCanReplaceTheWorkers() {
        Settings settings = new Settings(List.of(), Optional.of(new Workers.Count(3)));
        Config config = READER.parse(
                "{\"simulation\": \"heat\", \"run\": {\"steps\": 1, \"workers\": 2, \"placement\": \"threads\"}}",
                "x",
                ConfigReader.Format.JSON,
                settings);
        assertEquals(Run.steps(1).workers(3).inProcess(), config.run());
    }

    @Test
    void snapshotsGoIntoTheOutputFolder() {
        Config config = json("""
            {"simulation": "heat", "run": {"steps": 1}, "snapshots": [
              {"everySteps": 5, "region": "y=0.5", "stride": 3, "formats": ["vtk", "png"],
               "options": {"png": {"width": "80"}}},
              {"ends": true, "fields": ["u"], "formats": ["png"]}]}
            """);
        Path root = Path.of("out", "x").toAbsolutePath();
        Region slice = Region.ALL.with(Axis.Y, 0.5);
        assertEquals(
                List.of(
                        new SnapshotRequest(
                                "vtk", Schedule.everySteps(5), List.of(), root + "/snapshots", Map.of(), slice, 3),
                        new SnapshotRequest(
                                "png",
                                Schedule.everySteps(5),
                                List.of(),
                                root + "/frames",
                                Map.of("width", "80"),
                                slice,
                                3),
                        new SnapshotRequest("png", Schedule.ends(), List.of("u"), root + "/frames-2", Map.of())),
                config.runInto(Path.of("out/./x")).snapshots());
    }
}
