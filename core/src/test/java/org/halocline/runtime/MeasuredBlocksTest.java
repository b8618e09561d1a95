package org.halocline.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.halocline.Engine;
import org.halocline.grid.Grid;
import org.halocline.model.GridSimulation;
import org.halocline.model.Row;
import org.halocline.model.Run;
import org.halocline.model.State;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs that are long enough to try time blocks: no bit depends on it, and the next run knows the fastest.
class MeasuredBlocksTest {
    private static final int STEPS = 6000;

    /// A kernel that takes a nanosecond per cell.
    record Smoothing(int nx, int ny) implements GridSimulation {
        @Override
        public Grid grid() {
            return Grid.of(nx, ny);
        }

        @Override
        public double maxTimeStep() {
            return 0.25;
        }

        @Override
        public void initialise(State state) {
            state.field("u").fill((x, y, z) -> x * (1 - y));
        }

        @Override
        public void step(Row row, double dt) {
            double[] u = row.now(0);
            double[] v = row.next(0);
            int y = row.strideY();
            for (int c = row.begin(); c < row.end(); c++) {
                v[c] = u[c] + dt * (u[c - 1] + u[c + 1] + u[c - y] + u[c + y] - 4 * u[c]);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theFirstRunMeasuresAndTheSecondRemembers(int workers) throws IOException {
        Smoothing smoothing = new Smoothing(160, 150 * workers);
        Run run = Run.steps(STEPS).workers(workers).inProcess();
        BlockMemory memory = BlockMemory.ofUser();
        Path file = memory.file(Planner.plan(smoothing, run).plan());
        Files.deleteIfExists(file);
        Plan first = Planner.plan(smoothing, run).plan();
        assertFalse(first.blocks().rivals().isEmpty(), first.blocks().toString());
        String expected = Engine.run(smoothing, run.timeBlock(1)).stateHash();
        assertEquals(expected, Engine.run(smoothing, run).stateHash());
        assertTrue(Files.exists(file));
        Plan second = Planner.plan(smoothing, run).plan();
        assertEquals(BlockChoice.Origin.REMEMBERED, second.blocks().origin());
        assertTrue(first.timeBlock().equals(second.timeBlock())
                || first.blocks().rivals().contains(second.timeBlock())
                || second.timeBlock().steps() == 1);
        assertEquals(expected, Engine.run(smoothing, run).stateHash());
    }
}
