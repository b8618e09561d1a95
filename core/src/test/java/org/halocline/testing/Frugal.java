package org.halocline.testing;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.halocline.grid.Axis;
import org.halocline.grid.Boundary;
import org.halocline.grid.FieldSpec;
import org.halocline.grid.Grid;
import org.halocline.grid.Location;
import org.halocline.grid.Side;
import org.halocline.grid.Stencil;
import org.halocline.model.GridSimulation;
import org.halocline.model.Row;
import org.halocline.model.RungeKutta;
import org.halocline.model.Stage;
import org.halocline.model.State;
import org.halocline.model.StepLimit;

/// Several fields, stages and boundaries, in a kernel that allocates nothing and notes how much its thread has
/// allocated whenever it comes to the first row of one of two subdomains, [0, n/2) and [n/2, n) along y.
///
/// The notes are static: one run at a time, in this process.
///
/// @param n        cells along each axis
/// @param method   forms the stages
/// @param adaptive whether the state limits the time step
public record Frugal(int n, RungeKutta method, boolean adaptive) implements GridSimulation {
    private static final int ROOM = 1 << 16;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long[][] NOTES = new long[2][ROOM];
    private static final int[] COUNTS = new int[2];

    /// Forgets all notes.
    public static void clear() {
        COUNTS[0] = 0;
        COUNTS[1] = 0;
    }

    /// Bytes that a worker's thread had allocated, one number for each stage of each step.
    public static long[] notes(int worker) {
        return Arrays.copyOf(NOTES[worker], COUNTS[worker]);
    }

    @Override
    public Grid grid() {
        return Grid.unitSquare(n)
                .boundary(Side.X_LOW, Boundary.value((x, y, z, t) -> x + y * t))
                .boundary(Side.X_HIGH, Boundary.robin(1, 1, (x, y, z, t) -> y - t))
                .boundary(Side.Y_LOW, Boundary.extrapolated());
    }

    @Override
    public List<FieldSpec> fields() {
        return List.of(
                FieldSpec.of("u"),
                FieldSpec.of("v").at(Location.FACE_X).boundary(Boundary.prescribed((x, y, z, t) -> x * y * t)),
                FieldSpec.of("w").stencil(Stencil.box(2)).boundary(Axis.Y, Boundary.reflecting()));
    }

    @Override
    public double maxTimeStep() {
        return 1e-3;
    }

    @Override
    public Optional<StepLimit> stepLimit() {
        return adaptive ? Optional.of(row -> 1e-3 / (1 + Math.abs(row.now(0)[row.begin()]))) : Optional.empty();
    }

    @Override
    public void initialise(State state) {
        state.field("u").fill((x, y) -> x * y);
    }

    @Override
    public List<Stage> stages() {
        return method.stages(this::rate);
    }

    private void rate(Row row) {
        if (row.j() % (n / 2) == 0) {
            int worker = row.j() / (n / 2);
            NOTES[worker][COUNTS[worker]++] = THREADS.getCurrentThreadAllocatedBytes();
        }
        for (int f = 0; f < row.fields(); f++) {
            double[] u = row.now(f);
            double[] k = row.next(f);
            for (int c = row.begin(); c < row.end(); c++) {
                k[c] = (u[c - 1] + u[c + 1] + u[c - row.strideY()] + u[c + row.strideY()]) / 4 - u[c];
            }
        }
    }
}
