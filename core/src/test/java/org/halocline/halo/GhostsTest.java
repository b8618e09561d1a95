package org.halocline.halo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.halocline.grid.Axis;
import org.halocline.grid.Boundary;
import org.halocline.grid.Box;
import org.halocline.grid.Field;
import org.halocline.grid.FieldSpec;
import org.halocline.grid.Grid;
import org.halocline.grid.Layout;
import org.halocline.grid.Location;
import org.halocline.grid.Side;
import org.halocline.grid.Stencil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Ghosts against mathematics: conditions that a function meets continue it.
class GhostsTest {
    private static final int WIDTH = 3;

    private static Field field(Grid grid, FieldSpec spec, DoubleUnaryOperator inside) {
        Field field = new Field(spec, 0, new Layout(grid, grid.box(), WIDTH), Stencil.box(WIDTH));
        field.fill((x, y, z) -> inside.applyAsDouble(x));
        return field;
    }

    private static void assertContinues(Field field, DoubleUnaryOperator function, String what) {
        Grid grid = field.layout().grid();
        Box reach = field.reach();
        for (int i = reach.beginX(); i < reach.endX(); i++) {
            double x = field.spec().position(grid, Axis.X, i);
            assertEquals(function.applyAsDouble(x), field.at(i), 1e-13, what + " at " + i);
        }
    }

    private static FieldSpec at(Location location) {
        return FieldSpec.of("u").at(location);
    }

    private static final double[] STRETCHED = {-1, -0.8, -0.3, 0.1, 0.9, 1.3, 2};

    private static final Grid EQUAL = Grid.of(6).extent(Axis.X, -1, 2);
    private static final Grid UNEQUAL = Grid.of(6).stretched(Axis.X, STRETCHED);

    /// u = 3 + 2x; outwards its slope is −2 at the low wall, x = −1, and 2 at the high one, x = 2.
    private static double line(double x) {
        return 3 + 2 * x;
    }

    private static List<Boundary> lineAt(boolean low) {
        double wall = low ? -1 : 2;
        double slope = low ? -2 : 2;
        return List.of(
                Boundary.value(line(wall)),
                Boundary.gradient(slope),
                Boundary.robin(0.7, 1.1, 0.7 * line(wall) + 1.1 * slope),
                Boundary.robin(2, 0, 2 * line(wall)),
                Boundary.robin(0, 3, 3 * slope),
                Boundary.prescribed((x, y, z, t) -> line(x)));
    }

    /// Values, slopes and mixtures of both continue a straight line exactly, however wide the cells are.
    @ParameterizedTest
    @EnumSource(
            value = Location.class,
            names = {"CENTRE", "FACE_X"})
    void aLineIsContinued(Location location) {
        for (Grid grid : List.of(EQUAL, UNEQUAL)) {
            for (int n = 0; n < lineAt(true).size(); n++) {
                Grid bounded = grid.boundary(Side.X_LOW, lineAt(true).get(n))
                        .boundary(Side.X_HIGH, lineAt(false).get(n));
                Field field = field(bounded, at(location), GhostsTest::line);
                spoilWalls(field);
                new Ghosts(field).fill(0);
                assertContinues(field, GhostsTest::line, bounded + " " + location);
            }
        }
    }

    /// What lies on a wall belongs to the condition: whatever was there does not count.
    private static void spoilWalls(Field field) {
        if (field.spec().location() == Location.FACE_X) {
            field.set(0, 1e9);
            field.set(6, -1e9);
        }
    }

    @Test
    void extrapolationContinuesALineOnEqualCells() {
        Field field = field(EQUAL.boundary(Boundary.extrapolated()), at(Location.CENTRE), GhostsTest::line);
        new Ghosts(field).fill(0);
        assertContinues(field, GhostsTest::line, "extrapolated");
    }

