package org.halocline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.halocline.bench.machine.Machine;
import org.halocline.bench.scaling.ScalingJson;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Runs the benchmarks and keeps their results with a description of the machine; started by `bench/jmh`.
public final class Benchmarks {
    private static final Path RESULTS = Path.of("results");

    private Benchmarks() {}

    static void main(String[] arguments) throws CommandLineOptionException, RunnerException, IOException {
        CommandLineOptions line = new CommandLineOptions(arguments);
        if (line.shouldHelp()) {
            line.showHelp();
            return;
        }
        OptionsBuilder options = new OptionsBuilder();
        options.parent(line);
        Runner names = new Runner(options.build());
        if (line.shouldList()) {
            names.list();
            return;
        }
        Machine machine = Machine.here();
        Files.createDirectories(RESULTS);
        Path raw = Files.createTempFile("jmh", ".json");
        try {
            // Benchmarks that start a process of their own need a core for it: nothing runs beside them.
            new Runner(options.resultFormat(ResultFormatType.JSON)
                            .result(raw.toString())
                            .shouldFailOnError(true)
                            .build())
                    .run();
            Path file = free(LocalDate.now(ZoneOffset.UTC) + "-" + word(machine));
            JsonMapper mapper = new JsonMapper();
            ObjectNode root = mapper.createObjectNode();
            root.set("machine", ScalingJson.machine(machine));
            JsonNode benchmarks = mapper.readTree(Files.readString(raw));
            // Where Java lies is nobody's business; which one it is, the machine tells.
            benchmarks.forEach(one -> ((ObjectNode) one).remove("jvm"));
            root.set("benchmarks", benchmarks);
            Files.writeString(file, mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
            System.out.println("written to bench/" + file);
        } finally {
            Files.deleteIfExists(raw);
        }
    }

    private static String word(Machine machine) {
        String name = machine.processor().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return name.replaceAll("^-|-$", "") + "-" + machine.cores();
    }

    private static Path free(String name) {
        Path file = RESULTS.resolve(name + ".json");
        for (int n = 2; Files.exists(file); n++) {
            file = RESULTS.resolve(name + "-" + n + ".json");
        }
        return file;
    }
}
