package org.halocline.model;

import java.util.List;

/// Draws a heading with one line per entry below it.
public final class Tree {
    private Tree() {}

    /// `heading`, then `├── line` for each line and `└── line` for the last.
    public static String draw(String heading, List<String> lines) {
        StringBuilder text = new StringBuilder(heading);
        for (int n = 0; n < lines.size(); n++) {
            text.append(System.lineSeparator())
                    .append(n < lines.size() - 1 ? "├── " : "└── ")
                    .append(lines.get(n));
        }
        return text.toString();
    }
}
