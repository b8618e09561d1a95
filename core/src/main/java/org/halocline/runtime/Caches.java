package org.halocline.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

/// What a core can hold near to it.
///
/// @param own    bytes of the largest cache that a core has to itself
/// @param shared bytes of the last cache, which cores share
record Caches(long own, long shared) {
    /// Where the system does not tell: what common cores have.
    private static final Caches COMMON = new Caches(1L << 20, 8L << 20);

    private static final Path FOLDER = Path.of("/sys/devices/system/cpu/cpu0/cache");

    private static final int LEVELS = 8;
    private static final int FIRST_BYTES = 4096;

    static Caches ofMachine() {
        return of(FOLDER);
    }

    /// Reads `index0`, `index1`, … of a folder, each with `level`, `type` and `size`.
    static Caches of(Path folder) {
        long second = 0;
        long last = 0;
        for (int n : IntStream.range(0, LEVELS).toArray()) {
            Path cache = folder.resolve("index" + n);
            try {
                if (Files.isDirectory(cache) && !read(cache, "type").equals("Instruction")) {
                    long bytes = bytes(read(cache, "size"));
                    int level = Integer.parseInt(read(cache, "level"));
                    second = level <= 2 ? Math.max(second, bytes) : second;
                    last = Math.max(last, bytes);
                }
            } catch (IOException | NumberFormatException e) {
                return COMMON;
            }
        }
        return last == 0 ? COMMON : new Caches(second == 0 ? last : second, last);
    }

    /// The processor's name, as far as the system tells.
    static String processor() {
        try (InputStream in = Files.newInputStream(Path.of("/proc/cpuinfo"))) {
            return new String(in.readNBytes(FIRST_BYTES), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("a processor");
        } catch (IOException e) {
            return "a processor";
        }
    }

    private static String read(Path cache, String name) throws IOException {
        return Files.readString(cache.resolve(name), StandardCharsets.US_ASCII).strip();
    }

    /// `1024K` or `32M`.
    private static long bytes(String size) {
        char unit = size.isEmpty() ? ' ' : size.charAt(size.length() - 1);
        int shift = unit == 'K' ? 10 : unit == 'M' ? 20 : 0;
        return Long.parseLong(shift == 0 ? size : size.substring(0, size.length() - 1)) << shift;
    }
}
