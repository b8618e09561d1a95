package org.halocline.sample;

import java.util.List;
import java.util.stream.Collectors;

/// Means per sample in the cells of one to three axes.
///
/// @param axes           cells along each
/// @param means          of each cell, the first axis running fastest; NaN without samples
/// @param standardErrors of each cell; NaN for fewer than two samples
/// @param samples        how many
public record Cells(String name, List<Bins> axes, List<Double> means, List<Double> standardErrors, long samples)
        implements TallyResult {
    public Cells {
        axes = List.copyOf(axes);
    }

    /// The estimate of a cell.
    ///
    /// @param index its number along each axis
    public Estimate estimate(int... index) {
        if (index.length != axes.size()) {
            throw new IllegalArgumentException("indices=" + index.length + "; " + name + " has axes=" + axes.size());
        }
        int cell = 0;
        for (int axis = axes.size() - 1; axis >= 0; axis--) {
            cell = cell * axes.get(axis).count() + index[axis];
        }
        return new Estimate(means.get(cell), standardErrors.get(cell), samples);
    }

    /// `12x20 cells`, with the largest mean.
    @Override
    public String toString() {
        int most = 0;
        for (int cell = 1; cell < means.size(); cell++) {
            most = means.get(cell) > means.get(most) ? cell : most;
        }
        String shape = axes.stream().map(a -> Integer.toString(a.count())).collect(Collectors.joining("x"));
        return shape + " cells, largest " + new Estimate(means.get(most), standardErrors.get(most), samples)
                + " in cell " + most;
    }
}
