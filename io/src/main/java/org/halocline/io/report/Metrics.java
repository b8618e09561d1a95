package org.halocline.io.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.halocline.error.RunFailedException;
import org.halocline.io.file.AtomicFile;
import org.halocline.model.Observation;
import org.jspecify.annotations.Nullable;

/// `metrics.csv`: a header, then one row per observation. Created with the first one.
///
/// Numbers are written so that they read back to the same bits; `NaN` and `Infinity` are written so.
final class Metrics implements AutoCloseable {
    private static final long FLUSH_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Path file;
    private final long from;
    private @Nullable Writer writer;
    private List<String> names = List.of();
    private long flushedAt;
    private boolean dirty;
    private boolean closed;

    /// @param from the step of the last row that an earlier run wrote and this one keeps; −1 to begin a new file
    Metrics(Path file, long from) {
        this.file = file;
        this.from = from;
    }

    void append(Observation observation) {
        if (closed) {
            throw new IllegalStateException("file=" + file + "; it is closed");
        }
        try {
            Writer rows = writer;
            if (rows == null) {
                names = List.copyOf(observation.values().keySet());
                boolean goesOn = cut().equals(header(names));
                rows = goesOn
                        ? Files.newBufferedWriter(file, StandardOpenOption.APPEND)
                        : Files.newBufferedWriter(file);
                writer = rows;
                if (!goesOn) {
                    rows.write(header(names));
                }
                flushedAt = System.nanoTime() - FLUSH_NANOS;
            }
            rows.write(row(observation));
            dirty = true;
        } catch (IOException e) {
            throw failed(file, e);
        }
        flushIfDue();
    }

    /// Drops what an earlier run wrote behind its checkpoint.
    ///
    /// @return the first line; empty if there is none to go on from
    private String cut() throws IOException {
        if (from < 0 || !Files.exists(file)) {
            return "";
        }
        StringBuilder kept = new StringBuilder();
        String text = Files.readString(file);
        String header = text.substring(0, text.indexOf('\n') + 1);
        for (int at = header.length(), end; (end = text.indexOf('\n', at)) >= 0; at = end + 1) {
            String line = text.substring(at, end + 1);
            int comma = line.indexOf(',');
            // Rows are in order of steps; what cannot be read is what a crash left behind.
            if (comma < 0
                    || !line.substring(0, comma).matches("\\d{1,18}")
                    || Long.parseLong(line.substring(0, comma)) > from) {
                break;
            }
            kept.append(line);
        }
        AtomicFile.write(file, header + kept);
        return header;
    }

    /// Completes the file when the run has ended well.
    void finish() {
        try {
            if (writer == null) {
                cut();
            }
        } catch (IOException e) {
            throw failed(file, e);
        }
        close();
    }

    /// Sends all rows to the file.
    void flush() {
        Writer rows = writer;
        if (rows != null) {
            try {
                rows.flush();
            } catch (IOException e) {
                throw failed(file, e);
            }
            dirty = false;
            flushedAt = System.nanoTime();
        }
    }

    /// Sends rows to the file if the last flush was a second ago.
    void flushIfDue() {
        Writer rows = writer;
        if (rows == null || !dirty || System.nanoTime() - flushedAt < FLUSH_NANOS) {
            return;
        }
        flush();
    }

    /// Writes no more; what could not be written is lost.
    void abandon() {
        Writer rows = writer;
        writer = null;
        closed = true;
        if (rows != null) {
            try {
                rows.close();
            } catch (IOException e) {
                // It is about this that rows are given up.
            }
        }
    }

    @Override
    public void close() {
        Writer rows = writer;
        writer = null;
        closed = true;
        if (rows != null) {
            try {
                rows.close();
            } catch (IOException e) {
                throw failed(file, e);
            }
        }
    }

    private static String header(List<String> names) {
        StringBuilder line = new StringBuilder("step,time");
        for (String name : names) {
            line.append(',').append(quoted(name));
        }
        return line.append('\n').toString();
    }

    private String row(Observation observation) {
        if (!List.copyOf(observation.values().keySet()).equals(names)) {
            throw new IllegalArgumentException(
                    "observables=" + observation.values().keySet() + ", header=" + names);
        }
        StringBuilder line = new StringBuilder();
        line.append(observation.step()).append(',').append(observation.time());
        for (double value : observation.values().values()) {
            line.append(',').append(value);
        }
        return line.append('\n').toString();
    }

    /// RFC 4180: a cell with a comma, a quote or a line end stands in quotes, its own quotes doubled.
    static String quoted(String name) {
        boolean plain = name.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    static RunFailedException failed(Path file, IOException e) {
        return new RunFailedException(
                "cannot write: file=" + file + ", cause=" + cause(e)
                        + "; free some space or choose another output folder",
                e);
    }

    /// What went wrong in words: some exceptions say it in their type, with only a path as message.
    static String cause(IOException e) {
        if (e instanceof FileSystemException f && f.getReason() == null) {
            return switch (e) {
                case AccessDeniedException denied -> "access denied to " + denied.getFile();
                case FileAlreadyExistsException there -> there.getFile() + " is a file";
                case NoSuchFileException missing -> "there is no " + missing.getFile();
                case NotDirectoryException plain -> plain.getFile() + " is a file";
                default -> e.toString();
            };
        }
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }
}
