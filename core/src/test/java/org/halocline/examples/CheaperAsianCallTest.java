package org.halocline.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.halocline.sample.Estimate;
import org.junit.jupiter.api.Test;

class CheaperAsianCallTest {
    @Test
    void theTableOfTheDocumentationIsWhatComesOut() throws IOException {
        List<String> table = CheaperAsianCall.table();
        List<String> documented = Files.readAllLines(Path.of("../docs/variance-reduction.md"));
        assertEquals(table, documented.stream().filter(table::contains).toList(), String.join("\n", table));
    }

    @Test
    void netsAndControlsAgree() {
        Estimate nets = CheaperAsianCall.byNets();
        Estimate control = CheaperAsianCall.byControl();
        double error = Math.hypot(nets.standardError(), control.standardError());
        assertTrue(Math.abs(nets.mean() - control.mean()) < 4 * error, nets + " and " + control);
        assertTrue(error < 0.02, nets + " and " + control);
    }
}
