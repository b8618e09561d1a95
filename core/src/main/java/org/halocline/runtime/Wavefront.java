package org.halocline.runtime;

import java.util.List;
import java.util.Optional;
import org.halocline.grid.Axis;
import org.halocline.grid.Box;
import org.halocline.grid.Field;
import org.halocline.grid.Grid;
import org.halocline.grid.Side;
import org.halocline.halo.Ghosts;
import org.halocline.model.GridSimulation;
import org.halocline.model.Row;
import org.halocline.model.RowKernel;
import org.halocline.model.State;

/// Takes several steps at a time, so that a row goes through all of them while it is in the cache.
///
/// All stages of all steps form one list of passes s = 0, 1, …, S − 1. Pass s follows pass s − 1 at a distance of w
/// rows, the width of the widest stencil (at least 1):
///
/// ```
///            pass 0    ──────────────────────▶ f        rows (in 3-D planes) in rising order;
///            pass 1    ────────────────▶ f − w          a row is read when its neighbours up to
///            pass 2    ──────────▶ f − 2w               w rows further on are there, and overwritten
///                                                       when nobody needs it any more
/// ```
///
/// That is legal for any list of passes that each read at most w rows away, whatever arrays they read and write: when
/// pass s writes row r, all passes before it have done rows up to r + w. So the result is that of one pass after the
/// other, bit by bit.
///
/// In 3-D the fronts run over pairs of planes, tile by tile in y; the tile of pass s lies s·w rows lower than that of
/// pass 0, for the same reason. In 2-D tiles of a few rows are all there is, in 1-D tiles of cells.
///
/// Towards other workers, and across periodic sides, the halo is S·w deep, and pass s computes (S − 1 − s)·w layers of
/// it again instead of asking for them. Ghosts of a row are filled when it, and what they follow from, is there.
///
/// The scheme is that of M. Wolfe, "More iteration space tiling" (1989),
/// [doi:10.1145/76263.76337](https://doi.org/10.1145/76263.76337), on a list of passes.
final class Wavefront {
    /// Planes that a front takes together, row by row in turn: of what the second row reads, most was just read for the
    /// first and lies in the nearest cache. With more the nearest cache is too small for them.
    private static final int PLANES = 2;

    private final Grid grid;
    private final Box own;
    private final List<StagePlan> stages;
    private final List<Field> keepers;
    private final int width;
    private final int lag;
    private final int dimensions;
    private final Row[] rows;
    private final RowKernel[] kernels;
    private final double[] sizes;
    private final double[] times;
    private final Ghosts[][] ghosts;
    private final double[][][] levels;
    private int passes;
    private int tile;

    /// @param first a row whose work space all passes share
    /// @param steps most steps at a time
    Wavefront(
            GridSimulation simulation, State state, List<StagePlan> stages, List<Field> keepers, Row first, int steps) {
        this.grid = state.grid();
        this.own = state.subdomain().box();
        this.stages = stages;
        this.keepers = keepers;
        this.width = State.haloWidth(simulation);
        this.lag = lag(simulation);
        this.dimensions = grid.dimensions();
        int most = steps * stages.size();
        this.rows = new Row[most];
        this.kernels = new RowKernel[most];
        this.sizes = new double[most];
        this.times = new double[most];
        this.ghosts = new Ghosts[most][];
        this.levels = new double[most][][];
        for (int s = 0; s < most; s++) {
            StagePlan stage = stages.get(s % stages.size());
            rows[s] = s == 0 ? first : new Row(state, first);
            kernels[s] = stage.stage().kernel();
            ghosts[s] = stage.group().ghosts().toArray(Ghosts[]::new);
            levels[s] = new double[ghosts[s].length][];
        }
    }

    private static int lag(GridSimulation simulation) {
        return Math.max(1, State.haloWidth(simulation));
    }

    /// Why a simulation cannot take several steps at a time, if it cannot.
    static Optional<String> obstacle(GridSimulation simulation) {
        if (simulation.stepLimit().isPresent()) {
            return Optional.of("each time step follows from the state");
        }
        Grid grid = simulation.grid();
        for (Axis axis : Axis.ALL.subList(0, grid.dimensions())) {
            if (!grid.axis(axis).isPeriodic() && grid.cells(axis) <= lag(simulation)) {
                return Optional.of("there are too few cells along " + axis);
            }
        }
        return StagePlan.withGhostsOfTheirOwn(simulation)
                .map(field -> "boundaries of " + field + " depend on time, and not all stages advance it");
    }

    /// Forgets the steps of the block before.
    void clear() {
        passes = 0;
    }

    /// Adds a step, and makes its result the present state; [#apply] computes it.
    ///
    /// @param time at its beginning
    /// @param step steps taken before
    void add(double time, double dt, long step) {
        for (int f = 0; f < keepers.size(); f++) {
            keepers.get(f).beginStep();
        }
        for (int n = 0; n < stages.size(); n++) {
            StagePlan each = stages.get(n);
            int s = passes++;
            times[s] = time + each.stage().fraction() * dt;
            sizes[s] = dt;
            rows[s].bind(each.advances(), times[s], step, n);
            for (int g = 0; g < ghosts[s].length; g++) {
                levels[s][g] = ghosts[s][g].field().now();
            }
            for (int f = 0; f < each.advanced().size(); f++) {
                each.advanced().get(f).swap();
            }
        }
        for (int f = 0; f < keepers.size(); f++) {
            keepers.get(f).endStep();
        }
    }

