package org.halocline.bench.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.halocline.bench.machine.Machine;
import org.halocline.error.RunFailedException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ContestTest {
    private final List<String> order = new ArrayList<>();

    private Contest contest(Contest.Kind kind, double own, double other) {
        return contest(kind, own, other, 0);
    }

    private Contest contest(Contest.Kind kind, double own, double other, double within) {
        Map<String, Supplier<Measurement>> programs = new LinkedHashMap<>();
        programs.put(Contest.HALOCLINE, () -> {
            order.add("H");
            return new Measurement(10 * order.size(), own);
        });
        programs.put("C + MPI", () -> {
            order.add("C");
            return new Measurement(5, other, within);
        });
        return new Contest("work", kind, programs);
    }

    @Test
    void programsTakeTurnsAndMediansAreCompared() {
        Contest.Outcome outcome = contest(Contest.Kind.GRID, 1e-15, 1e-13).run(3);
        assertEquals(List.of("H", "C", "H", "C", "H", "C"), order);
        assertEquals(30, outcome.median(Contest.HALOCLINE), "of 10, 30, 50");
        assertEquals(6, outcome.ratio("C + MPI"));
    }

    @Test
    void aProgramThatIsWrongHasNoSpeed() {
        assertThrows(
                RunFailedException.class,
                () -> contest(Contest.Kind.GRID, 1e-15, 1e-11).run(1));
        assertThrows(
                RunFailedException.class,
                () -> contest(Contest.Kind.GRID, Double.NaN, 0).run(1));
        assertThrows(
                RunFailedException.class,
                () -> contest(Contest.Kind.SAMPLES, 785, 786).run(1));
        assertThrows(
                RunFailedException.class, () -> contest(Contest.Kind.TIME, 0, 1).run(1));
        assertEquals(5, contest(Contest.Kind.SAMPLES, 785, 785).run(1).median("C + MPI"));
    }

    @Test
    void meansMayDifferAsFarAsTheirErrorsAllow() {
        assertEquals(5, contest(Contest.Kind.SAMPLES, 10.45, 10.40, 0.06).run(1).median("C + MPI"));
        for (double other : new double[] {10.38, 10.52, Double.NaN}) {
            assertThrows(
                    RunFailedException.class,
                    () -> contest(Contest.Kind.SAMPLES, 10.45, other, 0.06).run(1),
                    "mean=" + other);
        }
        assertThrows(
                RunFailedException.class,
                () -> contest(Contest.Kind.SAMPLES, 10.45, 10.45, Double.NaN).run(1));
        assertThrows(
                RunFailedException.class,
                () -> contest(Contest.Kind.SAMPLES, Double.NaN, 10.45, 1).run(1));
    }

    @Test
    void theTableTellsMeansAndHowFarTheyMayDiffer() {
        Table table = new Table(
                Machine.here(),
                2,
                1,
                false,
                List.of(contest(Contest.Kind.SAMPLES, 10.45, 10.4, 0.06).run(1)));
        assertTrue(table.text().contains("10.4000000, may differ by 6.0e-02"), table.text());
        JsonNode programs = JsonMapper.shared()
                .readTree(table.json())
                .get("contests")
                .get(0)
                .get("programs");
        assertEquals(10.45, programs.get(0).get("answer").doubleValue());
        assertEquals(0.06, programs.get(1).get("within").doubleValue());
    }

    @Test
    void samplesAreMeasuredBesideCAndBothGeneratorsOfNumPy() {
        for (boolean quick : new boolean[] {true, false}) {
            List<Contest> samples = new Contests(Path.of(""), "python3", 2, quick)
                    .all().stream()
                            .filter(contest -> contest.kind() == Contest.Kind.SAMPLES)
                            .toList();
            assertEquals(
                    List.of("pi", "European option"),
                    samples.stream()
                            .map(contest ->
                                    contest.name().substring(0, contest.name().indexOf(',')))
                            .toList());
            for (Contest contest : samples) {
                assertEquals(
                        List.of(Contest.HALOCLINE, "C + MPI", "NumPy", "NumPy, Philox"),
                        List.copyOf(contest.programs().keySet()));
            }
        }
    }

    @Test
    void theTableIsTextAndJson() {
        Table table = new Table(
                Machine.here(),
                2,
                3,
                true,
                List.of(contest(Contest.Kind.GRID, 1e-15, 2e-15).run(3)));
        assertTrue(table.text().contains("6.00×"), table.text());
        assertTrue(table.text().contains("QUICK"), table.text());
        JsonNode json = JsonMapper.shared().readTree(table.json());
        assertEquals(
                6,
                json.get("contests").get(0).get("programs").get(1).get("ratio").doubleValue());
    }

    @Test
    void wrongOptionsAreRefused() throws IOException {
        for (List<String> wrong : List.of(
                List.of("--fast"), List.of("--repeats"), List.of("--ranks", "0"), List.of("--only", "no such work"))) {
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            assertEquals(
                    2,
                    Main.run(
                            wrong,
                            new PrintStream(err, true, StandardCharsets.UTF_8),
                            new PrintStream(err, true, StandardCharsets.UTF_8)),
                    wrong.toString());
            assertTrue(err.toString(StandardCharsets.UTF_8).startsWith("peers: "), wrong.toString());
        }
    }
}
