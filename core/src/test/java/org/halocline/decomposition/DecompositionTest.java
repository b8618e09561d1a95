package org.halocline.decomposition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.halocline.error.ConfigurationException;
import org.halocline.grid.Axis;
import org.halocline.grid.Boundary;
import org.halocline.grid.Box;
import org.halocline.grid.Grid;
import org.halocline.grid.GridAxis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecompositionTest {
    @ParameterizedTest
    @CsvSource({"7,5,1,3,1,1", "7,5,1,7,5,1", "64,64,1,2,2,1", "101,67,1,4,3,1", "5,6,7,2,3,4", "13,1,1,5,1,1"})
    void everyCellHasExactlyOneOwner(int nx, int ny, int nz, int px, int py, int pz) {
        Decomposition cut = new Decomposition(Grid.of(nx, ny, nz), new ProcessGrid(px, py, pz));
        int[] owners = new int[nx * ny * nz];
        for (int rank = 0; rank < cut.workers(); rank++) {
            Box box = cut.subdomain(rank).box();
            assertTrue(!box.isEmpty() && box.cells() <= cut.largestCells());
            for (int k = box.beginZ(); k < box.endZ(); k++) {
                for (int j = box.beginY(); j < box.endY(); j++) {
                    for (int i = box.beginX(); i < box.endX(); i++) {
                        owners[(k * ny + j) * nx + i]++;
                        assertEquals(
                                rank,
                                cut.processGrid()
                                        .rank(cut.partOf(Axis.X, i), cut.partOf(Axis.Y, j), cut.partOf(Axis.Z, k)));
                    }
                }
            }
        }
        for (int count : owners) {
            assertEquals(1, count);
        }
    }

    @Test
    void partsOfHugeAxesDoNotOverflow() {
        Decomposition cut = new Decomposition(Grid.of(GridAxis.MAX_CELLS), new ProcessGrid(4096, 1, 1));
        assertEquals(GridAxis.MAX_CELLS, cut.subdomain(4095).box().endX());
        assertEquals(4095, cut.partOf(Axis.X, GridAxis.MAX_CELLS - 1));
    }

    @ParameterizedTest
    @CsvSource({"64,64,4,2x2", "64,8,4,4x1", "8,64,4,1x4", "7,5,8,4x2", "7,5,5,5x1", "100,100,2,1x2"})
    void theChosenArrangementCopiesTheLeast(int nx, int ny, int workers, String expected) {
        assertEquals(
                expected,
                ProcessGrid.choose(Grid.of(nx, ny).boundary(Boundary.value(0)), workers)
                        .toString());
    }

    @Test
    void inThreeDimensionsCubesWin() {
        assertEquals(
                "2x2x2",
                ProcessGrid.choose(Grid.unitCube(32).boundary(Boundary.value(0)), 8)
                        .toString());
    }

    @Test
    void tooManyWorkersAreRefusedWithWhatFits() {
        ConfigurationException e =
                assertThrows(ConfigurationException.class, () -> ProcessGrid.choose(Grid.of(7, 5), 37));
        assertEquals("workers=37, grid=7x5; no arrangement gives every worker a cell, use 35 workers", e.getMessage());
        e = assertThrows(
                ConfigurationException.class, () -> new Decomposition(Grid.of(7, 5), new ProcessGrid(1, 6, 1)));
        assertEquals("workers along y=6, cells along y=5; use at most 5 workers along y", e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "2x", "0x2", "2x2x2x2", "-1", "99999", "2 x 2", "4096x2"})
    void nonsenseIsNoProcessGrid(String text) {
        assertThrows(ConfigurationException.class, () -> ProcessGrid.parse(text));
    }

    @Test
    void itPrintsAsPeopleSayIt() {
        assertEquals(
                "4 = 2x2, 256×256 cells each",
                Decomposition.of(Grid.unitSquare(512).boundary(Boundary.value(0)), 4)
                        .toString());
        assertEquals(
                "3 = 3x1, 2…3×5 cells each", new Decomposition(Grid.of(7, 5), ProcessGrid.parse("3x1")).toString());
    }
}
