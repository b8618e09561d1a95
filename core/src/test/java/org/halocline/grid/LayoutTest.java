package org.halocline.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayoutTest {
    @ParameterizedTest
    @CsvSource({"1, 1, 1, 1", "5, 4, 3, 2", "62, 3, 2, 1", "63, 3, 2, 0", "64, 64, 4, 1", "100, 7, 5, 3", "510, 3, 2, 1"
    })
    void everyCellHasAPlaceOfItsOwn(int nx, int ny, int nz, int width) {
        Grid grid = Grid.of(3 * nx, 3 * ny, 3 * nz);
        Layout layout = new Layout(grid, new Box(nx, ny, nz, 2 * nx, 2 * ny, 2 * nz), width);
        BitSet taken = new BitSet();
        Box all = layout.padded();
        for (int k = all.beginZ(); k < all.endZ(); k++) {
            for (int j = all.beginY(); j < all.endY(); j++) {
                for (int i = all.beginX(); i < all.endX(); i++) {
                    int at = layout.offset(i, j, k);
                    assertTrue(at >= 0 && at < layout.length(), () -> layout.length() + " are too few");
                    taken.set(at);
                }
            }
        }
        assertEquals(all.cells(), taken.cardinality());
    }

    @ParameterizedTest
    @CsvSource({"64, 64, 4, 1", "100, 7, 5, 3", "510, 3, 2, 1", "4094, 2, 1, 1", "512, 8, 2, 0"})
    void longRowsBeginWhereLinesOfACacheDo(int nx, int ny, int nz, int width) {
        Grid grid = Grid.of(nx, ny, nz);
        Layout layout = new Layout(grid, grid.box(), width);
        for (int k = 0; k < nz; k++) {
            for (int j = 0; j < ny; j++) {
                assertEquals(6, layout.offset(0, j, k) % 8);
            }
        }
        assertNotEquals(0, layout.strideY() % 512);
        assertNotEquals(0, layout.strideZ() % 512);
    }

    @ParameterizedTest
    @CsvSource({"2048, 1024, 1, 64, 256", "724, 362, 1, 16, 300", "384, 384, 192, 6, 64", "4096, 4096, 1, 16, 256"})
    void storesStayAwayFromTheLoadsThatFollow(int nx, int ny, int nz, int width, int away) {
        Grid grid = nz == 1 ? Grid.of(nx, ny) : Grid.of(nx, ny, nz);
        Layout layout = new Layout(grid, grid.box(), width);
        int distance = layout.length() + 2;
        assertEquals(0, distance % 8, "the next array begins where a line does");
        for (int neighbour : new int[] {0, layout.strideY(), -layout.strideY(), layout.strideZ(), -layout.strideZ()}) {
            if (nz == 1 && Math.abs(neighbour) == layout.strideZ()) {
                continue;
            }
            assertTrue(Math.floorMod(distance - neighbour, 512) * Double.BYTES >= away);
            assertTrue(Math.floorMod(-distance - neighbour, 512) * Double.BYTES >= away);
        }
    }
}
