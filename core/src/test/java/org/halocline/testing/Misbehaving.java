package org.halocline.testing;

import org.halocline.grid.Boundary;
import org.halocline.grid.Grid;
import org.halocline.model.GridSimulation;
import org.halocline.model.Row;
import org.halocline.model.State;

/// A grid simulation that does something wrong, on the row that holds the middle of the grid.
///
/// @param n    cells per side
/// @param what what it does
public record Misbehaving(int n, What what) implements GridSimulation {
    /// Ways to go wrong.
    public enum What {
        NOTHING,
        START_WITH_NAN,
        GROW,
        THROW,
        THROW_SPEECHLESS,
        PRINT,
        EXIT,
        ALLOCATE,
        SLEEP,
        BAD_TIME_STEP
    }

    /// An exception that cannot even say what it is.
    private static final class Speechless extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no words");
        }
    }

    @Override
    public Grid grid() {
        return Grid.unitSquare(n).boundary(Boundary.value(0));
    }

    @Override
    public double maxTimeStep() {
        return what == What.BAD_TIME_STEP ? Double.NaN : 1;
    }

    @Override
    public void initialise(State state) {
        state.field("u").fill(what == What.START_WITH_NAN ? Double.NaN : 1);
    }

    @Override
    public void step(Row row, double dt) {
        double[] u = row.now(0);
        double[] v = row.next(0);
        boolean middle = row.j() == n / 2;
        if (middle) {
            misbehave();
        }
        for (int c = row.begin(); c < row.end(); c++) {
            v[c] = what == What.GROW && middle ? u[c] * 1e100 : u[c] + dt;
        }
    }

    private void misbehave() {
        switch (what) {
            case THROW -> throw new IllegalStateException("the kernel is unhappy");
            case THROW_SPEECHLESS -> throw new Speechless();
            case PRINT -> System.out.println("the kernel was here");
            case EXIT -> System.exit(42);
            case ALLOCATE -> {
                byte[][] all = new byte[1000][];
                for (int m = 0; m < all.length; m++) {
                    all[m] = new byte[1 << 27];
                }
            }
            case SLEEP -> {
                try {
                    Thread.sleep(20);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            default -> {
                // Fine, or handled elsewhere.
            }
        }
    }
}
