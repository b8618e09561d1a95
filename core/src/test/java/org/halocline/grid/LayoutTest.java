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
}
