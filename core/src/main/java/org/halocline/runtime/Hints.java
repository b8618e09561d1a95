package org.halocline.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.halocline.decomposition.Decomposition;
import org.halocline.grid.Axis;
import org.halocline.grid.Grid;
import org.halocline.model.FieldSimulation;
import org.halocline.model.State;

/// What a user should know of a cut that works but could be better.
final class Hints {
    private Hints() {}

    static List<String> of(FieldSimulation simulation, Decomposition decomposition) {
        List<String> hints = new ArrayList<>();
        int width = State.haloWidth(simulation);
        Grid grid = decomposition.grid();
        for (Axis axis : Axis.ALL.subList(0, grid.dimensions())) {
            int parts = decomposition.processGrid().parts(axis);
            int thinnest = grid.cells(axis) / parts;
            if (parts > 1 && thinnest < width) {
                hints.add("subdomain thinner than the halo: width=" + thinnest + ", haloWidth=" + width
                        + " along " + axis + "; cells travel past neighbours, use at most "
                        + Math.max(1, grid.cells(axis) / width) + " workers along " + axis);
            }
        }
        return hints;
    }

    /// How much larger the largest subdomain is than the average.
    static double imbalance(Decomposition decomposition) {
        return decomposition.largestCells()
                        * (double) decomposition.workers()
                        / decomposition.grid().cells()
                - 1;
    }

    /// `7×5 cells`.
    static String cells(Grid grid) {
        return Axis.ALL.subList(0, grid.dimensions()).stream()
                        .map(axis -> Integer.toString(grid.cells(axis)))
                        .collect(Collectors.joining("×"))
                + " cells";
    }
}
