package org.halocline.io.png;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The values of one field that a frame shows.
///
/// @param width  samples along x
/// @param height samples along y
/// @param values row after row from low y to high
@SuppressWarnings("ArrayRecordComponent") // a carrier between two methods, never compared
record Samples(int width, int height, double[] values) {

    static Samples read(Path folder, List<Tile> tiles, int field, Sampling sampling) throws IOException {
        int width = sampling.x().samples();
        int height = sampling.y().samples();
        double[] values = new double[width * height];
        for (Tile tile : tiles) {
            tile.read(folder, field, values, width);
        }
        return new Samples(width, height, values);
    }

    double at(int x, int y) {
        return values[y * width + x];
    }

    /// Smallest and largest finite value; 0 to 0 if there is none.
    ValueRange range() {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (Double.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        return low <= high ? new ValueRange(low, high) : new ValueRange(0, 0);
    }
}
