package org.halocline.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The pages of the documentation and the blocks in them.
final class Documents {
    private Documents() {}

    /// A fenced block.
    ///
    /// @param page     where it stands
    /// @param line     line of the opening fence, from 1
    /// @param language word behind the fence
    /// @param source   file or `file#region` that it shows, from the comment above it; null if it shows none
    /// @param content  lines between the fences
    record Block(
            Path page, int line, String language, @Nullable String source, List<String> content) {}

    /// Top of the repository.
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("halocline"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("the tests must run inside the repository");
            }
        }
        return folder;
    }

    /// README and everything below docs.
    static List<Path> pages() {
        List<Path> pages = new ArrayList<>();
        pages.add(root().resolve("README.md"));
        pages.add(root().resolve("CONTRIBUTING.md"));
        try (Stream<Path> files = Files.walk(root().resolve("docs"))) {
            files.filter(f -> f.toString().endsWith(".md")).sorted().forEach(pages::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pages;
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Block> blocks(Path page) {
        List<Block> blocks = new ArrayList<>();
        List<String> lines = lines(page);
        for (int n = 0; n < lines.size(); n++) {
            if (lines.get(n).startsWith("```")) {
                int end = n + 1;
                while (!lines.get(end).startsWith("```")) {
                    end++;
                }
                blocks.add(new Block(
                        page,
                        n + 1,
                        lines.get(n).substring(3).strip(),
                        n == 0 ? null : source(lines.get(n - 1)),
                        lines.subList(n + 1, end)));
                n = end;
            }
        }
        return blocks;
    }

    private static @Nullable String source(String line) {
        return line.startsWith("<!-- from ") && line.endsWith(" -->")
                ? line.substring("<!-- from ".length(), line.length() - " -->".length())
                : null;
    }

    /// The text that a block must show: a whole file, or a region of it without its indentation.
    static List<String> shown(String source) {
        int hash = source.indexOf('#');
        if (hash < 0) {
            return lines(root().resolve(source));
        }
        List<String> region = new ArrayList<>();
        boolean inside = false;
        for (String line : lines(root().resolve(source.substring(0, hash)))) {
            if (line.strip().equals("// region " + source.substring(hash + 1))) {
                inside = true;
            } else if (inside && line.strip().equals("// endregion")) {
                int indent = region.stream()
                        .filter(l -> !l.isBlank())
                        .mapToInt(l -> l.length() - l.stripLeading().length())
                        .min()
                        .orElse(0);
                return region.stream()
                        .map(l -> l.isBlank() ? "" : l.substring(indent))
                        .toList();
            } else if (inside) {
                region.add(line);
            }
        }
        throw new IllegalStateException("source=" + source + "; there is no such region");
    }
}
