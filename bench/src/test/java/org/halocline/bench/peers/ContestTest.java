package org.halocline.bench.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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
        Map<String, Supplier<Measurement>> programs = new LinkedHashMap<>();
        programs.put(Contest.HALOCLINE, () -> {
            order.add("H");
            return new Measurement(10 * order.size(), own);
        });
        programs.put("C + MPI", () -> {
            order.add("C");
            return new Measurement(5, other);
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
