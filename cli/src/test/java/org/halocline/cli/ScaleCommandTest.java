package org.halocline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(120)
final class ScaleCommandTest {
    @TempDir
    private Path folder;

    private String config(String text) throws IOException {
        return Files.writeString(folder.resolve("small.json"), text).toString();
    }

    private String heat() throws IOException {
        return config("""
            {
              "simulation": "heat",
              "parameters": { "n": 12 },
              "run": { "steps": 40, "placement": "threads" },
              "observe": { "peak": "max(u)" },
              "snapshots": { "ends": true, "formats": ["vtk"] },
              "checkpoint": { "everySteps": 20 }
            }
            """);
    }

    private Execution scale(String config, String... more) {
        List<String> words = Stream.concat(
                        Stream.of(
                                "scale",
                                config,
                                "--output",
                                folder.resolve("written").toString()),
                        Stream.of(more))
                .toList();
        return Execution.of(words.toArray(String[]::new));
    }

    @Test
    void everyNumberOfWorkersHasARowAndFilesAreWritten() throws IOException {
        Execution scale = scale(heat(), "--workers", "1,2,3", "--oversubscribe", "--repeats", "2", "--weak");
        assertEquals(ExitCode.DONE, scale.code(), scale.err());
        List<String> rows = scale.out()
                .lines()
                .map(String::strip)
                .filter(line -> line.matches("[123] +\\d+x\\d.*"))
                .map(line -> line.split(" +")[0] + " " + line.split(" +")[2])
                .toList();
        // Strong, then weak: 17² and 21² are the squares nearest to 2·12² and 3·12².
        assertEquals(List.of("1 144", "2 144", "3 144", "1 144", "2 289", "3 441"), rows, scale.out());
        assertTrue(scale.out().contains("Use "), scale.out());
        try (Stream<Path> files = Files.list(folder.resolve("written"))) {
            assertEquals(
                    List.of("efficiency.png", "roofline.png", "scaling.csv", "scaling.json", "speed-up.png"),
                    files.map(f -> f.getFileName().toString()).sorted().toList(),
                    scale.err());
        }
    }

    @Test
    void outputsOfTheRunsAreMeasuredWhenAskedForAndDoNotStay() throws IOException {
        Execution scale = scale(heat(), "--workers", "1", "--repeats", "2", "--with-outputs", "--json", "--quiet");
        assertEquals(ExitCode.DONE, scale.code(), scale.err());
        JsonNode report = JsonMapper.shared().readTree(scale.out());
        assertTrue(report.get("strong").get(0).get("phases").get("output").doubleValue() > 0, scale.out());
        assertFalse(Files.exists(folder.resolve("written/scratch")));
        assertEquals("", scale.err());
    }

    @Test
    void theJsonHoldsWhatARunHolds() throws IOException {
        Execution scale = scale(heat(), "--workers", "2,1", "--repeats", "1", "--json", "--quiet", "--oversubscribe");
        assertEquals(ExitCode.DONE, scale.code(), scale.err());
        JsonNode report = JsonMapper.shared().readTree(scale.out());
        JsonNode strong = report.get("strong");
        assertEquals(1, strong.get(0).get("workers").intValue(), "numbers of workers rise");
        assertEquals(144.0 * 40, strong.get(1).get("updates").doubleValue());
        assertEquals(16, report.get("bytesPerUpdate").doubleValue());
        Execution run =
                Execution.of("run", heat(), "--output", folder.resolve("run").toString());
        assertTrue(run.out().contains(strong.get(1).get("stateHash").stringValue()), run.out());
    }

    @Test
    void samplesHaveNoRoof() throws IOException {
        String pi = config("{\"simulation\": \"pi\", \"run\": {\"samples\": 1000, \"placement\": \"threads\"}}");
        Execution scale = scale(pi, "--workers", "1", "--repeats", "1", "--json", "--quiet");
        assertEquals(ExitCode.DONE, scale.code(), scale.err());
        JsonNode report = JsonMapper.shared().readTree(scale.out());
        assertTrue(report.get("bytesPerUpdate").isNull());
        assertTrue(report.get("strong").get(0).get("partOfRoof").isNull());
        assertFalse(Files.exists(folder.resolve("written/roofline.png")));
        assertTrue(Files.exists(folder.resolve("written/speed-up.png")));
    }

    @Test
    void aWrongResultHasNoSpeed() throws IOException {
        String liar = config("{\"simulation\": \"%s\", \"run\": {\"samples\": 1000, \"placement\": \"threads\"}}"
                .formatted(Specimens.Liar.class.getName()));
        Execution scale = scale(liar, "--workers", "1");
        assertEquals(ExitCode.FAILED, scale.code());
        assertTrue(scale.err().contains("a wrong result has no speed"), scale.err());
        assertFalse(Files.exists(folder.resolve("written")));
    }

    @Test
    void anInterruptionEndsTheStudyAndLeavesNothing() throws IOException {
        String mortal = config(
                "{\"simulation\": \"%s\", \"parameters\": {\"end\": \"interrupt\"}, \"run\": {\"steps\": 100000, \"dt\": 1}}"
                        .formatted(Specimens.Mortal.class.getName()));
        Execution scale = scale(mortal, "--workers", "1", "--quiet");
        assertEquals(130, scale.code(), scale.err());
        assertEquals("halocline: interrupted" + System.lineSeparator(), scale.err());
        assertFalse(Files.exists(folder.resolve("written")));
        assertFalse(Thread.interrupted());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--workers 0 | workers=0; use 1 to",
                "--workers 4096 | add --oversubscribe to measure that",
                "--workers 1,many | --workers",
                "--workers 1,150 --oversubscribe | workers=150",
                "--repeats 0 | repeats=0; use at least 1",
                "--flops -1 | flops=-1.0; use a positive number",
                "--weak alpha | parameter=alpha; weak scaling lets a positive int grow, use one of n, dimensions",
                "--set run.stepz=7 | did you mean \"steps\"?"
            })
    void wrongRequestsAreRefused(String options, String message) throws IOException {
        Execution wrong = scale(heat(), options.split(" "));
        assertEquals(ExitCode.USAGE, wrong.code(), wrong.err());
        assertTrue(wrong.err().contains(message), wrong.err());
        assertEquals("", wrong.out());
        assertFalse(Files.exists(folder.resolve("written")));
    }
}
