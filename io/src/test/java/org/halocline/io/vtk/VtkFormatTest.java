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
import java.util.stream.Stream;
import org.halocline.error.ConfigurationException;
import org.halocline.grid.Axis;
import org.halocline.grid.Grid;
import org.halocline.io.support.WrittenSeries;
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
                .write(MOMENT, WrittenSeries.index(grid, 0.25), WrittenSeries.index(grid, 1e9));
        int[] seen = new int[Math.toIntExact(grid.cells())];
        Element index = VtiReader.parse(Files.readString(folder.resolve("step_00000100.pvti")));
        NodeList pieces = index.getElementsByTagName("Piece");
        assertEquals(written.series().decomposition().workers(), pieces.getLength());
        for (int p = 0; p < pieces.getLength(); p++) {
            Element piece = (Element) pieces.item(p);
            VtiReader read = VtiReader.read(folder.resolve(piece.getAttribute("Source")));
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

    private static void collect(Grid grid, VtiReader read, int[] seen) {
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

    @Test
    void theIndexNamesTheWholeExtentAndTheFields() throws IOException {
        Grid grid = Grid.of(7, 5).extent(Axis.X, -1, 2.5);
        WrittenSeries.of(new VtkFormat(), folder, grid, "2x2", Map.of(), "u")
                .write(MOMENT, WrittenSeries.index(grid, 0));
        Element index = VtiReader.parse(Files.readString(folder.resolve("step_00000100.pvti")));
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
            series.write(new SnapshotMoment(n, 100L * n, 0.1 * n), WrittenSeries.index(grid, n));
        }
        assertEquals(
                "0.0 step_00000000.pvti, 0.1 step_00000100.pvti, 0.2 step_00000200.pvti, 0.30000000000000004"
                        + " step_00000300.pvti",
                listed());

        // Rolled back to step 100 and passed again with other times.
        series.write(new SnapshotMoment(2, 200, 0.21), WrittenSeries.index(grid, 2));
        assertEquals("0.0 step_00000000.pvti, 0.1 step_00000100.pvti, 0.21 step_00000200.pvti", listed());

        series.write(new SnapshotMoment(0, 0, 0), WrittenSeries.index(grid, 0));
        assertEquals("0.0 step_00000000.pvti", listed());
    }

    @Test
    void theSeriesKeepsOnlyLinesOfItsOwn() throws IOException {
        Grid grid = Grid.of(4, 3);
        Files.write(folder.resolve("series.pvd"), new byte[] {(byte) 0xff, '<', '!', '\n', '&', '\n'});
        WrittenSeries.of(new VtkFormat(), folder, grid, "1", Map.of(), "u")
                .write(new SnapshotMoment(3, 300, 1e-5), WrittenSeries.index(grid, 0));
        assertEquals("1.0E-5 step_00000300.pvti", listed());
    }

    private String listed() throws IOException {
        Element root = VtiReader.parse(Files.readString(folder.resolve("series.pvd")));
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
        WrittenSeries.of(new VtkFormat(), folder, grid, "2", Map.of(), "u").write(MOMENT, WrittenSeries.index(grid, 0));
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
    void fieldNamesAreEscaped() throws IOException {
        Grid grid = Grid.of(2, 2);
        WrittenSeries.of(new VtkFormat(), folder, grid, "1", Map.of(), "a<b>&\"ω'")
                .write(MOMENT, WrittenSeries.index(grid, 0));
        VtiReader read = VtiReader.read(folder.resolve("step_00000100/rank_0000.vti"));
        assertEquals("a<b>&\"ω'", read.cells().keySet().iterator().next());
    }

    @Test
    void bitsOfSpecialValuesSurvive() throws IOException {
        double[] specials = {-0.0, Double.MIN_VALUE, Double.NaN, Double.NEGATIVE_INFINITY, 0x1.fffffffffffffp1023};
        Grid grid = Grid.of(5).extent(Axis.X, 0, 5);
        WrittenSeries.of(new VtkFormat(), folder, grid, "1", Map.of(), "u")
                .write(MOMENT, (x, y, z) -> specials[(int) x]);
        double[] read = VtiReader.read(folder.resolve("step_00000100/rank_0000.vti"))
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
        IOException e = assertThrows(IOException.class, () -> series.write(MOMENT, WrittenSeries.index(grid, 0)));
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
    void controlCharactersInFieldNamesAreRefused() {
        assertThrows(
                ConfigurationException.class,
                () -> WrittenSeries.of(new VtkFormat(), folder, Grid.of(2, 2), "1", Map.of(), "a\u0007"));
    }

    @Test
    void itIsFoundByItsName() {
        assertTrue(ServiceLoader.load(SnapshotFormat.class).stream()
                .anyMatch(provider -> provider.get().name().equals("vtk")));
    }
}
