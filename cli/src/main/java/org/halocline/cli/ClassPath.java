package org.halocline.cli;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.halocline.error.ConfigurationException;

/// Jars and folders with a user's own simulations.
///
/// @param entries in the order of the search
record ClassPath(List<Path> entries) {
    /// Only what Halocline ships.
    static final ClassPath NONE = new ClassPath(List.of());

    ClassPath {
        entries = List.copyOf(entries);
    }

    /// Reads `my.jar:classes`, with the separator of the operating system.
    static ClassPath parse(String text) {
        List<Path> entries = new ArrayList<>();
        for (String entry : text.split(File.pathSeparator, -1)) {
            if (!entry.isEmpty()) {
                entries.add(existing(entry));
            }
        }
        return new ClassPath(entries);
    }

    private static Path existing(String entry) {
        try {
            Path path = Path.of(entry);
            if (Files.isReadable(path)) {
                return path.toAbsolutePath().normalize();
            }
        } catch (InvalidPathException unreadable) {
            // Said below like a path that leads nowhere.
        }
        throw new ConfigurationException("classPath=" + entry + "; no readable jar or folder there, give one that is");
    }

    /// A loader for what ships and for the entries. It lives as long as the process: a simulation loads classes until
    /// the end.
    ClassLoader loader() {
        ClassLoader shipped = ClassPath.class.getClassLoader();
        return entries.isEmpty() ? shipped : new URLClassLoader("class-path", urls(), shipped);
    }

    private URL[] urls() {
        return entries.stream().map(ClassPath::url).toArray(URL[]::new);
    }

    private static URL url(Path entry) {
        try {
            return entry.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new ConfigurationException("classPath=" + entry + "; rename it: " + e.getMessage(), e);
        }
    }
}
