package org.halocline.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.halocline.decomposition.Decomposition;
import org.halocline.decomposition.ProcessGrid;
import org.halocline.grid.Axis;
import org.halocline.grid.Boundary;
import org.halocline.grid.Field;
import org.halocline.grid.FieldSpec;
import org.halocline.grid.Grid;
import org.halocline.grid.Layout;
import org.halocline.grid.Stencil;
import org.halocline.halo.HaloExchange;
import org.halocline.halo.HaloLayout;
import org.halocline.shm.ControlFile;
import org.halocline.shm.LocalSession;
import org.halocline.shm.WaitStrategy;
import org.halocline.shm.Waiter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Packing the face of a subdomain into a slot and unpacking it on the other side, in one thread so that nobody waits:
/// nanoseconds per cell.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class FaceBenchmark {
    /// Cells along each axis of a subdomain.
    static final int SIDE = 96;

    private static final Stencil STENCIL = Stencil.star(1);

    /// The axis that is cut: faces normal to x are single cells far apart, normal to y rows, normal to z all of a
    /// piece.
    @Param({"X", "Y", "Z"})
    public Axis axis = Axis.X;

    private Faces faces = new Faces(Axis.X, 2);

    /// Two subdomains, side by side.
    static final class Faces implements AutoCloseable {
        private final LocalSession session = new LocalSession();
        private final HaloExchange[] halos = new HaloExchange[2];
        private final HaloExchange.Group[] groups = new HaloExchange.Group[2];
        private final Field[] fields = new Field[2];

        Faces(Axis axis, int side) {
            int nx = axis == Axis.X ? 2 * side : side;
            int ny = axis == Axis.Y ? 2 * side : side;
            int nz = axis == Axis.Z ? 2 * side : side;
            Grid grid = Grid.of(nx, ny, nz).boundary(Boundary.value(0));
            Decomposition decomposition = new Decomposition(grid, new ProcessGrid(nx / side, ny / side, nz / side));
            ControlFile control = ControlFile.create(session, 2);
            HaloLayout layout = new HaloLayout(decomposition, List.of(STENCIL));
            var memory = session.create(HaloLayout.NAME, layout.bytes());
            for (int rank = 0; rank < 2; rank++) {
                Waiter waiter = new Waiter(WaitStrategy.SPIN, control);
                fields[rank] = new Field(
                        FieldSpec.of("u"),
                        0,
                        new Layout(grid, decomposition.subdomain(rank).box(), 1),
                        STENCIL);
                halos[rank] = new HaloExchange(decomposition, rank, layout, memory, waiter);
                groups[rank] = halos[rank].group(List.of(fields[rank]));
            }
        }

        void move() {
            halos[0].begin(groups[0]);
            halos[1].end(groups[1]);
        }

        @Override
        public void close() {
            session.close();
        }
    }

    /// Refuses to measure what does not arrive.
    static void verify(Axis axis, int side) {
        try (Faces faces = new Faces(axis, side)) {
            faces.fields[0].fill((x, y, z) -> 1e6 * x + 1e3 * y + z);
            faces.move();
            faces.move(); // both slots
            for (int a = 0; a < side; a++) {
                for (int b = 0; b < side; b++) {
                    int i = axis == Axis.X ? side - 1 : a;
                    int j = axis == Axis.Y ? side - 1 : axis == Axis.X ? a : b;
                    int k = axis == Axis.Z ? side - 1 : b;
                    if (faces.fields[1].at(i, j, k) != faces.fields[0].at(i, j, k)) {
                        throw new IllegalStateException("axis=" + axis + ", cell=" + i + "," + j + "," + k + ", value="
                                + faces.fields[1].at(i, j, k) + ", expected=" + faces.fields[0].at(i, j, k));
                    }
                }
            }
        }
    }

    @Setup
    public void prepare() {
        verify(axis, SIDE);
        faces = new Faces(axis, SIDE);
    }

    @TearDown
    public void release() {
        faces.close();
    }

    @Benchmark
    @OperationsPerInvocation(SIDE * SIDE)
    public void packAndUnpack() {
        faces.move();
    }
}
