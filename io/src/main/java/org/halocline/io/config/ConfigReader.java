package org.halocline.io.config;

import java.nio.file.Path;

/// Reads configs.
public final class ConfigReader {
    private final Catalogue catalogue;

    /// How a config is written.
    public enum Format {
        JSON,
        YAML
    }

    public ConfigReader(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /// Reads a `.json`, `.yaml` or `.yml` file.
    public Config read(Path file, Settings settings) {
        return parse(file.toString(), file.toString(), Format.JSON, settings);
    }

    /// Reads text.
    ///
    /// @param sourceName names the text in errors
    public Config parse(String text, String sourceName, Format format, Settings settings) {
        if (text.isEmpty()) {
            throw new ConfigError(java.util.List.of());
        }
        throw new UnsupportedOperationException(catalogue + text + sourceName + format + settings);
    }
}
