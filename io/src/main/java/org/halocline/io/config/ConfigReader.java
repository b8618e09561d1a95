package org.halocline.io.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/// Reads configs: text to a tree of located values, the tree with what the command line changes, the tree to records.
public final class ConfigReader {
    /// A larger file is no config.
    static final int MAX_BYTES = 4 << 20;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

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
    ///
    /// @throws ConfigError if the file cannot be read or anything in it is wrong
    public Config read(Path file, Settings settings) {
        Format format = format(file);
        return parse(decode(file, bytes(file)), file.toString(), format, settings);
    }

    /// Reads text.
    ///
    /// @param sourceName names the text in errors; as a path, its file name names the config
    /// @throws ConfigError if anything in it is wrong
    public Config parse(String text, String sourceName, Format format, Settings settings) {
        Problems problems = new Problems();
        String content = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        Node root = TreeReader.read(content, format, Place.beginning(sourceName), problems);
        Node sized = settings.verifying() ? new SmallerSize(problems).apply(root) : root;
        Node changed = new Assignments(problems).apply(sized, settings.assignments());
        return new ConfigBinder(catalogue, problems).bind(changed, nameOf(sourceName), settings);
    }

    /// The file name without extension.
    private static String nameOf(String source) {
        String file = source.substring(Math.max(source.lastIndexOf('/'), source.lastIndexOf('\\')) + 1);
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }

    private static Format format(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".json")) {
            return Format.JSON;
        }
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            return Format.YAML;
        }
        throw failure(file, "unknown extension; use .json, .yaml or .yml");
    }

    private static byte[] bytes(Path file) {
        if (Files.isDirectory(file)) {
            throw failure(file, "is a folder; name a file in it");
        }
        try (var in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw failure(file, "larger than " + (MAX_BYTES >> 20) + " MiB; a config is not the place for data");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw failure(
                    file, "no such file; check the path, from " + Path.of("").toAbsolutePath());
        } catch (IOException e) {
            throw failure(file, "cannot be read: " + e + "; check its permissions");
        }
    }

    /// Text of bytes that must be UTF-8.
    static String decode(Path file, byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer text = CharBuffer.allocate(bytes.length);
        if (decoder.decode(ByteBuffer.wrap(bytes), text, true).isError()) {
            String before = text.flip().toString();
            int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
            int column = before.length() - before.lastIndexOf('\n');
            throw new Problems()
                    .fatal(Place.beginning(file.toString()).at(line, column), "not UTF-8; save the file as UTF-8");
        }
        return text.flip().toString();
    }

    private static ConfigError failure(Path file, String message) {
        return new Problems().fatal(Place.outside(file.toString()), message);
    }
}
