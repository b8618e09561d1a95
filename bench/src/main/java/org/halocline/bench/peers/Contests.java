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

    /// Within so many standard errors two estimates agree.
    private static final double ERRORS = 4;

    /// Prices of the same paths differ by the rounding of the quantile, of exp and of a sum, relative to the mean.
    private static final double ROUNDING = 1e-9;

    List<Contest> all() {
        List<Contest> list = new ArrayList<>();
        list.add(heat(2, quick ? 256 : 8192, quick ? 60 : 500, quick ? 20 : 10));
        // As many cells per worker as 512², in the caches of the cores.
        int inCache = (int) Math.round(512 * Math.sqrt(ranks));
        list.add(heat(2, quick ? 90 : inCache, quick ? 200 : 20_000, quick ? 50 : 1000));
        list.add(heat(3, quick ? 40 : 384, quick ? 30 : 100, quick ? 10 : 5));
        list.add(pi(quick ? 200_000 : 4_000_000_000L, quick ? 100_000 : 40_000_000));
        list.add(option(quick ? 200_000 : 2_000_000_000L, quick ? 100_000 : 40_000_000));
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
        programs.put(Contest.HALOCLINE, () -> {
            JsonNode answer =
                    halocline("heat", "parameters.n=" + n, "parameters.dimensions=" + dimensions, "run.steps=" + steps);
            return new Measurement(
                    answer.get("cellUpdatesPerSecond").doubleValue(),
                    answer.get("verification").get("error").doubleValue());
        });
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

    /// @param slow samples for NumPy, whose rate does not depend on their number
    private Contest pi(long samples, long slow) {
        Map<String, Supplier<Measurement>> programs = new LinkedHashMap<>();
        programs.put(Contest.HALOCLINE, () -> {
            Measurement darts = samples("pi", "pi", samples);
            // The mean is rounded, the count behind it is whole.
            return new Measurement(darts.value(), 4 * Math.rint(darts.answer() * samples / 4) / samples);
        });
        programs.put("C + MPI", () -> {
            JsonNode answer = mpi("pi", samples, SEED);
            // The same darts: equal counts are equal quotients.
            return new Measurement(rate(answer), 4 * answer.get("inside").doubleValue() / samples);
        });
        numpy(programs, "pi", samples, slow);
        return new Contest("pi, " + samples + " samples", Contest.Kind.SAMPLES, programs);
    }

    /// @param slow as for π
    private Contest option(long paths, long slow) {
        Map<String, Supplier<Measurement>> programs = new LinkedHashMap<>();
        programs.put(Contest.HALOCLINE, () -> samples("european-option", "price", paths));
        programs.put("C + MPI", () -> {
            JsonNode answer = mpi("options", paths, SEED);
            double price = answer.get("mean").doubleValue();
            return new Measurement(rate(answer), price, ROUNDING * price);
        });
        numpy(programs, "option", paths, slow);
        return new Contest("European option, " + paths + " paths", Contest.Kind.SAMPLES, programs);
    }

    /// With the generator that NumPy takes by itself, and with that of Halocline.
    private void numpy(Map<String, Supplier<Measurement>> programs, String work, long samples, long slow) {
        for (String generator : List.of("PCG64", "Philox")) {
            programs.put(generator.equals("PCG64") ? "NumPy" : "NumPy, " + generator, () -> {
                JsonNode answer = program(python, source("chance.py"), work, generator, slow, SEED);
                double error = answer.get("error").doubleValue();
                // Halocline's error is smaller by the root of the samples that it has more.
                double difference = error * Math.sqrt(1 + (double) slow / samples);
                return new Measurement(rate(answer), answer.get("mean").doubleValue(), ERRORS * difference);
            });
        }
    }

    private Measurement samples(String simulation, String score, long samples) {
        JsonNode answer = halocline(simulation, "run.samples=" + samples, "run.seed=" + SEED);
        return new Measurement(
                answer.get("samplesPerSecond").doubleValue(),
                answer.get("estimates").get(score).get("mean").doubleValue());
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

    /// The command that everybody uses, and the result with the rate of its loop, compilation included.
    ///
    /// @param settings of the config, `path=value`
    private JsonNode halocline(String simulation, String... settings) {
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
        for (String setting : settings) {
            words.add("--set");
            words.add(setting);
        }
        return program(words.toArray());
    }

    private static Measurement updates(JsonNode answer, String right) {
        return new Measurement(rate(answer), answer.get(right).doubleValue());
    }

    private static double rate(JsonNode answer) {
        return answer.get("updates").doubleValue() / answer.get("seconds").doubleValue();
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
