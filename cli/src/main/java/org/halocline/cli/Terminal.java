package org.halocline.cli;

import java.util.Map;

/// Where standard error goes.
///
/// @param interactive whether a line there can be redrawn
/// @param width       columns
record Terminal(boolean interactive, int width) {
    /// Set by the launcher, which can tell; Java's console looks at the other two streams.
    static final String PROPERTY = "halocline.terminal";

    private static final int DEFAULT_WIDTH = 80;
    private static final int NARROWEST = 20;

    /// This process's standard error.
    static Terminal here() {
        return of(Boolean.getBoolean(PROPERTY), System.getenv());
    }

    static Terminal of(boolean terminal, Map<String, String> environment) {
        boolean dumb = environment.getOrDefault("TERM", "dumb").equals("dumb");
        return new Terminal(terminal && !dumb, width(environment.getOrDefault("COLUMNS", "")));
    }

    /// A terminal that does not know its width says 0.
    private static int width(String columns) {
        int told = columns.matches("\\d{1,5}") ? Integer.parseInt(columns) : 0;
        return told == 0 ? DEFAULT_WIDTH : Math.max(NARROWEST, told);
    }
}
