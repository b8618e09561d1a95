package org.halocline.io.vtk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.halocline.error.ConfigurationException;
import org.halocline.grid.Axis;
import org.halocline.grid.Boundary;
import org.halocline.grid.Box;
import org.halocline.grid.FieldSpec;
import org.halocline.grid.Grid;
import org.halocline.grid.Location;
import org.halocline.io.support.WrittenSeries;
import org.halocline.io.support.WrittenSeries.IndexFunction;
import org.halocline.snapshot.Selection;
import org.halocline.snapshot.SnapshotFormat;
import org.halocline.snapshot.SnapshotMoment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

final class VtkFormatTest {
    private static final SnapshotMoment MOMENT = new SnapshotMoment(0, 100, 0.0625);

    @TempDir
    Path folder;

    static Stream<Arguments> cuts() {
        Grid plane = Grid.of(7, 5).extent(Axis.X, -1, 2.5).extent(Axis.Y, 10, 20);
        return Stream.of(
                Arguments.of(Grid.of(13).extent(Axis.X, -1, 1), "1"),
                Arguments.of(Grid.of(13).extent(Axis.X, -1, 1), "3"),
                Arguments.of(Grid.of(70_001), "2"), // a row longer than the buffer
                Arguments.of(plane, "1"),
                Arguments.of(plane, "3x1"),
                Arguments.of(plane, "2x2"),
                Arguments.of(Grid.of(101, 67), "3x2"),
                Arguments.of(Grid.of(5, 1), "2x1"),
                Arguments.of(Grid.of(9, 7, 5).extent(Axis.Z, 0, 0.1), "2x3x2"),
                Arguments.of(Grid.of(1, 1, 4), "1x1x4"));
    }

    @ParameterizedTest
    @MethodSource("cuts")
    void everyCellOfEveryFieldIsInExactlyOnePiece(Grid grid, String processGrid) throws IOException {
        WrittenSeries written = WrittenSeries.of(new VtkFormat(), folder, grid, processGrid, Map.of(), "u", "v")
                .writeIndices(MOMENT, IndexFunction.from(0.25), IndexFunction.from(1e9));
        int[] seen = new int[Math.toIntExact(grid.cells())];
        Element index = PieceReader.parse(Files.readString(folder.resolve("step_00000100.pvti")));
        NodeList pieces = index.getElementsByTagName("Piece");
        assertEquals(written.series().decomposition().workers(), pieces.getLength());
        for (int p = 0; p < pieces.getLength(); p++) {
            Element piece = (Element) pieces.item(p);
            PieceReader read = PieceReader.read(folder.resolve(piece.getAttribute("Source")));
            assertEquals(piece.getAttribute("Extent"), read.wholeExtent());
            assertEquals(MOMENT.time(), read.time());
            for (Axis axis : Axis.ALL) {
                int a = axis.ordinal();
                assertEquals(grid.has(axis) ? grid.axis(axis).low() : 0, read.origin()[a]);
                assertEquals(grid.spacing(axis), read.spacing()[a]);
                assertEquals(grid.has(axis), read.extent()[2 * a + 1] > read.extent()[2 * a]);
            }
            collect(grid, read, seen);
        }
        assertTrue(Arrays.stream(seen).allMatch(times -> times == 1));
    }

    private static void collect(Grid grid, PieceReader read, int[] seen) {
        assertArrayEquals(new String[] {"u", "v"}, read.cells().keySet().toArray(String[]::new));
        double[] u = read.cells().getOrDefault("u", new double[0]);
        double[] v = read.cells().getOrDefault("v", new double[0]);
        int at = 0;
        for (int k = 0; k < read.cellsAlong(2); k++) {
            for (int j = 0; j < read.cellsAlong(1); j++) {
                for (int i = 0; i < read.cellsAlong(0); i++) {
                    int x = read.extent()[0] + i;
                    int y = read.extent()[2] + j;
                    int z = read.extent()[4] + k;
                    double expected = x + 1e3 * y + 1e6 * z;
                    assertEquals(0.25 + expected, u[at]);
                    assertEquals(1e9 + expected, v[at]);
                    seen[Math.toIntExact(grid.index(x, y, z))]++;
                    at++;
                }
            }
        }
        assertEquals(at, u.length);
        assertEquals(at, v.length);
    }

