package org.halocline.simulations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.halocline.vector.Vectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Vector kernels and scalar kernels, in virtual machines of their own, compute the same bits.
@Tag("process")
class VectorKernelsTest {
    @Test
    void withAndWithoutVectorsAllBitsAreTheSame() throws IOException {
        assertTrue(Vectors.isAvailable(), Vectors.describe());
        List<String> here = KernelBits.lines();

        List<String> off = elsewhere("--add-modules", "jdk.incubator.vector", "-Dhalocline.vector=off");
        assertEquals("off: halocline.vector=off", off.getFirst());
        assertEquals(here, off.subList(1, off.size()));

        List<String> absent = elsewhere();
        assertEquals("off: start Java with --add-modules jdk.incubator.vector", absent.getFirst());
        assertEquals(here, absent.subList(1, absent.size()));
    }

    /// Not all processors have vectors of the same size.
    @Test
    void shorterVectorsChangeNoBit() throws IOException {
        List<String> shorter =
                elsewhere("--add-modules", "jdk.incubator.vector", "-XX:MaxVectorSize=16", "-Dhalocline.vector=on");
        assertTrue(shorter.stream().anyMatch("2 doubles (128 bits)"::equals), shorter.toString());
        assertEquals(KernelBits.lines(), shorter.subList(shorter.indexOf("2 doubles (128 bits)") + 1, shorter.size()));
    }

    @Test
    void withoutTheOptimisingCompilerNoVectorsAreUsed() throws IOException {
        List<String> slow = elsewhere("--add-modules", "jdk.incubator.vector", "-XX:TieredStopAtLevel=1");
        String first =
                slow.stream().filter(line -> line.startsWith("off: ")).toList().getFirst();
        assertTrue(first.contains("the optimising compiler is off"), first);
    }

    /// A run of a few steps computes without vectors, which need not be compiled then; a long one wakes them, also for
    /// runs after it.
    @Test
    void vectorsRestUntilThereIsEnoughToCompute() throws IOException {
        assertEquals(
                List.of("off: less to compute than is worth compiling them", Vectors.describe(), Vectors.describe()),
                lines(RestingVectors.class, "--add-modules", "jdk.incubator.vector"));
    }

    private static List<String> elsewhere(String... options) throws IOException {
        return lines(KernelBits.class, options);
    }

    private static List<String> lines(Class<?> program, String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var reader = process.inputReader(StandardCharsets.UTF_8)) {
            return reader.lines().toList();
        }
    }
}
