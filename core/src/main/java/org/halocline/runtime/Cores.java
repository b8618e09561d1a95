package org.halocline.runtime;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.halocline.error.ConfigurationException;
import org.jspecify.annotations.Nullable;

/// The cores that this process may use, in the order in which pinned workers get them.
///
/// First one hardware thread of each core, by number, so that neighbours in the grid tend to be neighbours in the
/// machine; then the threads that share a core with one of those. More workers than cores begin again with the first.
///
/// A pinned worker is started under `taskset`, so that its compiler and its collector are pinned with it. It allocates
/// and fills its fields itself: on a machine with several memories they lie in the one that its core is closest to.
///
/// @param numbers as the system counts them
record Cores(List<Integer> numbers) {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path TOPOLOGY = Path.of("/sys/devices/system/cpu");
    private static final String ALLOWED = "Cpus_allowed_list:";
    private static final String TOOL = "taskset";

    Cores {
        numbers = List.copyOf(numbers);
    }

    /// @throws ConfigurationException where workers cannot be pinned
    static Cores ofThisProcess() {
        requireTool(System.getenv("PATH"));
        return of(STATUS, TOPOLOGY);
    }

    /// Where the topology is not told, every hardware thread counts as a core.
    ///
    /// @param status   `/proc/self/status`, or a file like it
    /// @param topology a folder with `cpu0/topology/thread_siblings_list` and so on
    static Cores of(Path status, Path topology) {
        try (Stream<String> lines = Files.lines(status, StandardCharsets.US_ASCII)) {
            List<Integer> allowed = lines.filter(line -> line.startsWith(ALLOWED))
                    .flatMap(line -> parse(line.substring(ALLOWED.length())).stream())
                    .toList();
            if (!allowed.isEmpty()) {
                return new Cores(ordered(allowed, topology));
            }
        } catch (IOException | NumberFormatException e) {
            // Said below: no such file is as good as one that says nothing.
        }
        throw new ConfigurationException("pin=true; this system does not tell which cores may be used, leave pin out");
    }

    private static List<Integer> ordered(List<Integer> allowed, Path topology) {
        List<Integer> first = new ArrayList<>();
        List<Integer> sharing = new ArrayList<>();
        for (int core : allowed) {
            boolean shared = siblings(core, topology).stream().anyMatch(first::contains);
            (shared ? sharing : first).add(core);
        }
        first.addAll(sharing);
        return first;
    }

    private static List<Integer> siblings(int core, Path topology) {
        try {
            return parse(Files.readString(
                    topology.resolve("cpu" + core).resolve("topology").resolve("thread_siblings_list"),
                    StandardCharsets.US_ASCII));
        } catch (IOException | NumberFormatException e) {
            return List.of(core);
        }
    }

    /// Reads `0-3,8`.
    static List<Integer> parse(String list) {
        List<Integer> numbers = new ArrayList<>();
        for (String part : list.strip().split(",")) {
            String[] ends = part.strip().split("-");
            IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]))
                    .forEach(numbers::add);
        }
        return numbers;
    }

    private static void requireTool(@Nullable String path) {
        for (String folder : path == null ? new String[0] : path.split(File.pathSeparator)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, TOOL))) {
                return;
            }
        }
        throw new ConfigurationException("pin=true; the program " + TOOL
                + " is not on the PATH: install it (Linux: util-linux), or leave pin out");
    }

    /// The core of a worker.
    int of(int rank) {
        return numbers.get(rank % numbers.size());
    }

    /// What comes before a worker's command line.
    List<String> command(int rank) {
        return List.of(TOOL, "-c", Integer.toString(of(rank)));
    }
}
