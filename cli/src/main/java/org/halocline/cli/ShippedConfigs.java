package org.halocline.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.halocline.error.ConfigurationException;
import org.halocline.io.config.Suggestion;

/// The configs that come with Halocline, by name.
record ShippedConfigs(Path folder) {
    /// Set by the launcher, which knows where it is.
    private static final String PROPERTY = "halocline.configs";

    private static final String ENDING = "\\.(json|yaml|yml)";

    /// Those of this installation; without the launcher, those in the working directory.
    static ShippedConfigs here() {
        return new ShippedConfigs(Path.of(System.getProperty(PROPERTY, "configs")));
    }

    /// All of them, in the order of their names.
    List<Path> all() {
        return List.copyOf(byName().values());
    }

    /// The one of a name; what looks like a path is that file.
    Path find(String name) {
        if (name.matches(".*(/|\\\\|" + ENDING + ").*")) {
            return Path.of(name);
        }
        Map<String, Path> known = byName();
        Path file = known.get(name);
        if (file == null) {
            throw new ConfigurationException("config=" + name + "; there is none of this name, "
                    + Suggestion.among(known.keySet(), name, "configs"));
        }
        return file;
    }

    private Map<String, Path> byName() {
        Map<String, Path> files = new TreeMap<>();
        try (Stream<Path> entries = Files.list(folder)) {
            entries.filter(file -> file.toString().matches(".*" + ENDING)).forEach(file -> files.put(name(file), file));
        } catch (IOException e) {
            throw new ConfigurationException("configs=" + folder.toAbsolutePath()
                    + "; there is no such folder, start with ./halocline or name files");
        } catch (UncheckedIOException e) {
            throw new ConfigurationException(
                    "configs=" + folder.toAbsolutePath() + "; cannot be read: " + e.getMessage());
        }
        return files;
    }

    private static String name(Path file) {
        return file.getFileName().toString().replaceFirst(ENDING + "$", "");
    }
}
