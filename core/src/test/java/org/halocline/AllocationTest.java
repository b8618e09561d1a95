package org.halocline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.halocline.decomposition.ProcessGrid;
import org.halocline.model.CheckpointRequest;
import org.halocline.model.Compression;
import org.halocline.model.Run;
import org.halocline.model.RungeKutta;
import org.halocline.model.Schedule;
import org.halocline.testing.Frugal;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A step costs no memory: nothing for a garbage collector to do, and no pause at which all workers wait for one.
class AllocationTest {
    private static final int STEPS = 5000;

    @TempDir
    Path folder;

    /// A virtual machine may make something of its own once in a while, when it compiles anew or looks at a class for
    /// the first time; what a step makes comes at every step.
    private static final int WITHOUT = 1000;

    @ParameterizedTest
    @CsvSource({
        "1x1, RK4, false, true, false",
        "1x1, SSP3, true, true, false",
        "1x2, RK4, false, true, false",
        "1x2, RK4, false, false, false",
        "1x2, EULER, true, true, false",
        "1x2, RK4, false, true, true"
    })
    void nothingIsAllocatedPerStepAfterTheWarmUp(
            String cut, RungeKutta method, boolean adaptive, boolean overlap, boolean isInterruptible) {
        Frugal.clear();
        // The workers then ask now and then whether they are to stop.
        CheckpointRequest onRequest =
                new CheckpointRequest(new Schedule.OnRequest(), folder.toString(), 1, Compression.NONE);
        ProcessGrid processGrid = ProcessGrid.parse(cut);
        Engine.run(
                new Frugal(16, method, adaptive),
                Run.steps(STEPS)
                        .workers(processGrid)
                        .overlap(overlap)
                        .checkpoint(isInterruptible ? onRequest : CheckpointRequest.NONE)
                        .inProcess());
        int perStep = method.stages(row -> {}).size();
        for (int worker = 0; worker < processGrid.workers(); worker++) {
            long[] notes = Frugal.notes(worker);
            assertEquals(STEPS * perStep, notes.length);
            assertTrue(notes[0] > 0);
            int longest = longestStandstill(notes) / perStep;
            assertTrue(longest >= WITHOUT, "worker " + worker + " took at most " + longest + " steps without memory");
        }
    }

    private static int longestStandstill(long[] notes) {
        int longest = 0;
        int begun = 0;
        for (int n = 1; n < notes.length; n++) {
            if (notes[n] != notes[n - 1]) {
                begun = n;
            }
            longest = Math.max(longest, n - begun);
        }
        return longest;
    }
}
