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
import org.halocline.grid.FieldSpec;
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
    @CsvSource({"2x2,false,1", "2x2,true,1", "3x2,true,2", "4x1,false,2", "1x5,true,2", "7x5,true,3"})
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
                for (CellCopy region : edge.regions()) {
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

    /// Three fields: u and v travel together in every exchange, w by itself in every third, and its narrow star has no
    /// business with diagonal neighbours.
    private static final List<Stencil> STENCILS = List.of(Stencil.box(2), Stencil.star(3), Stencil.star(1));

    private static List<Field> fields(Decomposition decomposition, int rank) {
        Layout layout =
                new Layout(decomposition.grid(), decomposition.subdomain(rank).box(), 3);
        List<Field> fields = new ArrayList<>();
        for (int f = 0; f < STENCILS.size(); f++) {
            fields.add(new Field(FieldSpec.of("uvw".substring(f, f + 1)), f, layout, STENCILS.get(f)));
        }
        return fields;
    }

    @ParameterizedTest
    @CsvSource({"3x1", "2x2", "1x4"})
    void everyExchangeDeliversThatExchangesCells(String cut) throws Exception {
        Grid grid = Grid.of(9, 4);
        Decomposition decomposition = new Decomposition(grid, ProcessGrid.parse(cut));
        int workers = decomposition.workers();
        int exchanges = 1500;
        try (LocalSession session = new LocalSession();
                ExecutorService pool = Executors.newFixedThreadPool(workers)) {
            ControlFile control = ControlFile.create(session, workers);
            HaloLayout layout = new HaloLayout(decomposition, STENCILS);
            MemorySegment memory = session.create(HaloLayout.NAME, layout.bytes());
            List<Future<?>> all = new ArrayList<>();
            for (int r = 0; r < workers; r++) {
                int rank = r;
                all.add(pool.submit(() -> exchangeAndCheck(decomposition, rank, memory, control, exchanges)));
            }
            for (Future<?> worker : all) {
                worker.get(60, TimeUnit.SECONDS);
            }
        }
    }

    private static void exchangeAndCheck(
            Decomposition decomposition, int rank, MemorySegment memory, ControlFile control, int exchanges) {
        List<Field> fields = fields(decomposition, rank);
        Waiter waiter = new Waiter(WaitStrategy.forWorkers(64), control);
        HaloExchange halo =
                new HaloExchange(decomposition, rank, new HaloLayout(decomposition, STENCILS), memory, waiter);
        HaloExchange.Group two = halo.group(fields.subList(0, 2));
        HaloExchange.Group third = halo.group(fields.subList(2, 3));
        for (int exchange = 1; exchange <= exchanges; exchange++) {
            int count = exchange % 3 == 0 ? 3 : 2;
            for (Field field : fields.subList(0, count)) {
                setOwned(field, exchange);
            }
            halo.begin(two);
            if (count == 3) {
                // Both are under way at once.
                halo.begin(third);
                halo.end(two);
                halo.end(third);
            } else {
                halo.end(two);
            }
            for (Field field : fields.subList(0, count)) {
                check(field, exchange);
            }
        }
    }

    private static void setOwned(Field field, int exchange) {
        Box owned = field.owned();
        for (int j = owned.beginY(); j < owned.endY(); j++) {
            for (int i = owned.beginX(); i < owned.endX(); i++) {
                field.set(i, j, value(field.number(), i, j, exchange));
            }
        }
    }

    private static void check(Field field, int exchange) {
        Box owned = field.owned();
        Box reach = field.reach();
        for (int j = reach.beginY(); j < reach.endY(); j++) {
            for (int i = reach.beginX(); i < reach.endX(); i++) {
                boolean diagonal =
                        (i < owned.beginX() || i >= owned.endX()) && (j < owned.beginY() || j >= owned.endY());
                if (field.exchanged().isBox() || !diagonal) {
                    assertEquals(
                            value(field.number(), Math.floorMod(i, 9), Math.floorMod(j, 4), exchange),
                            field.at(i, j),
                            "exchange " + exchange);
                }
            }
        }
    }

    @Test
    void aWaitForADeadNeighbourEndsWithTheRun() throws Exception {
        Decomposition decomposition = new Decomposition(Grid.of(8, 4), new ProcessGrid(2, 1, 1));
        try (LocalSession session = new LocalSession();
                ExecutorService pool = Executors.newSingleThreadExecutor()) {
            ControlFile control = ControlFile.create(session, 2);
            MemorySegment memory = session.create(HaloLayout.NAME, new HaloLayout(decomposition, STENCILS).bytes());
            Future<?> alone = pool.submit(() -> exchangeAndCheck(decomposition, 0, memory, control, 1));
            Thread.sleep(20);
            control.abort();
            ExecutionException e = assertThrows(ExecutionException.class, () -> alone.get(10, TimeUnit.SECONDS));
            assertTrue(e.getCause() instanceof StoppedException, e.toString());
        }
    }
}