    /// Computes the steps that were added. Halos and ghosts of the state before them are filled.
    ///
    /// @param rows of a tile, in 1-D cells; 0 for all
    void apply(int rows) {
        int first = firstOfTiles();
        int last = dimensions == 1 ? own.endX() : own.endY();
        tile = Math.max(rows == 0 ? last - first : rows, lag + 1);
        for (int edge = first; edge < last; edge = edge + tile) {
            if (dimensions == 3) {
                fronts(edge, edge == first);
            } else {
                for (int s = 0; s < passes; s++) {
                    piece(s, edge, edge == first, 0, 1);
                }
            }
        }
    }

    private int firstOfTiles() {
        return dimensions == 1 ? own.beginX() : own.beginY();
    }

    /// All planes of one tile.
    private void fronts(int edge, boolean isFirst) {
        int end = own.endZ() + (passes - 1) * lag;
        for (int front = begin(Axis.Z, 0); front < end; front += PLANES) {
            for (int s = 0; s < passes; s++) {
                int from = Math.max(front - s * lag, begin(Axis.Z, s));
                int to = Math.min(front - s * lag + PLANES, end(Axis.Z, s));
                if (from < to) {
                    piece(s, edge, isFirst, from, to);
                }
            }
        }
    }

    /// First index that a pass computes: the more passes follow, the further out.
    private int begin(Axis axis, int s) {
        int low = own.begin(axis) - (passes - 1 - s) * width;
        return grid.axis(axis).isPeriodic() ? low : Math.max(0, low);
    }

    private int end(Axis axis, int s) {
        int high = own.end(axis) + (passes - 1 - s) * width;
        return grid.axis(axis).isPeriodic() ? high : Math.min(grid.cells(axis), high);
    }

    /// One tile of some planes in one pass.
    private void piece(int s, int edge, boolean isFirst, int fromPlane, int toPlane) {
        Axis axis = dimensions == 1 ? Axis.X : Axis.Y;
        int slope = (passes - 1 - s) * lag;
        int begin = isFirst ? begin(axis, s) : Math.max(begin(axis, s), edge + slope);
        int end = Math.min(end(axis, s), edge + tile + slope);
        if (begin >= end) {
            return;
        }
        if (dimensions == 1) {
            sweep(s, begin, end, 0, 0);
        } else {
            int beginX = begin(Axis.X, s);
            int endX = end(Axis.X, s);
            if (beginX >= 0 && endX <= grid.cells(Axis.X)) {
                sweepRows(s, beginX, endX, begin, end, fromPlane, toPlane - fromPlane);
            } else {
                for (int k = fromPlane; k < toPlane; k++) {
                    for (int j = begin; j < end; j++) {
                        sweep(s, beginX, endX, j, k);
                    }
                }
            }
        }
        for (int k = fromPlane; s + 1 < passes && k < toPlane; k++) {
            surround(s + 1, begin, end, k);
        }
    }

    /// Rows that cross no side along x: those of all planes, then the next.
    private void sweepRows(int s, int beginX, int endX, int begin, int end, int k, int planes) {
        Row row = rows[s];
        RowKernel kernel = kernels[s];
        double dt = sizes[s];
        row.moveTo(beginX, endX, begin, k);
        for (int n = 1; n <= (end - begin) * planes; n++) {
            Rows.update(kernel, row, dt);
            if (n % planes == 0) {
                row.moveBy(1, 1 - planes);
            } else {
                row.moveBy(0, 1);
            }
        }
    }

    /// One row, cut where it crosses a periodic side.
    private void sweep(int s, int begin, int end, int j, int k) {
        Row row = rows[s];
        int cells = grid.cells(Axis.X);
        for (int i = begin; i < end; ) {
            int stop = Math.min(end, (Math.floorDiv(i, cells) + 1) * cells);
            row.moveTo(i, stop, j, k);
            Rows.update(kernels[s], row, sizes[s]);
            i = stop;
        }
    }

    /// Fills the ghosts of a tile of values that are ready, for a pass that will read them. Ghosts beyond a wall follow
    /// from at most `lag + 1` values along that axis.
    private void surround(int s, int begin, int end, int k) {
        for (int g = 0; g < ghosts[s].length; g++) {
            Ghosts of = ghosts[s][g];
            double[] values = levels[s][g];
            double time = times[s];
            if (dimensions == 1) {
                if (reachesLow(begin, end)) {
                    of.fill(Side.X_LOW, values, 0, 1, 0, 1, time);
                }
                if (reachesHigh(Axis.X, begin, end)) {
                    of.fill(Side.X_HIGH, values, 0, 1, 0, 1, time);
                }
                continue;
            }
            of.fill(Side.X_LOW, values, begin, end, k, k + 1, time);
            of.fill(Side.X_HIGH, values, begin, end, k, k + 1, time);
            int from = begin;
            int to = end;
            // Rows beyond a periodic side are images, whose ghosts are filled with them, at their own time.
            boolean walls = !grid.axis(Axis.Y).isPeriodic();
            if (walls && reachesLow(begin, end)) {
                of.fill(Side.Y_LOW, values, 0, 0, k, k + 1, time);
                from = Integer.MIN_VALUE;
            }
            if (walls && reachesHigh(Axis.Y, begin, end)) {
                of.fill(Side.Y_HIGH, values, 0, 0, k, k + 1, time);
                to = Integer.MAX_VALUE;
            }
            if (dimensions == 3) {
                if (reachesLow(k, k + 1)) {
                    of.fill(Side.Z_LOW, values, from, to, 0, 0, time);
                }
                if (reachesHigh(Axis.Z, k, k + 1)) {
                    of.fill(Side.Z_HIGH, values, from, to, 0, 0, time);
                }
            }
        }
    }

    /// Whether the last of the values that the ghosts at a low wall follow from is among these.
    private boolean reachesLow(int begin, int end) {
        return begin <= lag && lag < end;
    }

    private boolean reachesHigh(Axis axis, int begin, int end) {
        int last = grid.cells(axis) - 1;
        return begin <= last && last < end;
    }
}
