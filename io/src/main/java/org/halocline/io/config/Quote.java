package org.halocline.io.config;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// User text inside messages: in quotes, cut to a readable length, without characters that could confuse a terminal.
final class Quote {
    private static final int MAX_LENGTH = 60;
    private static final int MAX_LINE_LENGTH = 400;

    private Quote() {}

    static String of(String text) {
        return '"' + bare(text) + '"';
    }

    /// `"until" or "steps"`.
    static String alternatives(List<String> names) {
        int last = names.size() - 1;
        String head = names.subList(0, last).stream().map(Quote::of).collect(Collectors.joining(", "));
        return (head.isEmpty() ? "" : head + " or ") + of(names.get(last));
    }

    static String bare(String text) {
        return printable(text, MAX_LENGTH);
    }

    /// A whole message that may hold user text.
    static String line(String text) {
        return printable(text, MAX_LINE_LENGTH);
    }

    private static String printable(String text, int maxLength) {
        StringBuilder out = new StringBuilder();
        int[] points = text.codePoints().limit(maxLength + 1L).toArray();
        for (int i = 0; i < Math.min(points.length, maxLength); i++) {
            append(out, points[i]);
        }
        if (points.length > maxLength) {
            out.append('…');
        }
        return out.toString();
    }

    private static void append(StringBuilder out, int point) {
        switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> out.append(String.format(Locale.ROOT, "\\u%04x", point));
            default -> out.appendCodePoint(point);
        }
    }
}
