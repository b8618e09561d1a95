package org.halocline.io.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Code blocks of the documentation, for tests that hold them to their word.
public final class Docs {
    private Docs() {}

    /// The fenced blocks of a language in a page of `docs/formats`, in order.
    public static List<String> blocks(String page, String language) throws IOException {
        List<String> blocks = new ArrayList<>();
        StringBuilder open = null;
        for (String line : lines(page)) {
            if (open == null) {
                open = line.equals("```" + language) ? new StringBuilder() : null;
            } else if (line.equals("```")) {
                blocks.add(open.toString());
                open = null;
            } else {
                open.append(line).append('\n');
            }
        }
        return blocks;
    }

    /// The lines of a page of `docs/formats`.
    public static List<String> lines(String page) throws IOException {
        return Files.readAllLines(Path.of("..", "docs", "formats", page));
    }
}
