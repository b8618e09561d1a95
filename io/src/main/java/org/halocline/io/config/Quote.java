package org.halocline.io.config;

import java.util.Locale;

/// User text inside messages: in quotes, cut to a readable length, without characters that could confuse a terminal.
final class Quote {
    private static final int MAX_LENGTH = 60;

    private Quote() {}

    static String of(String text) {
        return '"' + bare(text) + '"';
    }

    static String bare(String text) {
        StringBuilder out = new StringBuilder();
        int[] points = text.codePoints().limit(MAX_LENGTH + 1L).toArray();
        for (int i = 0; i < Math.min(points.length, MAX_LENGTH); i++) {
            append(out, points[i]);
        }
        if (points.length > MAX_LENGTH) {
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
