package org.halocline.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// One layout for all Java sources: that of palantir-java-format. With `-Dformat=write` the sources are laid out
/// instead.
final class SourceFormatTest {
    private static final Formatter FORMATTER = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build());

    @Test
    void allSourcesAreLaidOutAlike() throws IOException, FormatterException {
        boolean write = System.getProperty("format", "check").equals("write");
        List<String> different = new ArrayList<>();
        for (Path file : SourceTree.javaFiles()) {
            String text = Files.readString(file);
            String laidOut = FORMATTER.formatSourceAndFixImports(DocComments.fill(text));
            if (laidOut.equals(text)) {
                continue;
            }
            if (write) {
                Files.writeString(file, laidOut);
            } else {
                different.add(SourceTree.name(file));
            }
        }
        assertEquals(List.of(), different, "run .ci/format");
    }
}
