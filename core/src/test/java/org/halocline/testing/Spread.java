package org.halocline.testing;

import java.util.Map;
import org.halocline.grid.Axis;
import org.halocline.grid.Boundary;
import org.halocline.grid.Field;
import org.halocline.grid.Grid;
import org.halocline.grid.Side;
import org.halocline.model.GridSimulation;
import org.halocline.model.Row;
import org.halocline.model.State;

/// u′ = u + r·((u₋₁ + u₊₁ along x) + (u₋₁ + u₊₁ along y) − 4u), r = 1/4 or another, on cells of width 1, turned in the
/// plane: the scheme treats x and y alike, so that turned data must give turned bits.
///
/// @param nx    cells along x before the turn
/// @param ny    cells along y before the turn
/// @param r     how much spreads in a step
/// @param walls what holds at the sides before the turn
/// @param turn  how all is turned
public record Spread(int nx, int ny, double r, Walls walls, Turn turn) implements GridSimulation {
    /// Conditions on the four sides.
    public enum Walls {
        PERIODIC,
        REFLECTING,
        /// A different one on each side.
        MIXED
    }

    /// Where the cell (i, j) of the n × m cells of the untouched grid goes.
    public enum Turn {
        NONE,
        /// To (j, i).
        TRANSPOSED,
        /// To (m − 1 − j, i).
        QUARTER,
        /// To (n − 1 − i, j).
        MIRRORED;

        /// The cell that the cell (i, j) of n × m becomes.
        public int[] move(int i, int j, int n, int m) {
            return switch (this) {
                case NONE -> new int[] {i, j};
                case TRANSPOSED -> new int[] {j, i};
                case QUARTER -> new int[] {m - 1 - j, i};
                case MIRRORED -> new int[] {n - 1 - i, j};
            };
        }

        private boolean swaps() {
            return this == TRANSPOSED || this == QUARTER;
        }

        private Side side(Side side) {
            Axis axis = !swaps() ? side.axis() : side.axis() == Axis.X ? Axis.Y : Axis.X;
            boolean flips = (this == QUARTER && side.axis() == Axis.Y) || (this == MIRRORED && side.axis() == Axis.X);
            return Side.of(axis, side.isLow() != flips);
        }
    }

    @Override
    public Grid grid() {
        int[] cells = turn.swaps() ? new int[] {ny, nx} : new int[] {nx, ny};
        Grid grid = Grid.of(cells).extent(Axis.X, 0, cells[0]).extent(Axis.Y, 0, cells[1]);
        return switch (walls) {
            case PERIODIC -> grid;
            case REFLECTING -> grid.boundary(Boundary.reflecting());
            case MIXED -> {
                Map<Side, Boundary> untouched = Map.of(
                        Side.X_LOW, Boundary.value(0.3),
                        Side.X_HIGH, Boundary.robin(1, 0.7, 0.1),
                        Side.Y_LOW, Boundary.extrapolated(),
                        Side.Y_HIGH, Boundary.gradient(0.9));
                for (Map.Entry<Side, Boundary> entry : untouched.entrySet()) {
                    grid = grid.boundary(turn.side(entry.getKey()), entry.getValue());
                }
                yield grid;
            }
        };
    }

    @Override
    public double maxTimeStep() {
        return 1;
    }

    @Override
    public void initialise(State state) {
        Field u = state.field("u");
        for (int j = 0; j < ny; j++) {
            for (int i = 0; i < nx; i++) {
                int[] to = turn.move(i, j, nx, ny);
                if (u.owned().contains(to[0], to[1], 0)) {
                    u.set(to[0], to[1], (37 * i * i + 101 * j + 13 * i * j) % 512 - 256);
                }
            }
        }
    }

    @Override
    public void step(Row row, double dt) {
        double[] u = row.now(0);
        double[] v = row.next(0);
        int y = row.strideY();
        for (int c = row.begin(); c < row.end(); c++) {
            v[c] = u[c] + r * ((u[c - 1] + u[c + 1]) + (u[c - y] + u[c + y]) - 4 * u[c]);
        }
    }
}
