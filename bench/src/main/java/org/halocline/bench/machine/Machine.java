package org.halocline.bench.machine;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The machine, as far as it tells.
///
/// @param processor  model name, or the architecture where it has none
/// @param cores      that this process may use
/// @param caches     bytes of the data cache of each level, as one core sees them; empty if unknown
/// @param system     name, release and architecture of the operating system
/// @param java       version and virtual machine
/// @param load       load average of the last minute; negative if unknown
public record Machine(String processor, int cores, Map<Integer, Long> caches, String system, String java, double load) {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
    private static final Path CACHES = Path.of("/sys/devices/system/cpu/cpu0/cache");
    private static final int MOST_CACHES = 10;

    public Machine {
        caches = Map.copyOf(caches);
    }

    /// This one, now.
    public static Machine here() {
        return new Machine(
                readProcessor(),
                Runtime.getRuntime().availableProcessors(),
                readCaches(),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                Runtime.version() + " " + System.getProperty("java.vm.name"),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /// Bytes of the largest cache; 0 if unknown.
    public long largestCache() {
        return caches.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    private static String readProcessor() {
        try {
            for (String line : Files.readAllLines(CPU_INFO)) {
                if (line.startsWith("model name") && line.contains(":")) {
                    return line.substring(line.indexOf(':') + 1).strip();
                }
            }
        } catch (IOException e) {
            // Not a Linux: the architecture has to do.
        }
        return System.getProperty("os.arch");
    }

    private static Map<Integer, Long> readCaches() {
        Map<Integer, Long> found = new TreeMap<>();
        for (int index = 0; index < MOST_CACHES; index++) {
            Path folder = CACHES.resolve("index" + index);
            if (!Files.isDirectory(folder)) {
                break;
            }
            try {
                if (!first(folder.resolve("type")).equals("Instruction")) {
                    found.merge(
                            Integer.valueOf(first(folder.resolve("level"))),
                            bytes(first(folder.resolve("size"))),
                            Math::max);
                }
            } catch (IOException | NumberFormatException e) {
                // One unknown cache less.
            }
        }
        return found;
    }

    private static String first(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return lines.isEmpty() ? "" : lines.getFirst().strip();
    }

    /// Reads `32K` or `32M`.
    static long bytes(String size) {
        long unit = size.endsWith("K") ? 1 << 10 : size.endsWith("M") ? 1 << 20 : size.endsWith("G") ? 1 << 30 : 1;
        return unit * Long.parseLong(unit == 1 ? size : size.substring(0, size.length() - 1));
    }

    /// `AMD EPYC, 2 cores, Linux 6.1 amd64, Java 25`.
    @Override
    public String toString() {
        return processor + ", " + cores + (cores == 1 ? " core, " : " cores, ") + system + ", Java " + java;
    }
}
