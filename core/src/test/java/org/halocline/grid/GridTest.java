package org.halocline.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.halocline.error.ConfigurationException;
import org.junit.jupiter.api.Test;

class GridTest {
    @Test
    void aGridPrintsItsCellsExtentAndBoundary() {
        assertEquals(
                "512×512 cells on [0, 1]×[0, 1], value 0 on the boundary",
                Grid.unitSquare(512).boundary(Boundary.value(0)).toString());
        assertEquals(
                "8×4 cells on [-1, 2.5]×[0, 1], x periodic, y value 1 … gradient 0",
                Grid.of(8, 4)
                        .extent(Axis.X, -1, 2.5)
                        .boundary(Side.Y_LOW, Boundary.value(1))
                        .toString());
    }

    @Test
    void centresLieMidwayBetweenFaces() {
        Grid grid = Grid.of(4).extent(Axis.X, 1, 3);
        assertEquals(0.5, grid.dx());
        assertEquals(1.25, grid.centre(Axis.X, 0));
        assertEquals(0.75, grid.centre(Axis.X, -1));
        assertEquals(0, grid.centre(Axis.Y, 0));
    }

    @Test
    void badDescriptionsAreRefused() {
        assertThrows(ConfigurationException.class, () -> Grid.of(0));
        assertThrows(ConfigurationException.class, () -> Grid.of(4, -1));
        assertThrows(ConfigurationException.class, () -> Grid.of());
        assertThrows(ConfigurationException.class, () -> Grid.of(1, 1, 1, 1));
        assertThrows(ConfigurationException.class, () -> Grid.of(4).extent(Axis.X, 1, 1));
        assertThrows(ConfigurationException.class, () -> Grid.of(4).extent(Axis.X, 0, Double.NaN));
        assertThrows(ConfigurationException.class, () -> Grid.of(4).extent(Axis.Y, 0, 1));
        assertThrows(ConfigurationException.class, () -> Boundary.value(Double.NaN));
        assertThrows(ConfigurationException.class, () -> Boundary.gradient(Double.POSITIVE_INFINITY));
        assertThrows(
                ConfigurationException.class,
                () -> new GridAxis(4, new Spacing.Uniform(0, 1), Boundary.periodic(), Boundary.value(0)));
        assertThrows(ConfigurationException.class, () -> Stencil.star(-1));
        assertThrows(ConfigurationException.class, () -> Stencil.box(513));
        assertThrows(ConfigurationException.class, () -> Grid.of(Integer.MAX_VALUE));
        assertThrows(ConfigurationException.class, () -> Grid.of(3_000_000, 3_000_000, 3_000_000));
    }

    @Test
    void boxesIntersectGrowAndShift() {
        Box box = Box.ofSize(4, 3, 1);
        assertEquals(12, box.cells());
        assertEquals(new Box(-1, 0, 0, 5, 3, 1), box.grow(Axis.X, 1));
        assertEquals(new Box(2, 2, 0, 4, 3, 1), box.intersect(box.shift(2, 2, 0)));
        assertTrue(box.intersect(box.shift(4, 0, 0)).isEmpty());
        assertTrue(box.contains(3, 2, 0));
        assertFalse(box.contains(4, 2, 0));
    }

    @Test
    void sidesKnowTheirOpposites() {
        for (Side side : Side.ALL) {
            assertEquals(side.axis(), side.opposite().axis());
            assertEquals(side.isLow(), !side.opposite().isLow());
            assertEquals(side, Side.of(side.axis(), side.isLow()));
        }
    }

    @Test
    void aSubdomainBeyondOneArrayIsRefused() {
        Grid grid = Grid.of(65536, 65536);
        ConfigurationException e = assertThrows(ConfigurationException.class, () -> new Layout(grid, grid.box(), 1));
        assertTrue(e.toString().contains("use more workers"), e.toString());
    }

    @Test
    void aFieldRefusesCellsItDoesNotHold() {
        Grid grid = Grid.of(8, 8);
        Field field = new Field(FieldSpec.of("u"), 0, new Layout(grid, new Box(0, 0, 0, 4, 8, 1), 1), Stencil.star(1));
        field.fill((x, y) -> x + 10 * y);
        assertEquals(grid.centre(Axis.X, 3) + 10 * grid.centre(Axis.Y, 5), field.at(3, 5));
        assertThrows(IndexOutOfBoundsException.class, () -> field.at(5, 0));
        field.set(4, 0, 7);
        assertEquals(7, field.at(4, 0));
    }
}