    static Stream<Arguments> selections() {
        Grid line = Grid.of(13).extent(Axis.X, -1, 1);
        Grid plane = Grid.of(7, 5).extent(Axis.X, -1, 2.5).extent(Axis.Y, 10, 20);
        Grid space = Grid.of(9, 7, 5).extent(Axis.Z, 0, 0.1);
        Grid stretched = plane.stretched(Axis.X, -1, 0, 1.5, 1.75, 2, 7, 8, 9);
        return Stream.of(
                Arguments.of(line, new Box(4, 0, 0, 13, 1, 1), 1, "3"),
                Arguments.of(line, line.box(), 5, "4"),
                Arguments.of(line, new Box(12, 0, 0, 13, 1, 1), 3, "5"),
                Arguments.of(plane, new Box(2, 1, 0, 6, 4, 1), 1, "3x2"),
                Arguments.of(plane, new Box(0, 3, 0, 7, 4, 1), 2, "7x5"),
                Arguments.of(plane, new Box(1, 0, 0, 7, 5, 1), 3, "2x3"),
                Arguments.of(space, new Box(1, 2, 3, 8, 7, 5), 2, "3x2x2"),
                Arguments.of(space, new Box(4, 0, 0, 5, 7, 5), 1, "3x2x2"),
                Arguments.of(stretched, stretched.box(), 1, "3x2"),
                Arguments.of(stretched, new Box(1, 0, 0, 7, 5, 1), 4, "7x2"));
    }

