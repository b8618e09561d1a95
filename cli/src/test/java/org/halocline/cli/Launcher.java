package org.halocline.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// Runs `./halocline` as a user would, in a folder of its own, with sessions in a folder that can be looked into.
record Launcher(Path workingFolder, Path sessions) {
    private static final int PATIENCE_SECONDS = 90;

    /// What a launch returned and printed.
    record Launch(int code, String out, String err) {}

    static Launcher in(Path folder) throws IOException {
        return new Launcher(
                Files.createDirectories(folder.resolve("work")), Files.createDirectories(folder.resolve("sessions")));
    }

    /// The project's folder.
    static Path root() {
        for (Path p = Path.of("").toAbsolutePath(); p != null; p = p.getParent()) {
            if (Files.exists(p.resolve("halocline"))) {
                return p;
            }
        }
        throw new IllegalStateException("no launcher above " + Path.of("").toAbsolutePath());
    }

    /// A shipped config.
    static String config(String name) {
        return root().resolve("configs").resolve(name).toString();
    }

    Launch run(String... arguments) throws Exception {
        return finished(start(arguments));
    }

    Process start(String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(root().resolve("halocline").toString()));
        command.addAll(List.of(arguments));
        return start(command);
    }

    /// Runs a shell line in which `"$HALOCLINE"` is the launcher.
    Launch shell(String line) throws Exception {
        return finished(start(List.of("sh", "-c", line)));
    }

    private Process start(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(workingFolder.toFile());
        builder.environment().put("HALOCLINE", root().resolve("halocline").toString());
        builder.environment().put("HALOCLINE_SESSION_DIR", sessions.toString());
        builder.environment().put("HALOCLINE_START_CACHE", "off");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder.start();
    }

    static Launch finished(Process process)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        process.getOutputStream().close();
        CompletableFuture<String> out = CompletableFuture.supplyAsync(() -> text(process.getInputStream()));
        CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new TimeoutException(err.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        }
        return new Launch(
                process.exitValue(),
                out.get(PATIENCE_SECONDS, TimeUnit.SECONDS),
                err.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    private static String text(InputStream stream) {
        try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Names of sessions that no one removed.
    List<String> leftSessions() throws IOException {
        try (Stream<Path> entries = Files.list(sessions)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }
}
