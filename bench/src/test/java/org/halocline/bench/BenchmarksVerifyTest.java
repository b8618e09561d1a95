package org.halocline.bench;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collection;
import org.halocline.bench.transport.Pair;
import org.halocline.grid.Axis;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/// The benchmarks check their answers; nothing here looks at a time.
class BenchmarksVerifyTest {
    @Test
    void theAnswersAreRight() {
        assertDoesNotThrow(() -> HeatRowBenchmark.verify(64));
        assertDoesNotThrow(UniformsBenchmark::verify);
        assertDoesNotThrow(() -> ExactSumBenchmark.verify(new double[1000]));
        assertDoesNotThrow(RandomBenchmark::verify);
        assertDoesNotThrow(HashBenchmark::verify);
        for (Axis axis : Axis.ALL) {
            assertDoesNotThrow(() -> FaceBenchmark.verify(axis, 5));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ROUND_TRIP:8", "ROUND_TRIP:4096", "BARRIER:8", "LARGEST:8"})
    @Tag("process")
    @Timeout(60)
    void twoProcessesUnderstandEachOther(String talk) {
        try (Pair pair = PairBenchmark.open(talk)) {
            for (int n = 0; n < 200; n++) {
                pair.once();
            }
        }
    }

    @Test
    void aBenchmarkRunsToItsResult() throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(HeatRowBenchmark.class.getName())
                        .param("n", "64")
                        .forks(0)
                        .warmupIterations(1)
                        .warmupTime(TimeValue.milliseconds(20))
                        .measurementIterations(1)
                        .measurementTime(TimeValue.milliseconds(20))
                        .shouldFailOnError(true)
                        .build())
                .run();
        assertTrue(results.size() == 1);
    }
}
