package org.halocline.bench;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collection;
import org.junit.jupiter.api.Test;
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
