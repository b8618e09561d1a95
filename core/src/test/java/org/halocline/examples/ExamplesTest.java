package org.halocline.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.halocline.model.RunResult;
import org.halocline.testing.Leftovers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("process")
class ExamplesTest {
    private static String output(Runnable program) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream before = System.out;
        try (PrintStream capture = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setOut(capture);
            program.run();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void diffusionRunsFromItsMain() {
        String printed = output(() -> Diffusion.main(new String[0]));
        assertTrue(printed.startsWith("Diffusion(n=128, alpha=1.0)"), printed);
        assertTrue(printed.contains("on 4 workers (2x2), mapped-files"), printed);
        Leftovers.assertNone();
    }

    @Test
    void dartsRunsFromItsMain() {
        String printed = output(() -> Darts.main(new String[0]));
        assertTrue(printed.matches("(?s)π = 3\\.1\\d+ ± 0\\.001\\d\\s*"), printed);
    }

    @Test
    void oneAndManyHaveTheSameBits() {
        Set<String> hashes = new HashSet<>();
        for (RunResult result : OneToMany.run()) {
            hashes.add(result.stateHash());
        }
        assertEquals(1, hashes.size());
    }

    @Test
    void aMonitorSeesEveryObservation() {
        List<String> lines = new ArrayList<>();
        OneToMany.watch(new Diffusion(32, 1), lines);
        assertEquals(6, lines.size());
        assertTrue(lines.getFirst().startsWith("0.0 ") && lines.getLast().startsWith("0.01 "), lines.toString());
    }
}
