package org.halocline.io.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import javax.imageio.ImageIO;
import org.halocline.sample.Bins;
import org.halocline.sample.Histogram;
import org.halocline.sample.WeightedHistogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pictures that can be read, and that show what they are of.
final class ChartsTest {
    private static final List<CurvePoint> COURSE =
            LongStream.of(16, 32, 64, 1000, 20_000).mapToObj(ChartsTest::point).toList();

    @TempDir
    private Path folder;

    private static CurvePoint point(long n) {
        double error = 2 / Math.sqrt((double) n);
        return new CurvePoint(n, 3 + error / 2, 3 - error / 2, 3 + 1.5 * error);
    }

    private BufferedImage convergence(List<CurvePoint> course, OptionalDouble exact) throws IOException {
        Path file = folder.resolve("convergence.png");
        assertTrue(ConvergenceChart.write(file, "energy", course, exact));
        return read(file);
    }

    private BufferedImage histogram(Histogram histogram) throws IOException {
        Path file = folder.resolve("histogram.png");
        HistogramChart.write(file, histogram);
        return read(file);
    }

    private static BufferedImage read(Path file) throws IOException {
        BufferedImage image = ImageIO.read(file.toFile());
        assertEquals(Canvas.WIDTH, image.getWidth());
        assertEquals(Canvas.HEIGHT, image.getHeight());
        return image;
    }

    /// How many pixels of the left or right half have a colour.
    private static int count(BufferedImage image, Color colour, boolean right) {
        int count = 0;
        int middle = image.getWidth() / 2;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = right ? middle : 0; x < (right ? image.getWidth() : middle); x++) {
                count += (image.getRGB(x, y) & 0xffffff) == (colour.getRGB() & 0xffffff) ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void theBandNarrowsAndTheExactValueIsALine() throws IOException {
        BufferedImage with = convergence(COURSE, OptionalDouble.of(3));
        int left = count(with, Canvas.FILL, false);
        int right = count(with, Canvas.FILL, true);
        assertTrue(left > 2 * right && right > 300, "left=" + left + ", right=" + right);
        assertTrue(count(with, Canvas.TRUTH, true) > 100);
        assertTrue(count(with, Canvas.LINE, true) > 100);
        BufferedImage without = convergence(COURSE, OptionalDouble.empty());
        assertEquals(0, count(without, Canvas.TRUTH, true));
    }

    @Test
    void theSameNumbersMakeTheSameBytes() throws IOException {
        Path a = folder.resolve("a.png");
        Path b = folder.resolve("b.png");
        ConvergenceChart.write(a, "energy", COURSE, OptionalDouble.of(3));
        ConvergenceChart.write(b, "energy", COURSE, OptionalDouble.of(3));
        assertArrayEquals(Files.readAllBytes(a), Files.readAllBytes(b));
    }

    @Test
    void pointsWithoutAnErrorAreLeftOutAndNothingIsDrawnOfNone() throws IOException {
        CurvePoint none = new CurvePoint(1, 3, Double.NaN, Double.NaN);
        Path file = folder.resolve("none.png");
        assertFalse(ConvergenceChart.write(file, "energy", List.of(none), OptionalDouble.of(3)));
        assertFalse(Files.exists(file));
        convergence(List.of(none, point(10)), OptionalDouble.empty());
        convergence(List.of(new CurvePoint(100, 0, 0, 0)), OptionalDouble.empty());
        convergence(List.of(new CurvePoint(16, 1e300, -1e300, 1e301), point(1L << 60)), OptionalDouble.of(-7));
    }

    @Test
    void aHistogramShowsItsBinsWhateverTheirWidths() throws IOException {
        BufferedImage equal = histogram(new Histogram("x", Bins.equal(-2, 2, 4), List.of(10L, 0L, 0L, 0L), 1, 2));
        assertTrue(count(equal, Canvas.FILL, false) > 10_000);
        assertEquals(0, count(equal, Canvas.FILL, true));
        BufferedImage decades =
                histogram(new Histogram("x", Bins.logarithmic(0.01, 100, 4), List.of(0L, 0L, 10L, 5L), 0, 0));
        assertEquals(0, count(decades, Canvas.FILL, false));
        assertTrue(count(decades, Canvas.FILL, true) > 10_000);
        // Equal counts, but the right bin is nine times as wide: its density is a ninth.
        BufferedImage uneven = histogram(new Histogram("x", Bins.between(0, 0.1, 1), List.of(5L, 5L), 0, 0));
        int left = count(uneven, Canvas.FILL, false);
        int right = count(uneven, Canvas.FILL, true);
        assertTrue(right > 4000 && right < 20_000 && left > right, "left=" + left + ", right=" + right);
    }

    /// Weight three quarters in the left bin, which is a third as wide: nine times the density.
    @Test
    void aWeightedHistogramShowsTheDensity() throws IOException {
        Path file = folder.resolve("weighted.png");
        WeightedHistogram histogram =
                new WeightedHistogram("x", Bins.between(-1, 0, 3), List.of(0.75, 0.25), List.of(0.1, 0.1), 0, 0, 100);
        HistogramChart.write(file, histogram);
        BufferedImage image = read(file);
        int left = count(image, Canvas.FILL, false);
        int right = count(image, Canvas.FILL, true);
        assertTrue(right > 2000 && left > 2 * right, "left=" + left + ", right=" + right);
    }

    @Test
    void emptyAndVeryManyBinsAreDrawn() throws IOException {
        BufferedImage empty = histogram(new Histogram("x", Bins.equal(0, 1, 3), List.of(0L, 0L, 0L), 0, 0));
        assertEquals(0, count(empty, Canvas.FILL, true));
        BufferedImage many =
                histogram(new Histogram("x", Bins.equal(0, 1, 100_001), Collections.nCopies(100_001, 1L), 0, 0));
        assertTrue(count(many, Canvas.FILL, true) + count(many, Canvas.LINE, true) > 10_000);
    }
}
