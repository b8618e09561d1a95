package org.halocline.io.config;

/// Where a key or value stands.
///
/// @param source  file, or the part of the command line that brought it
/// @param line    from 1; 0 outside a file
/// @param column  from 1; 0 outside a file
/// @param pointer JSON pointer (RFC 6901); empty for the whole
record Place(String source, int line, int column, String pointer) {
    /// The beginning of a file.
    static Place beginning(String file) {
        return new Place(file, 1, 1, "");
    }

    /// Not in a file.
    static Place outside(String source) {
        return new Place(source, 0, 0, "");
    }

    boolean isInFile() {
        return line > 0;
    }

    /// The same pointer elsewhere in the file.
    Place at(int newLine, int newColumn) {
        return isInFile() ? new Place(source, newLine, newColumn, pointer) : this;
    }

    /// The same spot, one key or index deeper.
    Place child(String key) {
        return new Place(
                source, line, column, pointer + "/" + key.replace("~", "~0").replace("/", "~1"));
    }

    /// `4:17` of the file, or the source.
    String spot() {
        return isInFile() ? "line " + line + ", column " + column : source;
    }

    ConfigError.Problem problem(String message) {
        return new ConfigError.Problem(source, line, column, pointer, Quote.line(message));
    }
}
