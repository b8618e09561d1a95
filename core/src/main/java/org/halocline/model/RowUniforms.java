package org.halocline.model;

import java.util.Arrays;
import org.halocline.grid.Axis;
import org.halocline.sample.CellStreams;

/// Work space for the random numbers of rows; all rows of a worker share it.
final class RowUniforms {
    private final CellStreams streams;
    private final int longest;
    private double[][] uniforms = {};

    RowUniforms(State state) {
        this.streams = state.streams();
        this.longest = state.fields().getFirst().layout().padded().size(Axis.X);
    }

    /// @param first global index of the row's first cell
    double[] draw(long step, int stage, int number, long first, int count) {
        if (number < 0) {
            throw new IllegalArgumentException("number=" + number + "; the random numbers of a cell count from 0");
        }
        if (number >= uniforms.length) {
            int before = uniforms.length;
            uniforms = Arrays.copyOf(uniforms, number + 1);
            for (int n = before; n <= number; n++) {
                uniforms[n] = new double[longest];
            }
        }
        streams.fill(step, stage, number, first, count, uniforms[number]);
        return uniforms[number];
    }
}
