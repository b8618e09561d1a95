package org.halocline.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.halocline.error.ConfigurationException;
import org.halocline.grid.Axis;
import org.halocline.grid.Boundary;
import org.halocline.grid.Box;
import org.halocline.grid.FieldSpec;
import org.halocline.grid.Grid;
import org.halocline.grid.Location;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegionTest {
    /// Centres at 0.5, 1.5, 2.5, 3.5 along x and at 0.5, 2, 3.5 along y.
    private static final Grid GRID =
            Grid.of(4, 3).extent(Axis.X, 0, 4).stretched(Axis.Y, 0, 1, 3, 4).boundary(Boundary.value(0));

    private static final FieldSpec CENTRES = FieldSpec.of("u");
    private static final FieldSpec FACES = FieldSpec.of("f").at(Location.FACE_X);

    private static Box box(String text, FieldSpec field) {
        return Region.parse(text).box(GRID, field);
    }

    @Test
    void aRangeHoldsItsBounds() {
        assertEquals(new Box(1, 0, 0, 3, 3, 1), box("x=1.5..2.5", CENTRES));
        assertEquals(new Box(1, 0, 0, 2, 3, 1), box("x=1.5..2.49", CENTRES));
        assertEquals(new Box(0, 1, 0, 4, 3, 1), box("y=0.51..7", CENTRES));
        assertEquals(new Box(0, 0, 0, 4, 3, 1), box("", CENTRES));
        assertEquals(new Box(0, 0, 0, 4, 3, 1), box("x=-9..9, y=-9..9", CENTRES));
    }

    @Test
    void aCoordinateMeansTheCellThatContainsIt() {
        assertEquals(new Box(2, 1, 0, 3, 2, 1), box("x=2.9, y=2.9", CENTRES));
        assertEquals(new Box(3, 2, 0, 4, 3, 1), box("x=3, y=3", CENTRES), "on a face: the cell above it");
        assertEquals(new Box(3, 2, 0, 4, 3, 1), box("x=4, y=4", CENTRES), "the high wall: the last cell");
        assertEquals(new Box(0, 0, 0, 1, 1, 1), box("x=0, y=0", CENTRES));
    }

    @Test
    void facesLieOnTheirOwnCoordinates() {
        assertEquals(new Box(0, 0, 0, 5, 3, 1), box("", FACES), "both walls belong to the field");
        assertEquals(new Box(1, 0, 0, 4, 3, 1), box("x=1..3", FACES));
        assertEquals(new Box(4, 0, 0, 5, 3, 1), box("x=3.5..4", FACES));
        assertEquals(new Box(2, 0, 0, 3, 3, 1), box("x=2.9", FACES), "the low face of the cell");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x=1", "", "y=0.25..0.75, x=0.5", "z=-1e-3..+2E4 ,x=.5", " x = 1 .. 2 "})
    void whatIsPrintedCanBeRead(String text) {
        Region region = Region.parse(text);
        assertEquals(region, Region.parse(region.toString()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x | write it like",
                "x= | write it like",
                "x=1,,y=2 | write it like",
                "w=1 | write it like",
                "x=one | write it like",
                "x=1..2..3 | write it like",
                "x=1.2.3 | write it like",
                "x=1;y=2 | write it like",
                "x=1, x=2 | name each axis once",
                "x=2..1 | with the lower one first",
                "x=1e999 | use finite numbers"
            })
    void nonsenseIsRefused(String text, String part) {
        ConfigurationException e = assertThrows(ConfigurationException.class, () -> Region.parse(text));
        assertTrue(e.toString().contains(part), e.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x=1.6..2.4 | it holds none of the u",
                "x=4.1 | use a coordinate inside",
                "x=-0.1 | use a coordinate inside",
                "z=0 | the grid has no axis z"
            })
    void whatIsNotThereIsRefused(String text, String part) {
        ConfigurationException e = assertThrows(ConfigurationException.class, () -> box(text, CENTRES));
        assertTrue(e.toString().contains(part), e.toString());
    }

    @Test
    void observablesReadWhatTheyPrint() {
        for (Observable.Kind kind : Observable.Kind.values()) {
            for (String region : List.of("", "x=0.0..0.5", "x=1.0, y=2.0")) {
                Observable observable = new Observable(kind, "u-1_b", Region.parse(region));
                assertEquals(observable, Observable.parse(observable.toString()));
            }
        }
        assertEquals(Observable.at("u", 0.5, 2), Observable.parse(" at ( u , x=0.5, y=2 ) "));
        assertEquals(Observable.mean("u").in(Region.ALL.with(Axis.X, 0, 0.5)), Observable.parse("mean(u, x=0..0.5)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"max", "max()", "max(u", "most(u)", "MAX(u)", "max(u) + 1", "max(u; x=1)"})
    void nonsenseIsNoObservable(String text) {
        assertThrows(ConfigurationException.class, () -> Observable.parse(text));
    }
}
