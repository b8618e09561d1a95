package org.halocline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What the launcher lets Java watch, to remember what starting and running takes: `Training FOLDER`.
///
/// Small runs of each kind, with workers as threads too, since workers without vectors start from the same cache;
/// outputs go to the folder. For others see [WorkerTraining].
final class Training {
    private Training() {}

    static void main(String[] arguments) throws IOException, ReflectiveOperationException {
        Path folder = Path.of(arguments[0]);
        Class.forName("org.halocline.runtime.WorkerMain");
        Path grid = Files.writeString(folder.resolve("grid.json"), """
            { "simulation": "heat", "parameters": { "n": 64 }, "run": { "steps": 200 },
              "observe": { "peak": "max(u)" }, "metrics": { "everySteps": 50 } }
            """);
        Path samples = Files.writeString(
                folder.resolve("samples.json"), "{ \"simulation\": \"pi\", \"run\": { \"samples\": 100000 } }");
        run(folder, grid);
        run(folder, grid, "--workers", "2");
        run(folder, grid, "--workers", "2", "--set", "run.placement=threads");
        run(folder, samples);
        run(folder, samples, "--workers", "2");
        run(folder, samples, "--workers", "2", "--set", "run.placement=threads");
        execute("check", grid.toString());
        execute("explain", grid.toString());
        execute("list");
    }

    private static void run(Path folder, Path config, String... more) throws IOException {
        Path output = Files.createTempDirectory(folder, "out-");
        List<String> command = new ArrayList<>(List.of("run", config.toString(), "--output", output.toString()));
        command.addAll(List.of(more));
        execute(command.toArray(String[]::new));
    }

    private static void execute(String... command) {
        int code = Main.commandLine(Terminal.here()).execute(command);
        if (code != ExitCode.DONE) {
            throw new IllegalStateException("code=" + code + " of " + String.join(" ", command));
        }
    }
}
