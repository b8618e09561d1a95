package org.halocline.io.png;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.halocline.grid.Axis;
import org.halocline.grid.Grid;
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
        Sampling sampling = Sampling.of(Grid.of(cells, 1).extent(Axis.Y, 0, 1.0 / cells), width);
        assertEquals(pixels, sampling.x().pixels());
        assertEquals(magnification, sampling.x().magnification());
        assertTrue(sampling.x().cell(sampling.x().samples() - 1) < cells);
    }

    @Test
    void theLongerSideIsNeverBeyondTheWidth() {
        SplittableRandom random = new SplittableRandom(1);
        for (int n = 0; n < 10_000; n++) {
            int width = random.nextInt(PngOptions.LEAST_WIDTH, PngOptions.MOST_WIDTH + 1);
            Grid grid = Grid.of(1 << random.nextInt(20), 1 + random.nextInt(3000))
                    .extent(Axis.X, 0, Math.exp(random.nextDouble(-9, 9)));
            Sampling sampling = Sampling.of(grid, width);
            assertTrue(sampling.x().pixels() <= width, () -> grid + " " + width + " " + sampling);
            assertTrue(sampling.y().pixels() <= width, () -> grid + " " + width + " " + sampling);
        }
    }

    @Test
    void everySampleBelongsToThePartThatOwnsItsCell() {
        SplittableRandom random = new SplittableRandom(2);
        for (int n = 0; n < 10_000; n++) {
            int cells = 1 + random.nextInt(60);
            Sampling.Along along = new Sampling.Along(cells, 1 + random.nextInt(100), 1);
            int cut = random.nextInt(cells + 1);
            int first = along.firstSample(cut);
            assertTrue(first == 0 || along.cell(first - 1) < cut);
            assertTrue(first == along.samples() || along.cell(first) >= cut);
        }
    }
}
