package org.halocline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A user's own simulation in a jar of their own, on worker processes.
@Tag("process")
@Timeout(120)
final class OwnSimulationIT {
    private static final String SIMULATION = """
        package mine;

        import org.halocline.model.Parameter;
        import org.halocline.model.SampleSimulation;
        import org.halocline.sample.SampleStream;

        public record Dice(@Parameter(value = "faces", defaultValue = "6") int faces) implements SampleSimulation {
            @Override
            public double sample(SampleStream random) {
                return 1 + random.nextInt(faces);
            }
        }
        """;

    private static final String PROVIDER = """
        package mine;

        import java.util.Map;
        import org.halocline.model.Simulation;
        import org.halocline.model.SimulationProvider;

        public final class Games implements SimulationProvider {
            @Override
            public Map<String, Class<? extends Simulation>> simulations() {
                return Map.of("dice", Dice.class);
            }
        }
        """;

    @TempDir
    private Path folder;

    private Launcher halocline;
    private Path jar;

    @BeforeEach
    void compile() throws IOException {
        halocline = Launcher.in(folder);
        Path sources = Files.createDirectories(folder.resolve("source/mine"));
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Files.writeString(sources.resolve("Dice.java"), SIMULATION);
        Files.writeString(sources.resolve("Games.java"), PROVIDER);
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
        ByteArrayOutputStream complaints = new ByteArrayOutputStream();
        int code = compiler.run(
                null,
                complaints,
                complaints,
                "-parameters",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString(),
                sources.resolve("Dice.java").toString(),
                sources.resolve("Games.java").toString());
        assertEquals(0, code, complaints.toString(StandardCharsets.UTF_8));
        Path services = Files.createDirectories(classes.resolve("META-INF/services"));
        Files.writeString(services.resolve("org.halocline.model.SimulationProvider"), "mine.Games\n");
        jar = folder.resolve("my games.jar");
        pack(classes, jar);
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(file);
                Stream<Path> all = Files.walk(classes)) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                entries.putNextEntry(
                        new JarEntry(classes.relativize(path).toString().replace('\\', '/')));
                Files.copy(path, entries);
                entries.closeEntry();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mine.Dice", "dice"})
    void aJarOnTheClassPathRunsOnWorkerProcesses(String name) throws Exception {
        Path config = folder.resolve("dice.json");
        Files.writeString(
                config,
                "{ \"simulation\": \"" + name + "\", \"run\": { \"samples\": 10001, \"workers\": 2 } }",
                StandardCharsets.UTF_8);
        Launcher.Launch run =
                halocline.run("run", config.toString(), "--class-path", jar.toString(), "--json", "--quiet");
        assertEquals(0, run.code(), run.err());
        JsonNode result = JsonMapper.shared().readTree(run.out());
        assertEquals(2, result.get("workers").intValue());
        assertEquals(6, result.get("parameters").get("faces").intValue());
        double mean = result.get("estimates").get("value").get("mean").doubleValue();
        double error = result.get("estimates").get("value").get("standardError").doubleValue();
        assertTrue(Math.abs(mean - 3.5) < 4 * error, run.out());
        assertEquals(List.of(), halocline.leftSessions());
    }

    @Test
    void resumingFindsTheJarAgain() throws Exception {
        Path config = folder.resolve("dice.json");
        Files.writeString(config, """
            { "simulation": "dice", "run": { "samples": 10001, "workers": 2 }, "checkpoint": { "end": true } }
            """, StandardCharsets.UTF_8);
        Launcher.Launch run = halocline.run("run", config.toString(), "--class-path", jar.toString(), "--quiet");
        assertEquals(0, run.code(), run.err());
        Launcher.Launch resumed = halocline.run("resume", "out/dice", "--samples", "20001", "--json", "--quiet");
        assertEquals(0, resumed.code(), resumed.err());
        JsonNode result = JsonMapper.shared().readTree(resumed.out());
        assertEquals("dice", result.get("simulation").stringValue());
        assertEquals(20001, result.get("samples").intValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"mine.Dice", "dice"})
    void withoutTheClassPathItIsUnknown(String name) throws Exception {
        Launcher.Launch list = halocline.run("list", name);
        assertEquals(2, list.code());
        assertTrue(list.err().contains(name), list.err());
        Launcher.Launch known = halocline.run("list", name, "--class-path", jar.toString());
        assertEquals(0, known.code(), known.err());
        assertTrue(known.out().contains("default 6  faces"), known.out());
    }
}
