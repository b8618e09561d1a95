package org.halocline.bench.peers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.halocline.bench.transport.Pair;
import org.halocline.bench.transport.Talk;
import tools.jackson.databind.JsonNode;

/// All contests of a size.
///
/// @param root   of the repository
/// @param python an interpreter that has NumPy
/// @param ranks  workers, ranks and threads
/// @param quick  whether to be small
record Contests(Path root, String python, int ranks, boolean quick) {
    /// Round trips of Halocline are measured within one process pair: the least of so many stretches.
    private static final int STRETCHES = 5;

    private static final long TALK_BYTES = 200_000_000;
    private static final int SEED = 1;

    List<Contest> all() {
        List<Contest> list = new ArrayList<>();
        list.add(heat(2, quick ? 256 : 8192, quick ? 60 : 500, quick ? 20 : 10));
        // As many cells per worker as 512², in the caches of the cores.
        int inCache = (int) Math.round(512 * Math.sqrt(ranks));
        list.add(heat(2, quick ? 90 : inCache, quick ? 200 : 20_000, quick ? 50 : 1000));
        list.add(heat(3, quick ? 40 : 384, quick ? 30 : 100, quick ? 10 : 5));
        list.add(pi(quick ? 200_000 : 400_000_000L));
        if (ranks == 2) {
            for (int bytes : new int[] {8, 4 << 10, 64 << 10, 1 << 20}) {
                list.add(roundTrip(bytes));
            }
            list.add(collective("barrier", Talk.BARRIER));
            list.add(collective("allreduce", Talk.LARGEST));
        }
        return list;
    }

    /// @param slow steps for NumPy, whose rate does not depend on their number
    private Contest heat(int dimensions, int n, int steps, int slow) {
        Map<String, Supplier<Measurement>> programs = new LinkedHashMap<>();
        programs.put(
                Contest.HALOCLINE,
                () -> halocline(
                        "heat",
                        "cellUpdatesPerSecond",
                        "--set",
                        "parameters.n=" + n,
                        "--set",
                        "parameters.dimensions=" + dimensions,
                        "--set",
                        "run.steps=" + steps));
        programs.put("C + MPI", () -> updates(mpi("heat" + dimensions + "d", n, steps), "error"));
        programs.put(
                "Java threads",
                () -> updates(
                        program(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                source("PlainThreads.java"),
                                dimensions,
                                n,
                                steps,
                                ranks),
                        "error"));
        programs.put("NumPy", () -> updates(program(python, source("heat.py"), dimensions, n, slow), "error"));
        return new Contest(
                "heat" + dimensions + "d " + n + (dimensions == 2 ? "²" : "³") + ", " + steps + " steps",
                Contest.Kind.GRID,
                programs);
    }

    private Contest pi(long samples) {
        Map<String, Supplier<Measurement>> programs = new LinkedHashMap<>();
        programs.put(
                Contest.HALOCLINE,
                () -> halocline(
                        "pi", "samplesPerSecond", "--set", "run.samples=" + samples, "--set", "run.seed=" + SEED));
        programs.put("C + MPI", () -> updates(mpi("pi", samples, SEED), "inside"));
        return new Contest("pi, " + samples + " samples", Contest.Kind.SAMPLES, programs);
    }

    private Contest roundTrip(int bytes) {
        int rounds = Math.clamp((quick ? TALK_BYTES / 200 : TALK_BYTES) / (bytes + 1000), 20, 100_000);
        Map<String, Supplier<Measurement>> programs = new LinkedHashMap<>();
        programs.put(Contest.HALOCLINE, () -> talk(Talk.ROUND_TRIP, bytes, rounds, 2));
        programs.put("C + MPI", () -> {
            JsonNode answer = mpi("pingpong", bytes, (long) rounds * STRETCHES);
            return new Measurement(
                    answer.get("seconds").doubleValue(), answer.get("wrong").doubleValue());
        });
        return new Contest("half round trip, " + bytes + " B", Contest.Kind.TIME, programs);
    }

    private Contest collective(String name, Talk talk) {
        int rounds = quick ? 500 : 100_000;
        Map<String, Supplier<Measurement>> programs = new LinkedHashMap<>();
        programs.put(Contest.HALOCLINE, () -> talk(talk, Double.BYTES, rounds, 1));
        programs.put("C + MPI", () -> {
            JsonNode answer = mpi("collective", (long) rounds * STRETCHES);
            return new Measurement(
                    answer.get(name).doubleValue(), answer.get("wrong").doubleValue());
        });
        return new Contest(name + ", 2 processes", Contest.Kind.TIME, programs);
    }

    /// A wrong word throws.
    private static Measurement talk(Talk talk, int bytes, int rounds, int parts) {
        try (Pair pair = Pair.open(talk, bytes)) {
            return new Measurement(pair.seconds(rounds, STRETCHES) / parts, 0);
        }
    }

    /// The command that everybody uses, and the rate of its stepping loop, compilation included.
    private Measurement halocline(String simulation, String rate, String... more) {
        List<Object> words = new ArrayList<>(List.of(
                root.resolve("halocline"),
                "run",
                source(simulation + ".json"),
                "--workers",
                ranks,
                "--json",
                "--quiet",
                "--output",
                root.resolve("bench/target/peers/run-" + System.nanoTime())));
        words.addAll(List.of(more));
        JsonNode answer = program(words.toArray());
        double right = simulation.equals("pi")
                ? answer.get("estimates").get("pi").get("mean").doubleValue()
                        * answer.get("samples").doubleValue()
                        / 4
                : answer.get("verification").get("error").doubleValue();
        return new Measurement(answer.get(rate).doubleValue(), simulation.equals("pi") ? Math.rint(right) : right);
    }

    private static Measurement updates(JsonNode answer, String right) {
        return new Measurement(
                answer.get("updates").doubleValue() / answer.get("seconds").doubleValue(),
                answer.get(right).doubleValue());
    }

    private JsonNode mpi(String program, Object... arguments) {
        List<Object> words = new ArrayList<>(List.of("mpirun"));
        if ("root".equals(System.getProperty("user.name"))) {
            words.add("--allow-run-as-root");
        }
        if (ranks > Runtime.getRuntime().availableProcessors()) {
            words.add("--oversubscribe");
        }
        words.addAll(List.of("-n", ranks, root.resolve("bench/target/peers/bin").resolve(program)));
        words.addAll(List.of(arguments));
        return program(words.toArray());
    }

    private String source(String name) {
        return root.resolve("bench/peers").resolve(name).toString();
    }

    private JsonNode program(Object... words) {
        List<String> command = new ArrayList<>();
        for (Object word : words) {
            command.add(String.valueOf(word));
        }
        return new Program(command, root).answer();
    }
}
