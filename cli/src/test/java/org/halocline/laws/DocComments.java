package org.halocline.laws;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Fills paragraphs of `///` comments that are too wide. The formatter would cut each line for itself and leave a
/// ragged edge.
final class DocComments {
    private static final int WIDTH = 120;
    private static final Pattern LINE = Pattern.compile("(\\s*///)( *)(.*)");
    private static final Pattern ITEM = Pattern.compile("(?:[-*]|\\d+\\.) .*");
    private static final Pattern TAG = Pattern.compile("@\\w+ .*");
    private static final Pattern APART = Pattern.compile("[|#>].*|");

    private DocComments() {}

    static String fill(String source) {
        List<String> lines = source.lines().toList();
        List<String> filled = new ArrayList<>();
        boolean code = false;
        for (int n = 0; n < lines.size(); n++) {
            Matcher first = LINE.matcher(lines.get(n));
            boolean comment = first.matches();
            boolean fence = comment && first.group(3).startsWith("```");
            code = fence != code;
            if (!comment || fence || code || APART.matcher(first.group(3)).matches()) {
                filled.add(lines.get(n));
                continue;
            }
            int end = n + 1;
            while (end < lines.size() && continues(lines.get(end))) {
                end++;
            }
            filled.addAll(paragraph(lines.subList(n, end)));
            n = end - 1;
        }
        return String.join("\n", filled) + "\n";
    }

    private static boolean continues(String line) {
        Matcher m = LINE.matcher(line);
        return m.matches()
                && !m.group(3).startsWith("```")
                && !APART.matcher(m.group(3)).matches()
                && !ITEM.matcher(m.group(3)).matches()
                && !TAG.matcher(m.group(3)).matches();
    }

    private static List<String> paragraph(List<String> lines) {
        if (lines.stream().allMatch(line -> line.length() <= WIDTH)) {
            return lines;
        }
        Matcher first = LINE.matcher(lines.getFirst());
        Matcher second = LINE.matcher(lines.get(Math.min(1, lines.size() - 1)));
        if (!first.matches() || !second.matches()) {
            throw new IllegalStateException(lines.toString());
        }
        String indent = first.group(2);
        if (lines.size() > 1) {
            indent = second.group(2);
        } else if (ITEM.matcher(first.group(3)).matches()) {
            indent += "  ";
        } else if (TAG.matcher(first.group(3)).matches()) {
            indent += "    ";
        }
        List<String> filled = new ArrayList<>();
        StringBuilder line = new StringBuilder(lines.getFirst());
        int end = line.lastIndexOf(" ", WIDTH);
        String rest = line.length() > WIDTH && end > 0 ? line.substring(end) : "";
        line.setLength(line.length() > WIDTH && end > 0 ? end : line.length());
        StringBuilder words = new StringBuilder(rest);
        for (String more : lines.subList(1, lines.size())) {
            words.append(' ').append(more.strip().substring("///".length()).strip());
        }
        for (String word : words.toString().strip().split(" +")) {
            if (line.length() + 1 + word.length() > WIDTH) {
                filled.add(line.toString());
                line = new StringBuilder(first.group(1) + indent + word);
            } else {
                line.append(' ').append(word);
            }
        }
        filled.add(line.toString());
        return filled;
    }
}