    /// A mirror continues even functions evenly, and the component that crosses it oddly.
    @ParameterizedTest
    @EnumSource(
            value = Location.class,
            names = {"CENTRE", "FACE_X"})
    void aMirrorMirrors(Location location) {
        for (Grid grid : List.of(EQUAL.extent(Axis.X, 0, 3), Grid.of(3).stretched(Axis.X, 0, 0.2, 0.7, 1))) {
            Grid mirrored = grid.boundary(Boundary.reflecting());
            double period = 2 * grid.axis(Axis.X).high();
            DoubleUnaryOperator even = x -> StrictMath.cos(2 * Math.PI * x / period);
            DoubleUnaryOperator odd = x -> StrictMath.sin(2 * Math.PI * x / period);
            boolean isComponent = location == Location.FACE_X;
            Field field = field(mirrored, at(location), isComponent ? odd : even);
            new Ghosts(field).fill(0);
            assertContinues(field, isComponent ? odd : even, "mirror");
            Field along = field(mirrored, FieldSpec.of("v").along(Axis.X), odd);
            new Ghosts(along).fill(0);
            assertContinues(along, odd, "component in centres");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Location.class,
            names = {"CENTRE", "FACE_X"})
    void outflowRepeatsTheNearestValue(Location location) {
        Field field = field(EQUAL.boundary(Boundary.outflow()), at(location), GhostsTest::line);
        new Ghosts(field).fill(0);
        int last = field.extent().endX() - 1;
        // On faces the wall takes the value next to it.
        int inset = location == Location.FACE_X ? 1 : 0;
        for (int m = 1; m < WIDTH; m++) {
            assertEquals(field.at(inset), field.at(-m));
            assertEquals(field.at(last - inset), field.at(last + m));
        }
        assertEquals(field.at(inset), field.at(0));
        assertEquals(field.at(last - inset), field.at(last));
    }

    /// Functions are asked at the wall, at the time of the fill, beside the value that they bound.
    @Test
    void functionsAreTakenOnTheWallBesideTheValueAtTheTimeOfTheFill() {
        Grid grid = Grid.of(4, 3)
                .extent(Axis.X, 0, 2)
                .extent(Axis.Y, 0, 3)
                .boundary(Axis.X, Boundary.value((x, y, z, t) -> x + 10 * y + 100 * t));
        Field field = new Field(FieldSpec.of("u"), 0, new Layout(grid, grid.box(), 1), Stencil.star(1));
        Ghosts ghosts = new Ghosts(field);
        for (double time : new double[] {0, 2.5}) {
            ghosts.fill(time);
            for (int j = 0; j < 3; j++) {
                double beside = 10 * (j + 0.5) + 100 * time;
                assertEquals(2 * beside, field.at(-1, j));
                assertEquals(2 * (2 + beside), field.at(4, j));
                // Across the periodic side the row is that of the cell that is copied.
                assertEquals(2 * (10 * 2.5 + 100 * time), field.at(-1, -1));
            }
        }
    }

    /// The corner is y's condition applied to x's ghosts.
    @Test
    void aCornerBelongsToTheLaterAxis() {
        Grid grid = Grid.of(2, 2).boundary(Axis.X, Boundary.value(1)).boundary(Axis.Y, Boundary.gradient(0));
        Field field = new Field(FieldSpec.of("u"), 0, new Layout(grid, grid.box(), 1), Stencil.box(1));
        field.fill((x, y) -> 5);
        new Ghosts(field).fill(0);
        assertEquals(-3, field.at(-1, 0));
        assertEquals(5, field.at(0, -1));
        assertEquals(-3, field.at(-1, -1));
        assertEquals(-3, field.at(2, 2));
    }

    @Test
    void eachFieldHasConditionsOfItsOwn() {
        Grid grid = Grid.of(4).boundary(Boundary.value(1));
        FieldSpec spec = FieldSpec.of("u").boundary(Side.X_HIGH, Boundary.value(7));
        Field field = new Field(spec, 0, new Layout(grid, grid.box(), 1), Stencil.star(1));
        new Ghosts(field).fill(0);
        assertEquals(2, field.at(-1));
        assertEquals(14, field.at(4));
    }

    @Test
    void aNarrowFieldHasNoGhostsBeyondItsOwnWidth() {
        Grid grid = Grid.of(4).boundary(Boundary.value(1));
        Field field = new Field(FieldSpec.of("u"), 0, new Layout(grid, grid.box(), 3), Stencil.star(1));
        new Ghosts(field).fill(0);
        double[] values = field.now();
        assertEquals(0, values[field.layout().offset(-2, 0, 0)]);
        assertEquals(2, values[field.layout().offset(-1, 0, 0)]);
        assertEquals(0, values[field.layout().offset(5, 0, 0)]);
    }
}
