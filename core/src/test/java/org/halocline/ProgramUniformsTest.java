package org.halocline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.halocline.grid.Field;
import org.halocline.grid.Grid;
import org.halocline.model.Domain;
import org.halocline.model.ProgramSimulation;
import org.halocline.model.Run;
import org.halocline.reduce.StateHash;
import org.halocline.sample.CellStreams;
import org.junit.jupiter.api.Test;

/// Random numbers of cells in programs.
class ProgramUniformsTest {
    private static final int STEPS = 3;
    private static final int NX = 7;
    private static final int NY = 5;

    /// u ← u + r₀ + 2·r₁ with two random numbers for each cell and step.
    public record Noisy() implements ProgramSimulation {
        @Override
        public Grid grid() {
            return Grid.of(NX, NY);
        }

        @Override
        public void run(Domain domain) {
            Field u = domain.field("u");
            u.fill(0);
            domain.initialised();
            while (!domain.isFinished()) {
                domain.eachRow((row, dt) -> {
                    double[] first = row.uniforms(0);
                    double[] second = row.uniforms(1);
                    for (int c = row.begin(); c < row.end(); c++) {
                        int n = c - row.begin();
                        row.next(0)[c] = row.now(0)[c] + (first[n] + 2 * second[n]);
                    }
                });
                u.swap();
                domain.completeStep();
            }
        }
    }

    @Test
    void aProgramDrawsByStepAndCellOnAnyCut() {
        CellStreams streams = new CellStreams(11);
        double[] u = new double[NX * NY];
        for (int step = 0; step < STEPS; step++) {
            for (int cell = 0; cell < u.length; cell++) {
                u[cell] += streams.uniform(step, 0, 0, cell) + 2 * streams.uniform(step, 0, 1, cell);
            }
        }
        StateHash expected = new StateHash();
        expected.add(0, 0, u, 0, u.length);
        for (int workers : new int[] {1, 2, 3, 4, 6}) {
            Run run = Run.steps(STEPS).seed(11).workers(workers).inProcess();
            assertEquals(expected.toString(), Engine.run(new Noisy(), run).stateHash(), "workers=" + workers);
        }
    }
}
