package org.halocline.io.config;

import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/// What a parser's complaint means, in plain words. Parsers speak of their features and buffers; users have commas and
/// quotes.
///
/// @param line    from 1
/// @param column  from 1
/// @param message what is wrong and what to do
record SyntaxError(int line, int column, String message) {
    private static final Pattern CHARACTER = Pattern.compile("Unexpected character \\('(.+?)' \\(code .*?\\)\\)(.*)");
    private static final Pattern WORD = Pattern.compile("(?:Unrecognized|Non-standard) token '(.*?)'.*");
    private static final Pattern CLOSING = Pattern.compile("Unexpected close marker '(.)'.*");

    /// Reads a complaint.
    ///
    /// @param open the objects and lists that were not yet closed, innermost first
    static SyntaxError of(RuntimeException e, String text, ConfigReader.Format format, Collection<Node> open) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof MarkedYamlEngineException marked
                    && marked.getProblemMark().isPresent()) {
                var mark = marked.getProblemMark().get();
                return new SyntaxError(mark.getLine() + 1, mark.getColumn() + 1, "not valid YAML: " + yaml(marked));
            }
            if (cause instanceof ReaderException unreadable) {
                return at(text, unreadable.getPosition(), unreadable.getCodePoint());
            }
        }
        int line = 1;
        int column = 1;
        String said = String.valueOf(e.getMessage());
        if (e instanceof JacksonException jackson) {
            TokenStreamLocation location = jackson.getLocation();
            line = location == null ? 1 : Math.max(1, location.getLineNr());
            column = location == null ? 1 : Math.max(1, location.getColumnNr());
            said = String.valueOf(jackson.getOriginalMessage());
        }
        String first = said.lines().findFirst().orElse("");
        Matcher word = WORD.matcher(first);
        if (word.matches()) {
            column = beginning(
                    word.group(1), text.lines().skip(line - 1L).findFirst().orElse(""), column);
        }
        return new SyntaxError(line, column, "not valid " + format + ": " + json(e, first, open));
    }

    /// The column where a word begins, of which the parser has told the beginning or the end.
    private static int beginning(String word, String line, int column) {
        int ended = column - word.length();
        return !line.startsWith(word, column - 1) && line.startsWith(word, ended - 1) ? ended : column;
    }

    private static String yaml(MarkedYamlEngineException e) {
        String problem = e.getProblem();
        if (problem.contains("\\t(TAB)")) {
            return "a tab where spaces belong; indent with spaces";
        }
        return Quote.bare(problem.replace("<", "").replace(">", "")) + "; check indentation, brackets and quotes";
    }

    private static SyntaxError at(String text, int position, int codePoint) {
        int[] before = text.codePoints().limit(position).toArray();
        int line = 1;
        int column = 1;
        for (int point : before) {
            column = point == '\n' ? 1 : column + 1;
            line += point == '\n' ? 1 : 0;
        }
        return new SyntaxError(
                line,
                column,
                "not valid YAML: the character " + Quote.of(Character.toString(codePoint)) + "; remove it");
    }

    private static String json(RuntimeException e, String said, Collection<Node> open) {
        if (e instanceof UnexpectedEndOfInputException) {
            return said.contains("quote") || said.contains("String")
                    ? "the text ends inside quotes; add the closing quote"
                    : "the text ends too early; " + closing(open);
        }
        if (e instanceof StreamConstraintsException) {
            return "a number or text is too long; no config needs that, shorten it";
        }
        Matcher character = CHARACTER.matcher(said);
        if (character.matches()) {
            return character(character.group(1), character.group(2));
        }
        Matcher word = WORD.matcher(said);
        if (word.matches()) {
            return "unexpected word " + Quote.of(word.group(1))
                    + "; put text in double quotes, and use finite numbers, true, false or null";
        }
        Matcher marker = CLOSING.matcher(said);
        if (marker.matches()) {
            return "unexpected " + Quote.of(marker.group(1)) + "; " + closing(open);
        }
        if (said.contains("Leading zeroes")) {
            return "a number that begins with 0; remove the leading zeros";
        }
        if (said.contains("unquoted character")) {
            return "a line break, tab or control character inside quotes; close the quotes, or write it as \\n or \\t";
        }
        if (said.contains("property name")) {
            return "a key that is not plain text; write each key as one word";
        }
        return Quote.bare(said);
    }

    private static String character(String character, String expectation) {
        return switch (character) {
            case "/", "#" -> "JSON has no comments; remove it, or write the config as YAML";
            case "'" -> "unexpected single quote; use double quotes";
            case "}", "]" ->
                "unexpected " + Quote.of(character) + "; is a value missing, or a comma too many before it?";
            case "," -> "unexpected \",\"; is there a comma too many, or a value missing before it?";
            default ->
                "unexpected " + Quote.of(character) + "; "
                        + (expectation.contains("start property name") || expectation.contains("start field name")
                                ? "put keys in double quotes"
                                : expectation.contains("comma")
                                        ? "is a comma missing before it?"
                                        : "check commas, colons and quotes near it");
        };
    }

    private static String closing(Collection<Node> open) {
        return open.stream()
                .findFirst()
                .map(n -> "close the " + (n instanceof Node.Table ? "object" : "list") + " that begins at "
                        + n.place().spot() + " with " + (n instanceof Node.Table ? "\"}\"" : "\"]\""))
                .orElse("add a value");
    }
}
