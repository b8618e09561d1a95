package org.halocline.simulations.neutrons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The table of a page of the methods, between `<!-- table -->` and `<!-- end of table -->`.
final class PageTable {
    private static final String BEGIN = "<!-- table -->";
    private static final String END = "<!-- end of table -->";

    private PageTable() {}

    /// The table must have these lines; with `-Ddocs=write` it gets them.
    static void check(String page, List<String> lines) throws IOException {
        Path file = Path.of("..", "docs", "methods", page + ".md");
        List<String> text = Files.readAllLines(file);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        assertTrue(begin >= 0 && end > begin, file + " needs " + BEGIN + " and " + END);
        List<String> table = text.subList(begin + 1, end);
        if ("write".equals(System.getProperty("docs"))) {
            table.clear();
            table.addAll(lines);
            Files.write(file, text);
        }
        assertEquals(lines, table, file + "; run with -Ddocs=write");
    }
}
