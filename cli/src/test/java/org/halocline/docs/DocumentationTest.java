package org.halocline.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Blocks of code in the documentation are regions of compiled files, and links lead somewhere.
///
/// `-Ddocs=write` copies the regions into the pages.
class DocumentationTest {
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)[^)]*\\)");

    @Test
    void everyBlockOfJavaIsARegionOfACompiledFile() throws IOException {
        if ("write".equals(System.getProperty("docs"))) {
            for (Path page : Documents.pages()) {
                write(page);
            }
        }
        for (Path page : Documents.pages()) {
            for (Documents.Block block : Documents.blocks(page)) {
                String where = page.getFileName() + ":" + block.line();
                if (block.language().equals("java")) {
                    assertNotNull(block.source(), where + " shows Java that nothing compiles");
                }
                if (block.source() != null) {
                    assertEquals(Documents.shown(block.source()), block.content(), where + "; run with -Ddocs=write");
                }
            }
        }
    }

    private static void write(Path page) throws IOException {
        List<String> lines = new ArrayList<>(Documents.lines(page));
        for (Documents.Block block : Documents.blocks(page).reversed()) {
            if (block.source() != null) {
                List<String> content = lines.subList(
                        block.line(), block.line() + block.content().size());
                content.clear();
                content.addAll(Documents.shown(block.source()));
            }
        }
        Files.write(page, lines);
    }

    @Test
    void everyLinkLeadsToAFile() {
        for (Path page : Documents.pages()) {
            Path folder = page.getParent();
            Matcher link = LINK.matcher(String.join("\n", Documents.lines(page)));
            while (link.find()) {
                assertTrue(
                        folder != null && Files.exists(folder.resolve(link.group(1))),
                        page.getFileName() + " links to " + link.group(1));
            }
        }
    }
}
