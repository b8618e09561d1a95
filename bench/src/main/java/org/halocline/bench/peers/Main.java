package org.halocline.bench.peers;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.halocline.bench.machine.Machine;
import org.halocline.error.RunFailedException;

/// Runs all contests and writes the table; started by `bench/peers/run`.
public final class Main {
    private static final int REPEATS = 3;
    private static final int RANKS = 2;
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private Main() {}

    static void main(String[] arguments) throws IOException {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) throws IOException {
        Map<String, String> options = new HashMap<>();
        for (int n = 0; n < arguments.size(); n++) {
            String word = arguments.get(n);
            boolean value = !word.equals("--quick");
            if (!List.of("--quick", "--repeats", "--ranks", "--only", "--output", "--root", "--python")
                            .contains(word)
                    || (value && n + 1 == arguments.size())) {
                err.println(
                        "peers: option=" + word + "; use --quick, --repeats N, --ranks N, --only WORD, --output DIR");
                return USAGE;
            }
            options.put(word, value ? arguments.get(++n) : "");
        }
        Path root = Path.of(options.getOrDefault("--root", "")).toAbsolutePath();
        int repeats = positive(options, "--repeats", REPEATS);
        int ranks = positive(options, "--ranks", RANKS);
        if (repeats < 1 || ranks < 1) {
            err.println("peers: --repeats and --ranks want a positive number");
            return USAGE;
        }
        String only = options.getOrDefault("--only", "");
        Path folder = Path.of(options.getOrDefault(
                "--output", root.resolve("bench/target/peers").toString()));
        List<Contest.Outcome> outcomes = new ArrayList<>();
        Machine machine = Machine.here();
        try {
            for (Contest contest : new Contests(
                            root, options.getOrDefault("--python", "python3"), ranks, options.containsKey("--quick"))
                    .all()) {
                if (contest.name().contains(only)) {
                    err.println("measuring " + contest.name());
                    outcomes.add(contest.run(repeats));
                }
            }
        } catch (RunFailedException | IllegalStateException e) {
            err.println("peers: " + e.getMessage());
            return FAILED;
        }
        if (outcomes.isEmpty()) {
            err.println("peers: --only=" + only + "; nothing has that in its name");
            return USAGE;
        }
        Table table = new Table(machine, ranks, repeats, options.containsKey("--quick"), outcomes);
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("peers.txt"), table.text());
        Files.writeString(folder.resolve("peers.json"), table.json());
        out.print(table.text());
        out.println("written to " + folder.resolve("peers.txt") + " and " + folder.resolve("peers.json"));
        return 0;
    }

    private static int positive(Map<String, String> options, String name, int fallback) {
        String text = options.get(name);
        return text == null ? fallback : text.matches("[1-9]\\d{0,3}") ? Integer.parseInt(text) : 0;
    }
}
