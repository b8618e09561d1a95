package org.halocline.io.config;

/// The JSON Schema of configs.
public final class ConfigSchema {
    private ConfigSchema() {}

    /// Draft 2020-12, pretty printed.
    public static String json(Catalogue catalogue) {
        if (catalogue.simulations().isEmpty()) {
            return "{}";
        }
        throw new UnsupportedOperationException(catalogue.toString());
    }
}
