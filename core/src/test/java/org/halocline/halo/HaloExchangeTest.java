package org.halocline.halo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.halocline.decomposition.Decomposition;
import org.halocline.decomposition.ProcessGrid;
import org.halocline.grid.Axis;
import org.halocline.grid.Boundary;
import org.halocline.grid.Box;
import org.halocline.grid.Field;
import org.halocline.grid.Grid;
import org.halocline.grid.Layout;
import org.halocline.grid.Stencil;
import org.halocline.shm.ControlFile;
import org.halocline.shm.LocalSession;
import org.halocline.shm.StoppedException;
import org.halocline.shm.WaitStrategy;
import org.halocline.shm.Waiter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HaloExchangeTest {
    @ParameterizedTest
    @CsvSource({"2x2,false,1", "2x2,true,1", "3x2,true,2", "4x1,false,2", "1x5,true,2"})
    void everyCellOfTheLayerComesFromItsOwnerExactlyOnce(String cut, boolean box, int width) {
        Grid grid = Grid.of(7, 5).boundary(Axis.Y, Boundary.value(0));
        Decomposition decomposition = new Decomposition(grid, ProcessGrid.parse(cut));
        Stencil stencil = box ? Stencil.box(width) : Stencil.star(width);
        HaloPlan plan = new HaloPlan(decomposition, stencil);
        for (int rank = 0; rank < decomposition.workers(); rank++) {
            Box own = decomposition.subdomain(rank).box();
            Map<List<Integer>, Integer> filled = new HashMap<>();
            for (HaloEdge edge : plan.incoming(rank)) {
                Box owner = decomposition.subdomain(edge.from()).box();
                for (HaloRegion region : edge.regions()) {
                    assertEquals(region.source(), region.source().intersect(owner), "only what the sender owns");
                    for (int j = region.target().beginY(); j < region.target().endY(); j++) {
                        for (int i = region.target().beginX();
                                i < region.target().endX();
                                i++) {
                            filled.merge(List.of(i, j), 1, Integer::sum);
                        }
                    }
                }
            }
            Map<List<Integer>, Integer> expected = new HashMap<>();
            for (int j = own.beginY() - width; j < own.endY() + width; j++) {
                for (int i = own.beginX() - width; i < own.endX() + width; i++) {
                    boolean outsideX = i < own.beginX() || i >= own.endX();
                    boolean outsideY = j < own.beginY() || j >= own.endY();
                    boolean wanted = box ? outsideX || outsideY : outsideX != outsideY;
                    if (wanted && j >= 0 && j < 5) {
                        expected.put(List.of(i, j), 1);
                    }
                }
            }
            assertEquals(expected, filled, "rank " + rank);
        }
    }

    /// The value of a global cell in an exchange: a stale slot or a wrong cell cannot pass.
    private static double value(int field, int i, int j, long exchange) {
        return field * 1e9 + i * 1e6 + j * 1e3 + exchange;
    }

    @Test
    void everyExchangeDeliversThatExchangesCells() throws Exception {
        // rank 0 │ rank 1 │ rank 2, x periodic: every rank has two neighbours, y periodic and not cut: each is its own.
        Grid grid = Grid.of(9, 4);
        Decomposition decomposition = new Decomposition(grid, new ProcessGrid(3, 1, 1));
        Stencil stencil = Stencil.box(2);
        int exchanges = 3000;
        try (LocalSession session = new LocalSession();
                ExecutorService pool = Executors.newFixedThreadPool(3)) {
            ControlFile control = ControlFile.create(session, 3);
            MemorySegment memory = session.create(HaloLayout.NAME, new HaloLayout(decomposition, stencil, 2).bytes());
            List<Future<?>> workers = new ArrayList<>();
            for (int r = 0; r < 3; r++) {
                int rank = r;
                workers.add(
                        pool.submit(() -> exchangeAndCheck(decomposition, stencil, rank, memory, control, exchanges)));
            }
            for (Future<?> worker : workers) {
                worker.get(60, TimeUnit.SECONDS);
            }
        }
    }

    private static void exchangeAndCheck(
            Decomposition decomposition,
            Stencil stencil,
            int rank,
            MemorySegment memory,
            ControlFile control,
            int exchanges) {
        Grid grid = decomposition.grid();
        Layout layout = new Layout(grid, decomposition.subdomain(rank).box(), stencil.width());
        List<Field> fields = List.of(new Field("u", 0, layout), new Field("v", 1, layout));
        Waiter waiter = new Waiter(WaitStrategy.forWorkers(64), control);
        HaloExchange halo = new HaloExchange(decomposition, stencil, rank, fields, memory, waiter);
        Box padded = layout.padded();
        for (int exchange = 1; exchange <= exchanges; exchange++) {
            for (Field field : fields) {
                for (int j = 0; j < 4; j++) {
                    for (int i = layout.owned().beginX(); i < layout.owned().endX(); i++) {
                        field.set(i, j, value(field.number(), i, j, exchange));
                    }
                }
            }
            halo.exchange();
            for (Field field : fields) {
                for (int j = padded.beginY(); j < padded.endY(); j++) {
                    for (int i = padded.beginX(); i < padded.endX(); i++) {
                        assertEquals(
                                value(field.number(), Math.floorMod(i, 9), Math.floorMod(j, 4), exchange),
                                field.at(i, j));
                    }
                }
            }
        }
    }

    /// The adjoint test: with H the exchange as a linear map from owned cells to padded ones, ⟨H x, y⟩ = ⟨x, Hᵀ y⟩
    /// where Hᵀ adds each halo cell to its owner. Integers keep the sums exact.
    @Test
    void theExchangeAndItsTransposeAgree() {
        Grid grid = Grid.of(6, 5).boundary(Axis.X, Boundary.value(0));
        Decomposition decomposition = new Decomposition(grid, new ProcessGrid(2, 2, 1));
        HaloPlan plan = new HaloPlan(decomposition, Stencil.box(2));
        double forward = 0;
        double[][] gathered = new double[6][5];
        for (int rank = 0; rank < 4; rank++) {
            for (HaloEdge edge : plan.incoming(rank)) {
                for (HaloRegion region : edge.regions()) {
                    Box source = region.source();
                    for (int j = source.beginY(); j < source.endY(); j++) {
                        for (int i = source.beginX(); i < source.endX(); i++) {
                            double y = 1 + rank + 7 * (i - region.shiftX()) + 11 * (j - region.shiftY());
                            forward += x(i, j) * y;
                            gathered[i][j] += y;
                        }
                    }
                }
            }
        }
        double transposed = 0;
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 5; j++) {
                transposed += x(i, j) * gathered[i][j];
            }
        }
        assertEquals(forward, transposed);
        assertTrue(forward != 0);
    }

    private static double x(int i, int j) {
        return 3 + 5 * i - 2 * j;
    }

    @Test
    void aWaitForADeadNeighbourEndsWithTheRun() throws Exception {
        Decomposition decomposition = new Decomposition(Grid.of(8, 4), new ProcessGrid(2, 1, 1));
        try (LocalSession session = new LocalSession();
                ExecutorService pool = Executors.newSingleThreadExecutor()) {
            ControlFile control = ControlFile.create(session, 2);
            MemorySegment memory =
                    session.create(HaloLayout.NAME, new HaloLayout(decomposition, Stencil.star(1), 2).bytes());
            Future<?> alone =
                    pool.submit(() -> exchangeAndCheck(decomposition, Stencil.star(1), 0, memory, control, 1));
            Thread.sleep(20);
            control.abort();
            ExecutionException e = assertThrows(ExecutionException.class, () -> alone.get(10, TimeUnit.SECONDS));
            assertTrue(e.getCause() instanceof StoppedException, e.toString());
        }
    }
}
