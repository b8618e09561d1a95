package org.halocline.io.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.halocline.error.ConfigurationException;
import org.jspecify.annotations.Nullable;

/// Collects what is wrong, so that one reading reports it all.
final class Problems {
    private static final Comparator<ConfigError.Problem> FILE_FIRST_IN_ORDER = Comparator.comparing(
                    (ConfigError.Problem p) -> p.line() == 0)
            .thenComparingInt(ConfigError.Problem::line)
            .thenComparingInt(ConfigError.Problem::column);

    private final List<ConfigError.Problem> found = new ArrayList<>();

    void add(Place place, String message) {
        found.add(place.problem(message));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw error();
        }
    }

    /// Ends reading at once: to be thrown.
    ConfigError fatal(Place place, String message) {
        add(place, message);
        return error();
    }

    private ConfigError error() {
        return new ConfigError(found.stream().sorted(FILE_FIRST_IN_ORDER).toList());
    }

    /// What a constructor makes of a value; its refusal becomes a problem at the value's place.
    <T> @Nullable T attempt(Place place, Supplier<T> constructor) {
        try {
            return constructor.get();
        } catch (ConfigurationException e) {
            add(place, String.valueOf(e.getMessage()));
            return null;
        }
    }
}
