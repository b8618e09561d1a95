package org.halocline.io.png;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.halocline.grid.Axis;
import org.halocline.grid.Box;
import org.halocline.grid.Grid;
import org.halocline.snapshot.Selection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SamplingTest {
    @ParameterizedTest
    @CsvSource({
        // cells, width, pixels, magnification
        "1, 800, 512, 512",
        "7, 800, 511, 73",
        "64, 800, 512, 8",
        "300, 800, 300, 1",
        "512, 800, 512, 1",
        "800, 800, 800, 1",
        "801, 800, 800, 1",
        "100000, 800, 800, 1",
        "64, 100, 64, 1",
        "20, 100, 100, 5",
        "2147482623, 4096, 4096, 1"
    })
    void sidesAreMagnifiedOrSampled(int cells, int width, int pixels, int magnification) {
        Grid grid = Grid.of(cells, 1).extent(Axis.Y, 0, 1.0 / cells);
        Sampling sampling = Sampling.of(Selection.all(grid), width);
        assertEquals(pixels, sampling.x().pixels());
        assertEquals(magnification, sampling.x().magnification());
        assertTrue(sampling.x().number(sampling.x().samples() - 1) < cells);
    }

    @Test
    void theLongerSideIsNeverBeyondTheWidth() {
        SplittableRandom random = new SplittableRandom(1);
        for (int n = 0; n < 10_000; n++) {
            int width = random.nextInt(PngOptions.LEAST_WIDTH, PngOptions.MOST_WIDTH + 1);
            Grid grid = Grid.of(1 << random.nextInt(20), 1 + random.nextInt(3000))
                    .extent(Axis.X, 0, Math.exp(random.nextDouble(-9, 9)));
            Grid stretched = n % 2 == 0 ? grid : grid.stretched(Axis.Y, rising(random, grid.ny() + 1));
            Selection selection = new Selection(stretched, stretched.box(), 1 + random.nextInt(9));
            Sampling sampling = Sampling.of(selection, width);
            assertTrue(sampling.x().pixels() <= width, () -> stretched + " " + width + " " + sampling);
            assertTrue(sampling.y().pixels() <= width, () -> stretched + " " + width + " " + sampling);
        }
    }

    private static double[] rising(SplittableRandom random, int count) {
        double[] faces = new double[count];
        for (int f = 1; f < count; f++) {
            faces[f] = faces[f - 1] + Math.exp(random.nextDouble(-4, 4));
        }
        return faces;
    }

    @Test
    void samplesOfAStretchedAxisShowTheCellAtTheirMiddle() {
        double[] faces = {-1, 0, 4, 4.5, 9};
        Grid grid = Grid.of(4).stretched(Axis.X, faces);
        Along along = Along.of(Selection.all(grid), Axis.X, 20);
        for (int s = 0; s < 20; s++) {
            double middle = -1 + (s + 0.5) / 2;
            int n = along.number(s);
            assertTrue(faces[n] <= middle && middle < faces[n + 1], s + " shows " + n);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0, 0, 0, 9, 8, 7 | x | y | 3",
                "0, 0, 2, 9, 8, 3 | x | y | 0",
                "0, 5, 0, 9, 6, 7 | x | z | 0",
                "4, 0, 0, 5, 8, 7 | y | z | 0",
                "4, 5, 0, 5, 6, 7 | z | x | 0",
                "0, 5, 2, 9, 6, 3 | x | y | 0",
                "4, 5, 2, 5, 6, 3 | x | y | 0",
            })
    void aPictureShowsTheFirstTwoAxesThatTheRegionLeaves(String bounds, String right, String up, int plane) {
        int[] b = Arrays.stream(bounds.split(", ")).mapToInt(Integer::parseInt).toArray();
        Sampling sampling =
                Sampling.of(new Selection(Grid.of(9, 8, 7), new Box(b[0], b[1], b[2], b[3], b[4], b[5]), 1), 100);
        assertEquals(right, sampling.x().axis().toString());
        assertEquals(up, sampling.y().axis().toString());
        assertEquals(plane, sampling.plane());
    }

    @Test
    void everySampleBelongsToThePartThatOwnsItsCell() {
        SplittableRandom random = new SplittableRandom(2);
        for (int n = 0; n < 10_000; n++) {
            int cells = 1 + random.nextInt(60);
            Along along = Along.even(Axis.X, cells, 1 + random.nextInt(100), 1);
            int cut = random.nextInt(cells + 1);
            int first = along.firstSample(cut);
            assertTrue(first == 0 || along.number(first - 1) < cut);
            assertTrue(first == along.samples() || along.number(first) >= cut);
        }
    }
}