    @ParameterizedTest
    @MethodSource("selections")
    void everyChosenCellIsInExactlyOnePieceAndNoPieceIsEmpty(Grid grid, Box box, int stride, String processGrid)
            throws IOException {
        Selection selection = new Selection(grid, box, stride);
        WrittenSeries.of(
                        new VtkFormat(), folder, selection, processGrid, Map.of(), FieldSpec.of("u"), FieldSpec.of("v"))
                .writeIndices(MOMENT, IndexFunction.from(0.25), IndexFunction.from(1e9));
        String ending = grid.isUniform() ? "vti" : "vtr";
        Element index = PieceReader.parse(Files.readString(folder.resolve("step_00000100.p" + ending)));
        assertEquals(grid.isUniform() ? "PImageData" : "PRectilinearGrid", index.getAttribute("type"));
        Set<Long> seen = new TreeSet<>();
        Set<String> sources = new TreeSet<>();
        NodeList pieces = index.getElementsByTagName("Piece");
        for (int p = 0; p < pieces.getLength(); p++) {
            String source = ((Element) pieces.item(p)).getAttribute("Source");
            sources.add(source);
            PieceReader read = PieceReader.read(folder.resolve(source));
            double[] u = read.cells().getOrDefault("u", new double[0]);
            double[] v = read.cells().getOrDefault("v", new double[0]);
            int at = 0;
            for (int n = 0; n < read.cellsAlong(2); n++) {
                for (int m = 0; m < read.cellsAlong(1); m++) {
                    for (int l = 0; l < read.cellsAlong(0); l++) {
                        int i = box.beginX() + (read.extent()[0] + l) * stride;
                        int j = grid.has(Axis.Y) ? box.beginY() + (read.extent()[2] + m) * stride : 0;
                        int k = grid.has(Axis.Z) ? box.beginZ() + (read.extent()[4] + n) * stride : 0;
                        assertEquals(0.25 + i + 1e3 * j + 1e6 * k, u[at]);
                        assertEquals(1e9 + i + 1e3 * j + 1e6 * k, v[at]);
                        assertTrue(box.contains(i, j, k) && seen.add(grid.index(i, j, k)));
                        at++;
                    }
                }
            }
            assertEquals(at, u.length);
            assertTrue(at > 0);
        }
        assertEquals(selection.count(), seen.size());
        try (Stream<Path> files = Files.walk(folder)) {
            assertEquals(
                    sources,
                    files.map(f -> folder.relativize(f).toString())
                            .filter(name -> name.endsWith("." + ending))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        assertEquals("0.0625 step_00000100.p" + ending, listed());
    }

    @Test
    void aRegionBeginsAtItsFirstCellAndAStrideWidensTheSpacing() throws IOException {
        Grid grid = Grid.of(8, 6).extent(Axis.X, -1, 3).extent(Axis.Y, 0, 3);
        Selection selection = new Selection(grid, new Box(1, 4, 0, 8, 5, 1), 3);
        WrittenSeries.of(new VtkFormat(), folder, selection, "2x2", Map.of(), FieldSpec.of("u"))
                .writeIndices(MOMENT, IndexFunction.from(0));
        Element index = PieceReader.parse(Files.readString(folder.resolve("step_00000100.pvti")));
        Element image = (Element) index.getElementsByTagName("PImageData").item(0);
        // Three of seven cells along x; along y the one that there is keeps its width.
        assertEquals("0 3 0 1 0 0", image.getAttribute("WholeExtent"));
        assertEquals("-0.5 2.0 0.0", image.getAttribute("Origin"));
        assertEquals("1.5 0.5 1.0", image.getAttribute("Spacing"));
    }

    @Test
    void stretchedAxesAreWrittenWithTheFacesOfTheChosenCells() throws IOException {
        Grid grid = Grid.of(7, 2).stretched(Axis.X, -1, 0, 1.5, 1.75, 2, 7, 8, 9);
        Selection selection = new Selection(grid, new Box(1, 0, 0, 7, 2, 1), 4);
        WrittenSeries.of(new VtkFormat(), folder, selection, "2x1", Map.of(), FieldSpec.of("u"))
                .writeIndices(MOMENT, IndexFunction.from(0));
        PieceReader low = PieceReader.read(folder.resolve("step_00000100/rank_0000.vtr"));
        PieceReader high = PieceReader.read(folder.resolve("step_00000100/rank_0001.vtr"));
        assertEquals("0 1 0 1 0 0", low.wholeExtent());
        assertEquals("1 2 0 1 0 0", high.wholeExtent());
        assertArrayEquals(new double[] {0, 7}, low.points().get(0));
        assertArrayEquals(new double[] {7, 9}, high.points().get(0)); // ends with the region
        assertArrayEquals(new double[] {0, 1}, low.points().get(1));
        assertArrayEquals(new double[] {0}, low.points().get(2));
    }

    @Test
    void fieldsOnFacesAreWrittenAsTheMeanOfTheTwoFaces() throws IOException {
        Grid grid = Grid.of(5, 4, 3).boundary(Axis.X, Boundary.value(0));
        FieldSpec[] fields = {
            FieldSpec.of("x").at(Location.FACE_X),
            FieldSpec.of("y").at(Location.FACE_Y),
            FieldSpec.of("z").at(Location.FACE_Z)
        };
        WrittenSeries.of(new VtkFormat(), folder, Selection.all(grid), "2x1x1", Map.of(), fields)
                .writeIndices(MOMENT, IndexFunction.from(0), IndexFunction.from(0), IndexFunction.from(0));
        PieceReader high = PieceReader.read(folder.resolve("step_00000100/rank_0001.vti"));
        // Cells (2, 0, 0) and, the last along each axis, (4, 3, 2); y and z close on themselves.
        assertArrayEquals(new double[] {2.5, 2.0 + 500, 2.0 + 5e5}, corner(high, 0));
        assertArrayEquals(new double[] {4.5 + 3e3 + 2e6, 4 + 1.5e3 + 2e6, 4 + 3e3 + 1e6}, corner(high, 3 * 4 * 3 - 1));
    }

    private static double[] corner(PieceReader read, int cell) {
        return read.cells().values().stream()
                .mapToDouble(values -> values[cell])
                .toArray();
    }

    @Test
    void theIndexNamesTheWholeExtentAndTheFields() throws IOException {
        Grid grid = Grid.of(7, 5).extent(Axis.X, -1, 2.5);
        WrittenSeries.of(new VtkFormat(), folder, grid, "2x2", Map.of(), "u")
                .writeIndices(MOMENT, IndexFunction.from(0));
        Element index = PieceReader.parse(Files.readString(folder.resolve("step_00000100.pvti")));
        Element image = (Element) index.getElementsByTagName("PImageData").item(0);
        assertEquals("PImageData", index.getAttribute("type"));
        assertEquals("0 7 0 5 0 0", image.getAttribute("WholeExtent"));
        assertEquals("0", image.getAttribute("GhostLevel"));
        assertEquals("-1.0 0.0 0.0", image.getAttribute("Origin"));
        assertEquals("0.5 0.2 1.0", image.getAttribute("Spacing"));
        Element array = (Element) image.getElementsByTagName("PDataArray").item(0);
        assertEquals("u", array.getAttribute("Name"));
        assertEquals("Float64", array.getAttribute("type"));
    }

    @Test
    void theSeriesListsEachMomentOnce() throws IOException {
        Grid grid = Grid.of(4, 3);
        WrittenSeries series = WrittenSeries.of(new VtkFormat(), folder, grid, "1", Map.of(), "u");
        for (int n = 0; n < 4; n++) {
            series.writeIndices(new SnapshotMoment(n, 100L * n, 0.1 * n), IndexFunction.from(n));
        }
        assertEquals(
                "0.0 step_00000000.pvti, 0.1 step_00000100.pvti, 0.2 step_00000200.pvti, 0.30000000000000004"
                        + " step_00000300.pvti",
                listed());

        // Rolled back to step 100 and passed again with other times.
        series.writeIndices(new SnapshotMoment(2, 200, 0.21), IndexFunction.from(2));
        assertEquals("0.0 step_00000000.pvti, 0.1 step_00000100.pvti, 0.21 step_00000200.pvti", listed());

        series.writeIndices(new SnapshotMoment(0, 0, 0), IndexFunction.from(0));
        assertEquals("0.0 step_00000000.pvti", listed());
    }

    @Test
    void theSeriesKeepsOnlyLinesOfItsOwn() throws IOException {
        Grid grid = Grid.of(4, 3);
        Files.write(folder.resolve("series.pvd"), new byte[] {(byte) 0xff, '<', '!', '\n', '&', '\n'});
        WrittenSeries.of(new VtkFormat(), folder, grid, "1", Map.of(), "u")
                .writeIndices(new SnapshotMoment(3, 300, 1e-5), IndexFunction.from(0));
        assertEquals("1.0E-5 step_00000300.pvti", listed());
    }

    private String listed() throws IOException {
        Element root = PieceReader.parse(Files.readString(folder.resolve("series.pvd")));
        NodeList sets = root.getElementsByTagName("DataSet");
        StringBuilder text = new StringBuilder();
        for (int s = 0; s < sets.getLength(); s++) {
            Element set = (Element) sets.item(s);
            text.append(s > 0 ? ", " : "")
                    .append(set.getAttribute("timestep"))
                    .append(' ')
                    .append(set.getAttribute("file"));
        }
        return text.toString();
    }

    @Test
    void nothingElseIsLeftInTheFolder() throws IOException {
        Grid grid = Grid.of(4, 3);
        WrittenSeries.of(new VtkFormat(), folder, grid, "2", Map.of(), "u").writeIndices(MOMENT, IndexFunction.from(0));
        try (Stream<Path> files = Files.walk(folder)) {
            assertEquals(
                    "series.pvd, step_00000100.pvti, step_00000100/rank_0000.vti, step_00000100/rank_0001.vti",
                    String.join(
                            ", ",
                            files.filter(Files::isRegularFile)
                                    .map(f -> folder.relativize(f).toString())
                                    .sorted()
                                    .toList()));
        }
    }

    @Test
    void bitsOfSpecialValuesSurvive() throws IOException {
        double[] specials = {-0.0, Double.MIN_VALUE, Double.NaN, Double.NEGATIVE_INFINITY, 0x1.fffffffffffffp1023};
        Grid grid = Grid.of(5).extent(Axis.X, 0, 5);
        WrittenSeries.of(new VtkFormat(), folder, grid, "1", Map.of(), "u")
                .write(MOMENT, (x, y, z) -> specials[(int) x]);
        double[] read = PieceReader.read(folder.resolve("step_00000100/rank_0000.vti"))
                .cells()
                .getOrDefault("u", new double[0]);
        assertArrayEquals(
                Arrays.stream(specials).mapToLong(Double::doubleToRawLongBits).toArray(),
                Arrays.stream(read).mapToLong(Double::doubleToRawLongBits).toArray());
    }

    @Test
    void aPieceThatCannotBeWrittenIsNamed() throws IOException {
        Grid grid = Grid.of(2, 2);
        WrittenSeries series = WrittenSeries.of(new VtkFormat(), folder, grid, "1", Map.of(), "u");
        Files.createDirectories(folder.resolve("step_00000100/rank_0000.vti"));
        IOException e = assertThrows(IOException.class, () -> series.writeIndices(MOMENT, IndexFunction.from(0)));
        assertTrue(e.toString().contains("rank_0000.vti"), e.toString());
        assertFalse(Files.exists(folder.resolve("series.pvd")));
    }

    @Test
    void optionsAreRefused() {
        ConfigurationException e = assertThrows(
                ConfigurationException.class,
                () -> WrittenSeries.of(new VtkFormat(), folder, Grid.of(2, 2), "1", Map.of("colours", "grey"), "u"));
        assertEquals("vtk option=colours; vtk takes no options, remove it", e.getMessage());
    }

    @Test
    void itIsFoundByItsName() {
        assertTrue(ServiceLoader.load(SnapshotFormat.class).stream()
                .anyMatch(provider -> provider.get().name().equals("vtk")));
    }
}
