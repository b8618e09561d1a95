package org.halocline.model;

import java.util.List;

/// Prints things as small trees.
public final class Tree {
    private Tree() {}

    /// A simulation as a call: `Heat(n=512, alpha=1.0)`.
    public static String call(Simulation simulation) {
        String text = simulation.toString();
        return simulation instanceof Record && text.endsWith("]") && text.contains("[")
                ? text.replaceFirst("\\[", "(").substring(0, text.length() - 1) + ")"
                : text;
    }

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
