package org.halocline.halo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
import org.halocline.shm.WaitStrategy;
import org.halocline.shm.Waiter;
import org.junit.jupiter.api.Test;

/// The adjoint test: with H the exchange as a linear map from owned values to owned values and halos,
/// ⟨Hx, y⟩ = ⟨x, Hᵀy⟩ for all x and y.
///
/// Hx comes from real exchanges; Hᵀ, which adds what stands in a halo to its owner, is written from the definition:
/// index by index, with a modulo along periodic axes. All numbers are whole, so that both sides are exact.
class HaloAdjointTest {
    private final Map<List<Integer>, Double> transposed = new HashMap<>();

    @Test
    void theExchangeAndItsTransposeAgree() {
        for (long seed = 1; seed <= 60; seed++) {
            Random random = new Random(seed);
            Decomposition decomposition = cut(random, grid(random));
            Stencil stencil =
                    random.nextBoolean() ? Stencil.box(1 + random.nextInt(3)) : Stencil.star(1 + random.nextInt(3));
            List<Field> fields = exchanged(decomposition, stencil);
            double forward = 0;
            transposed.clear();
            for (Field field : fields) {
                forward += forward(field, random);
            }
            double backward = 0;
            Box all = decomposition.grid().box();
            for (Map.Entry<List<Integer>, Double> entry : transposed.entrySet()) {
                List<Integer> at = entry.getKey();
                assertTrue(all.contains(at.get(0), at.get(1), at.get(2)));
                backward += x(at.get(0), at.get(1), at.get(2)) * entry.getValue();
            }
            assertTrue(forward != 0);
            assertEquals(forward, backward, "seed=" + seed + ", " + decomposition + ", " + stencil);
        }
    }

    private static double x(int i, int j, int k) {
        return 3 + 5 * i - 2 * j + 7 * k * k;
    }

    private static Grid grid(Random random) {
        int[] cells = random.ints(1 + random.nextInt(3), 1, 7).toArray();
        Grid grid = Grid.of(cells);
        for (Axis axis : Axis.ALL.subList(0, cells.length)) {
            grid = random.nextBoolean() ? grid.boundary(axis, Boundary.value(0)) : grid;
        }
        return grid;
    }

    private static Decomposition cut(Random random, Grid grid) {
        return new Decomposition(
                grid,
                new ProcessGrid(
                        1 + random.nextInt(grid.nx()),
                        1 + random.nextInt(Math.min(3, grid.ny())),
                        1 + random.nextInt(Math.min(2, grid.nz()))));
    }

    /// All ranks after one exchange: they send one after the other, and then nobody waits to receive.
    private static List<Field> exchanged(Decomposition decomposition, Stencil stencil) {
        List<Field> fields = new ArrayList<>();
        try (LocalSession session = new LocalSession()) {
            Waiter waiter = new Waiter(WaitStrategy.SPIN, ControlFile.create(session, decomposition.workers()));
            HaloLayout layout = new HaloLayout(decomposition, List.of(stencil));
            MemorySegment memory = session.create(HaloLayout.NAME, layout.bytes());
            List<HaloExchange> exchanges = new ArrayList<>();
            List<HaloExchange.Group> groups = new ArrayList<>();
            for (int rank = 0; rank < decomposition.workers(); rank++) {
                Layout place = new Layout(
                        decomposition.grid(), decomposition.subdomain(rank).box(), stencil.width());
                Field field = new Field(FieldSpec.of("u"), 0, place, stencil);
                each(field.owned(), (i, j, k) -> field.set(i, j, k, x(i, j, k)));
                fields.add(field);
                exchanges.add(new HaloExchange(decomposition, rank, layout, memory, waiter));
                groups.add(exchanges.get(rank).group(List.of(field)));
                exchanges.get(rank).begin(groups.get(rank));
            }
            for (int rank = 0; rank < decomposition.workers(); rank++) {
                exchanges.get(rank).end(groups.get(rank));
            }
        }
        return fields;
    }

    /// One rank's part of ⟨Hx, y⟩ for a random y, which also goes into Hᵀy.
    private double forward(Field field, Random random) {
        Grid grid = field.layout().grid();
        double[] sum = {0};
        each(field.reach(), (i, j, k) -> {
            double y = random.nextInt(100) - 50;
            sum[0] += field.at(i, j, k) * y;
            int[] at = {i, j, k};
            int outside = 0;
            for (Axis axis : Axis.ALL.subList(0, grid.dimensions())) {
                int a = axis.ordinal();
                outside += at[a] < field.owned().begin(axis)
                                || at[a] >= field.owned().end(axis)
                        ? 1
                        : 0;
                at[a] = grid.axis(axis).isPeriodic() ? Math.floorMod(at[a], grid.cells(axis)) : at[a];
            }
            if (grid.box().contains(at[0], at[1], at[2])
                    && (outside <= 1 || field.exchanged().isBox())) {
                transposed.merge(List.of(at[0], at[1], at[2]), y, Double::sum);
            }
        });
        return sum[0];
    }

    @FunctionalInterface
    private interface Visitor {
        void visit(int i, int j, int k);
    }

    private static void each(Box box, Visitor visitor) {
        for (int k = box.beginZ(); k < box.endZ(); k++) {
            for (int j = box.beginY(); j < box.endY(); j++) {
                for (int i = box.beginX(); i < box.endX(); i++) {
                    visitor.visit(i, j, k);
                }
            }
        }
    }
}
