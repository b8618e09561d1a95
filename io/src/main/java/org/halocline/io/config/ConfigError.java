package org.halocline.io.config;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;
import org.halocline.error.ConfigurationException;

/// Everything that is wrong in one config, each error with its place.
///
/// The message has one line for each error:
///
/// ```
/// configs/heat2d.json:4:17: /run/sede: unknown key "sede"; did you mean "seed"?
/// ```
public final class ConfigError extends ConfigurationException {
    private static final long serialVersionUID = 1L;

    /// More would scroll the first, the one to begin with, out of sight.
    private static final int MAX_LINES = 25;

    private final List<Problem> errors;

    /// One error.
    ///
    /// @param source  file, or the part of the command line that brought the value
    /// @param line    from 1; 0 if the error has no place in a text
    /// @param column  from 1; 0 if the error has no place in a text
    /// @param pointer JSON pointer; empty for the whole
    /// @param message what is wrong and what to do
    public record Problem(String source, int line, int column, String pointer, String message) implements Serializable {
        private static final long serialVersionUID = 1L;

        /// `file:line:column: pointer: message`.
        @Override
        public String toString() {
            return source
                    + (line > 0 ? ":" + line + ":" + column : "")
                    + ": "
                    + (pointer.isEmpty() ? "" : Quote.line(pointer) + ": ")
                    + message;
        }
    }

    ConfigError(List<Problem> errors) {
        super(message(errors));
        this.errors = List.copyOf(errors);
    }

    private static String message(List<Problem> errors) {
        String lines = errors.stream().limit(MAX_LINES).map(Problem::toString).collect(Collectors.joining("\n"));
        int more = errors.size() - MAX_LINES;
        return more > 0 ? lines + "\n… and " + more + (more == 1 ? " more error" : " more errors") : lines;
    }

    /// All errors, in the order of their places; at least one.
    public List<Problem> errors() {
        return errors;
    }

    /// Of the first error.
    public String source() {
        return errors.getFirst().source();
    }

    /// Of the first error.
    public int line() {
        return errors.getFirst().line();
    }

    /// Of the first error.
    public int column() {
        return errors.getFirst().column();
    }

    /// Of the first error.
    public String pointer() {
        return errors.getFirst().pointer();
    }
}
