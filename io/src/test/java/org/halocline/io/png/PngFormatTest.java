package org.halocline.io.png;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.halocline.error.ConfigurationException;
import org.halocline.grid.Axis;
import org.halocline.grid.Boundary;
import org.halocline.grid.Box;
import org.halocline.grid.CellFunction;
import org.halocline.grid.FieldSpec;
import org.halocline.grid.Grid;
import org.halocline.grid.Location;
import org.halocline.io.support.WrittenSeries;
import org.halocline.snapshot.Selection;
import org.halocline.snapshot.SnapshotFormat;
import org.halocline.snapshot.SnapshotMoment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PngFormatTest {
    private static final SnapshotMoment FIRST = new SnapshotMoment(0, 0, 0);
    private static final SnapshotMoment LATER = new SnapshotMoment(1, 100, 0.25);

    private static final int VIRIDIS_LOW = 0x440154;
    private static final int VIRIDIS_HIGH = 0xfde725;
    private static final int MAGENTA = 0xff00ff;
    private static final int WHITE = 0xffffff;

    @TempDir
    Path folder;

    private WrittenSeries series(Grid grid, String processGrid, Map<String, String> options, String... fields) {
        return WrittenSeries.of(new PngFormat(), folder, grid, processGrid, options, fields);
    }

    private BufferedImage frame(String name) throws IOException {
        return ImageIO.read(folder.resolve(name).toFile());
    }

    /// The colour at a pixel of the field, counted from its lower left corner.
    private static int colour(BufferedImage frame, int fieldHeight, int x, int y) {
        return frame.getRGB(Frame.MARGIN + x, Frame.MARGIN + fieldHeight - 1 - y) & 0xffffff;
    }

    @Test
    void smallGridsAreMagnifiedByAWholeFactor() throws IOException {
        // Cell (i, j) is high on the diagonal only.
        Grid grid = Grid.of(64, 64);
        series(grid, "2x2", Map.of(), "u").write(FIRST, (x, y, z) -> (int) (64 * x) == (int) (64 * y) ? 1 : 0);
        BufferedImage frame = frame("u_00000000.png");
        assertEquals(WHITE, frame.getRGB(Frame.MARGIN - 1, Frame.MARGIN) & 0xffffff);
        assertEquals(WHITE, frame.getRGB(Frame.MARGIN + 512, Frame.MARGIN) & 0xffffff);
        for (int y = 0; y < 512; y++) {
            for (int x = 0; x < 512; x++) {
                assertEquals(x / 8 == y / 8 ? VIRIDIS_HIGH : VIRIDIS_LOW, colour(frame, 512, x, y));
            }
        }
        assertInstanceOf(IndexColorModel.class, frame.getColorModel());
        assertEquals(8, frame.getColorModel().getPixelSize());
    }

    @Test
    void xPointsRightAndYPointsUp() throws IOException {
        Grid grid = Grid.of(4, 2).extent(Axis.X, 0, 2);
        series(grid, "2x1", Map.of("range", "0,1"), "right", "up")
                .write(FIRST, (x, y, z) -> x / 1.75, (x, y, z) -> y > 0.5 ? 1 : 0);
        BufferedImage right = frame("right_00000000.png");
        BufferedImage up = frame("up_00000000.png");
        int height = 256;
        assertTrue(luminance(colour(right, height, 511, 0)) > luminance(colour(right, height, 0, 0)));
        assertEquals(VIRIDIS_LOW, colour(up, height, 0, 0));
        assertEquals(VIRIDIS_LOW, colour(up, height, 511, height / 2 - 1));
        assertEquals(VIRIDIS_HIGH, colour(up, height, 0, height / 2));
        assertEquals(VIRIDIS_HIGH, colour(up, height, 511, height - 1));
    }

    private static int luminance(int colour) {
        return (colour >> 16 & 0xff) + (colour >> 8 & 0xff) + (colour & 0xff);
    }

    @ParameterizedTest
    @CsvSource({
        "viridis, 440154, 21908c, fde725",
        "magma, 000004, b63779, fcfdbf",
        "coolwarm, 3b4cc0, dddddd, b40426",
        "grey, 000000, 808080, ffffff"
    })
    void mapsHaveTheirKnownColours(String map, String low, String middle, String high) throws IOException {
        series(Grid.of(3, 1), "1", Map.of("colours", map), "u").write(FIRST, (x, y, z) -> x);
        BufferedImage frame = frame("u_00000000.png");
        int height = frame.getHeight();
        String[] expected = {low, middle, high};
        for (int cell = 0; cell < 3; cell++) {
            int at = frame.getRGB(Frame.MARGIN + 85 + 170 * cell, Frame.MARGIN) & 0xffffff;
            assertEquals(expected[cell], String.format("%06x", at), "height=" + height);
        }
    }

    @Test
    void cellsThatAreNotNumbersStandOut() throws IOException {
        series(Grid.of(8, 8), "2x2", Map.of(), "u")
                .write(FIRST, (x, y, z) -> x > 0.5 && y > 0.5 ? Double.NaN : x > 0.5 ? Double.POSITIVE_INFINITY : y);
        BufferedImage frame = frame("u_00000000.png");
        assertEquals(MAGENTA, colour(frame, 512, 511, 511));
        assertEquals(VIRIDIS_HIGH, colour(frame, 512, 511, 0));
        assertEquals(VIRIDIS_LOW, colour(frame, 512, 0, 0));
        assertEquals(VIRIDIS_HIGH, colour(frame, 512, 0, 511));
    }

    @Test
    void largeGridsShowTheNearestCell() throws IOException {
        Grid grid = Grid.of(1001, 503).extent(Axis.X, 0, 1001).extent(Axis.Y, 0, 503);
        // The colour of a cell is its column or row: 101 levels tell which cell was taken.
        series(grid, "3x4", Map.of("width", "91", "range", "0,100", "colours", "grey"), "column", "row")
                .write(FIRST, (x, y, z) -> Math.floor(x) % 101, (x, y, z) -> Math.floor(y) % 101);
        BufferedImage column = frame("column_00000000.png");
        BufferedImage row = frame("row_00000000.png");
        int height = 46;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < 91; x++) {
                int cellX = (int) Math.floor((x + 0.5) * 1001 / 91);
                int cellY = (int) Math.floor((y + 0.5) * 503 / height);
                assertEquals(grey(cellX % 101), colour(column, height, x, y));
                assertEquals(grey(cellY % 101), colour(row, height, x, y));
            }
        }
        assertEquals(WHITE, column.getRGB(Frame.MARGIN + 91, Frame.MARGIN) & 0xffffff);
    }

    /// The grey of `value` on a range from 0 to 100.
    private static int grey(int value) {
        int level = Math.min(Frame.LEVELS * value / 100, Frame.LEVELS - 1);
        return 0x010101 * (int) Math.round(255.0 * level / (Frame.LEVELS - 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4x1", "1x4", "2x2", "3x2", "5x5"})
    void framesDoNotDependOnTheCut(String processGrid) throws IOException {
        CellFunction wave = (x, y, z) -> Math.sin(9 * x) * Math.cos(7 * y);
        Grid grid = Grid.of(101, 67);
        Map<String, String> options = Map.of("width", "50");
        series(grid, "1", options, "whole").write(FIRST, wave);
        series(grid, processGrid, options, "cut").write(FIRST, wave);
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("whole_00000000.png")),
                Files.readAllBytes(folder.resolve("cut_00000000.png")));
    }

    @Test
    void theMiddlePlaneOfSpaceIsShown() throws IOException {
        Grid grid = Grid.of(4, 4, 5);
        series(grid, "1x2x3", Map.of("range", "0,4"), "u")
                .write(FIRST, (x, y, z) -> Math.floor(5 * z) == 2 ? 4 * x : 0);
        BufferedImage frame = frame("u_00000000.png");
        assertTrue(luminance(colour(frame, 512, 511, 0)) > luminance(colour(frame, 512, 0, 0)));
        assertEquals(colour(frame, 512, 511, 0), colour(frame, 512, 511, 511));
    }

    @Test
    void aLineIsShownAsABand() throws IOException {
        series(Grid.of(5000), "3", Map.of(), "u").write(FIRST, (x, y, z) -> x);
        BufferedImage frame = frame("u_00000000.png");
        assertEquals(VIRIDIS_LOW, colour(frame, Sampling.BAND, 0, 0));
        assertEquals(VIRIDIS_LOW, colour(frame, Sampling.BAND, 0, Sampling.BAND - 1));
        assertEquals(VIRIDIS_HIGH, colour(frame, Sampling.BAND, 799, Sampling.BAND / 2));
        assertEquals(WHITE, frame.getRGB(Frame.MARGIN + 800, Frame.MARGIN) & 0xffffff);
    }

    private WrittenSeries series(
            Selection selection, String processGrid, Map<String, String> options, FieldSpec field) {
        return WrittenSeries.of(new PngFormat(), folder, selection, processGrid, options, field);
    }

    @Test
    void aRegionIsShownAloneAndAStrideSkipsCells() throws IOException {
        Grid grid = Grid.of(16, 8).extent(Axis.X, 0, 2);
        Selection selection = new Selection(grid, new Box(4, 2, 0, 12, 8, 1), 2);
        series(selection, "5x3", Map.of("range", "0,253", "colours", "grey"), FieldSpec.of("u"))
                .writeIndices(FIRST, (i, j, k) -> 16 * j + i + 0.5);
        BufferedImage frame = frame("u_00000000.png");
        // Four by three cells, a block of 128 pixels each.
        for (int m = 0; m < 3; m++) {
            for (int n = 0; n < 4; n++) {
                int cell = 16 * (2 + 2 * m) + 4 + 2 * n;
                int expected = 0x010101 * (int) Math.round(255.0 * cell / (Frame.LEVELS - 1));
                assertEquals(expected, colour(frame, 384, 128 * n, 128 * m));
                assertEquals(expected, colour(frame, 384, 128 * n + 127, 128 * m + 127));
            }
        }
        assertEquals(WHITE, frame.getRGB(Frame.MARGIN + 512, Frame.MARGIN) & 0xffffff);
        assertEquals(WHITE, frame.getRGB(Frame.MARGIN, Frame.MARGIN + 384) & 0xffffff);
    }

    @Test
    void stretchedAxesAreDrawnInTrueProportion() throws IOException {
        Grid grid = Grid.of(3, 2).stretched(Axis.X, 0, 1, 3, 4);
        series(Selection.all(grid), "3x1", Map.of("range", "0,1"), FieldSpec.of("u"))
                .writeIndices(FIRST, (i, j, k) -> i == 1 ? 1 : 0);
        BufferedImage frame = frame("u_00000000.png");
        int pixel = 512 / 8; // the narrower cells are those along y, 1/2 wide
        for (int x = 0; x < 8 * pixel; x++) {
            boolean middle = x >= 2 * pixel && x < 6 * pixel;
            assertEquals(middle ? VIRIDIS_HIGH : VIRIDIS_LOW, colour(frame, 2 * pixel, x, 0));
        }
        assertEquals(WHITE, frame.getRGB(Frame.MARGIN + 8 * pixel, Frame.MARGIN) & 0xffffff);
        assertEquals(WHITE, frame.getRGB(Frame.MARGIN, Frame.MARGIN + 2 * pixel) & 0xffffff);
    }

    @Test
    void aSliceOfSpaceIsShownInItsOwnPlane() throws IOException {
        Grid grid = Grid.of(5, 4, 4);
        Selection slice = new Selection(grid, new Box(3, 0, 0, 4, 4, 4), 1);
        series(slice, "2x2x2", Map.of("range", "0,1"), FieldSpec.of("u"))
                .writeIndices(FIRST, (i, j, k) -> i == 3 && j == 0 && k == 3 ? 1 : 0);
        BufferedImage frame = frame("u_00000000.png");
        assertEquals(VIRIDIS_HIGH, colour(frame, 512, 0, 511));
        assertEquals(VIRIDIS_LOW, colour(frame, 512, 0, 0));
        assertEquals(VIRIDIS_LOW, colour(frame, 512, 511, 511));
    }

    @Test
    void aLineThroughAPlaneIsShownAsABand() throws IOException {
        Grid grid = Grid.of(4, 64);
        Selection line = new Selection(grid, new Box(2, 0, 0, 3, 64, 1), 1);
        series(line, "2x3", Map.of("range", "0,63"), FieldSpec.of("u"))
                .writeIndices(FIRST, (i, j, k) -> i == 2 ? j : Double.NaN);
        BufferedImage frame = frame("u_00000000.png");
        assertEquals(VIRIDIS_LOW, colour(frame, Sampling.BAND, 0, 0));
        assertEquals(VIRIDIS_HIGH, colour(frame, Sampling.BAND, 511, Sampling.BAND - 1));
        assertEquals(WHITE, frame.getRGB(Frame.MARGIN, Frame.MARGIN + Sampling.BAND) & 0xffffff);
    }

    @Test
    void aFieldOnFacesIsShownInTheCentres() throws IOException {
        Grid grid = Grid.of(4, 4).boundary(Boundary.value(0));
        series(
                        Selection.all(grid),
                        "2x2",
                        Map.of("range", "0,3.5"),
                        FieldSpec.of("u").at(Location.FACE_X))
                .writeIndices(FIRST, (i, j, k) -> i);
        BufferedImage frame = frame("u_00000000.png");
        assertEquals(VIRIDIS_HIGH, colour(frame, 512, 511, 0));
        assertEquals(colour(frame, 512, 0, 511), colour(frame, 512, 0, 0));
        assertNotEquals(VIRIDIS_LOW, colour(frame, 512, 0, 0));
    }

    @Test
    void picturesHaveTheProportionsOfTheExtent() throws IOException {
        series(Grid.of(40, 40).extent(Axis.X, 0, 3), "1", Map.of(), "u").write(FIRST, (x, y, z) -> 0.5);
        int middle = frame("u_00000000.png").getRGB(Frame.MARGIN, Frame.MARGIN);
        BufferedImage frame = frame("u_00000000.png");
        assertEquals(middle, frame.getRGB(Frame.MARGIN + 479, Frame.MARGIN + 159));
        assertEquals(WHITE, frame.getRGB(Frame.MARGIN + 480, Frame.MARGIN) & 0xffffff);
        assertEquals(WHITE, frame.getRGB(Frame.MARGIN, Frame.MARGIN + 160) & 0xffffff);
    }

    @Test
    void aDecayingFieldIsSeenToDecay() throws IOException {
        series(Grid.of(2, 2), "1", Map.of(), "u")
                .write(FIRST, (x, y, z) -> x > 0.5 ? 1 : 0)
                .write(LATER, (x, y, z) -> x > 0.5 ? 0.5 : -7);
        BufferedImage later = frame("u_00000100.png");
        assertEquals(0x21908c, colour(later, 512, 511, 0));
        assertEquals(VIRIDIS_LOW, colour(later, 512, 0, 0));
    }

    @Test
    void aFirstFrameWithoutRangeLeavesItToTheNext() throws IOException {
        SnapshotMoment last = new SnapshotMoment(2, 200, 0.5);
        series(Grid.of(2, 2), "1", Map.of(), "u")
                .write(FIRST, (x, y, z) -> 3)
                .write(LATER, (x, y, z) -> x > 0.5 ? 5 : 3)
                .write(last, (x, y, z) -> x > 0.5 ? 4 : 3);
        assertEquals(0x21908c, colour(frame("u_00000000.png"), 512, 0, 0));
        assertEquals(VIRIDIS_HIGH, colour(frame("u_00000100.png"), 512, 511, 0));
        assertEquals(0x21908c, colour(frame("u_00000200.png"), 512, 511, 0));
    }

    @Test
    void aSeriesThatBeginsAgainForgetsTheOldRange() throws IOException {
        series(Grid.of(2, 2), "1", Map.of(), "u").write(FIRST, (x, y, z) -> x > 0.5 ? 100 : 0);
        series(Grid.of(2, 2), "1", Map.of(), "u").write(FIRST, (x, y, z) -> x > 0.5 ? 1 : 0);
        assertEquals(VIRIDIS_HIGH, colour(frame("u_00000000.png"), 512, 511, 0));
    }

    @Test
    void automaticRangesFollowEachFrame() throws IOException {
        series(Grid.of(2, 2), "1", Map.of("range", "auto"), "u")
                .write(FIRST, (x, y, z) -> x > 0.5 ? 1 : 0)
                .write(LATER, (x, y, z) -> x > 0.5 ? 0.5 : -7);
        assertEquals(VIRIDIS_HIGH, colour(frame("u_00000100.png"), 512, 511, 0));
        assertFalse(Files.exists(folder.resolve(".range_u")));
    }

    @Test
    void hugeRangesDoNotOverflow() throws IOException {
        series(Grid.of(3, 1), "1", Map.of(), "u").write(FIRST, (x, y, z) -> (x - 0.5) * 5.4 * 0x1p1023);
        assertEquals(0x21908c, frame("u_00000000.png").getRGB(Frame.MARGIN + 255, Frame.MARGIN) & 0xffffff);
    }

    @Test
    void theColourBarRunsFromLowToHigh() throws IOException {
        series(Grid.of(64, 64), "1", Map.of(), "u").write(FIRST, (x, y, z) -> x);
        BufferedImage frame = frame("u_00000000.png");
        int x = Frame.MARGIN + 512 + 20;
        assertEquals(VIRIDIS_HIGH, frame.getRGB(x, Frame.MARGIN) & 0xffffff);
        assertEquals(VIRIDIS_LOW, frame.getRGB(x, Frame.MARGIN + 511) & 0xffffff);
    }

    @Test
    void theTimeIsWrittenBelow() throws IOException {
        series(Grid.of(64, 64), "1", Map.of("range", "0,1"), "u")
                .write(FIRST, (x, y, z) -> x)
                .write(LATER, (x, y, z) -> x);
        BufferedImage first = frame("u_00000000.png");
        BufferedImage later = frame("u_00000100.png");
        assertEquals(0, differences(first, later, 0, Frame.MARGIN + 512));
        assertTrue(differences(first, later, Frame.MARGIN + 512, first.getHeight()) > 20);
    }

    private static int differences(BufferedImage one, BufferedImage other, int fromRow, int toRow) {
        int count = 0;
        for (int y = fromRow; y < toRow; y++) {
            for (int x = 0; x < Math.min(one.getWidth(), other.getWidth()); x++) {
                count += one.getRGB(x, y) == other.getRGB(x, y) ? 0 : 1;
            }
        }
        return count;
    }

    @Test
    void tilesAreGoneWhenTheFrameIsThere() throws IOException {
        series(Grid.of(9, 8, 7), "2x2x3", Map.of("range", "auto"), "u", "v")
                .write(FIRST, (x, y, z) -> x, (x, y, z) -> y);
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    List.of("u_00000000.png", "v_00000000.png"),
                    files.map(f -> f.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void tilesOfAnotherCutDoNotDisturb() throws IOException {
        CellFunction slope = (x, y, z) -> x;
        WrittenSeries many = series(Grid.of(8, 8), "4x2", Map.of(), "u");
        for (int rank = 0; rank < 8; rank++) {
            many.format().writePiece(many.piece(FIRST, rank, slope));
        }
        series(Grid.of(8, 8), "2x1", Map.of("range", "auto"), "u").write(FIRST, slope);
        assertEquals(VIRIDIS_HIGH, colour(frame("u_00000000.png"), 512, 511, 0));
        assertFalse(Files.exists(folder.resolve(".tiles_00000000")));
    }

    @Test
    void aTileOfTheWrongSizeIsRefused() throws IOException {
        WrittenSeries series = series(Grid.of(4, 4), "2x1", Map.of(), "u");
        for (int rank = 0; rank < 2; rank++) {
            series.format().writePiece(series.piece(FIRST, rank, (x, y, z) -> x));
        }
        Path tile = folder.resolve(".tiles_00000000/rank_0001.f64");
        assertEquals(2 * 4 * Double.BYTES, Files.size(tile));
        Files.write(tile, new byte[13]);
        IOException e = assertThrows(IOException.class, () -> series.format().finish(series.series(), FIRST));
        assertTrue(e.toString().contains("rank_0001.f64, bytes=13, expected=64"), e.toString());
        Files.delete(tile);
        assertThrows(IOException.class, () -> series.format().finish(series.series(), FIRST));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "colors | grey    | png option=colors; use one of colours, range, width",
                "colours| jet     | png colours=jet; use one of viridis, magma, coolwarm, grey",
                "width  | 15      | png width=15; use a whole number from 16 to 4096",
                "width  | 4097    | png width=4097; use a whole number from 16 to 4096",
                "width  | 99999999999 | png width=99999999999; use a whole number from 16 to 4096",
                "width  | wide    | png width=wide; use a whole number from 16 to 4096",
                "range  | 1,0     | png range=1,0; use first, auto, or two numbers with the lower one first, like 0,1",
                "range  | 1,1     | png range=1,1; use first, auto, or two numbers with the lower one first, like 0,1",
                "range  | 0,1e999 | png range=0,1e999; use first, auto, or two numbers with the lower one first, like"
                        + " 0,1",
                "range  | 0,1e    | png range=0,1e; use first, auto, or two numbers with the lower one first, like 0,1",
                "range  | last    | png range=last; use first, auto, or two numbers with the lower one first, like 0,1"
            })
    void wrongOptionsAreRefusedBeforeTheRun(String name, String value, String message) {
        ConfigurationException e =
                assertThrows(ConfigurationException.class, () -> series(Grid.of(4, 4), "1", Map.of(name, value), "u"));
        assertEquals(message, e.getMessage());
    }

    @Test
    void itIsFoundByItsName() {
        assertTrue(ServiceLoader.load(SnapshotFormat.class).stream()
                .anyMatch(provider -> provider.get().name().equals("png")));
    }
}
