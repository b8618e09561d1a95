package org.halocline.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.halocline.grid.Axis;
import org.halocline.grid.Boundary;
import org.halocline.grid.Grid;
import org.halocline.model.Callback;
import org.halocline.model.GridSimulation;
import org.halocline.model.Row;
import org.halocline.model.Schedule;
import org.halocline.model.State;
import org.halocline.model.StepLimit;

/// u′ = 1 on 6 × 4 cells, from u = x, with a callback for each of some schedules.
///
/// What callbacks see is static: one run at a time, in this process.
///
/// @param schedules one for each callback
/// @param how       what else it does
public record Watched(List<Schedule> schedules, How how) implements GridSimulation {
    /// Ways to step.
    public enum How {
        PLAIN,
        /// A row takes a while.
        SLOW,
        /// Steps become shorter as u grows.
        ADAPTIVE,
        /// The callbacks print.
        PRINTING,
        /// The callbacks throw after the beginning.
        THROWING
    }

    /// What a callback sees.
    ///
    /// @param callback its number
    /// @param rank     of the worker
    /// @param step     steps taken
    /// @param time     simulated time
    public record Sight(int callback, int rank, long step, double time) {}

    private static final List<Sight> SEEN = new ArrayList<>();

    /// What has been seen, and forgets it.
    public static synchronized List<Sight> take() {
        List<Sight> seen = List.copyOf(SEEN);
        SEEN.clear();
        return seen;
    }

    /// The times of a callback on a worker.
    public static List<Double> times(List<Sight> seen, int callback, int rank) {
        return seen.stream()
                .filter(sight -> sight.callback == callback && sight.rank == rank)
                .map(Sight::time)
                .toList();
    }

    private static synchronized void note(Sight sight) {
        SEEN.add(sight);
    }

    public Watched {
        schedules = List.copyOf(schedules);
    }

    @Override
    public Grid grid() {
        return Grid.of(6, 4).boundary(Axis.X, Boundary.value((x, y, z, t) -> x + t));
    }

    @Override
    public double maxTimeStep() {
        return how == How.ADAPTIVE ? Double.POSITIVE_INFINITY : 0.25;
    }

    @Override
    public Optional<StepLimit> stepLimit() {
        return how == How.ADAPTIVE ? Optional.of(row -> 0.1 / (1 + row.now(0)[row.end() - 1])) : Optional.empty();
    }

    @Override
    public void initialise(State state) {
        state.field("u").fill((x, y) -> x);
    }

    @Override
    public void step(Row row, double dt) {
        if (how == How.SLOW) {
            LockSupport.parkNanos(200_000);
        }
        for (int c = row.begin(); c < row.end(); c++) {
            row.next(0)[c] = row.now(0)[c] + dt;
        }
    }

    @Override
    public List<Callback> callbacks() {
        List<Callback> callbacks = new ArrayList<>();
        for (int n = 0; n < schedules.size(); n++) {
            int number = n;
            callbacks.add(new Callback(
                    "watch" + n, schedules.get(n), (state, step, time) -> look(number, state, step, time)));
        }
        return callbacks;
    }

    private void look(int number, State state, long step, double time) {
        requireFilled(state, time);
        int rank = state.subdomain().rank();
        switch (how) {
            case PRINTING -> System.out.println("watch" + number + " at step " + step + ", t = " + time);
            case THROWING -> {
                if (step > 0) {
                    throw new IllegalStateException("enough was seen");
                }
            }
            default -> note(new Sight(number, rank, step, time));
        }
    }

    /// The solution is a straight line along x whose ghosts continue it; halos too hold it.
    private static void requireFilled(State state, double time) {
        var u = state.field("u");
        for (int j = u.reach().beginY() + 1; j < u.reach().endY() - 1; j++) {
            for (int i = u.reach().beginX(); i < u.reach().endX(); i++) {
                double right = (i + 0.5) / 6 + time;
                if (Math.abs(u.at(i, j) - right) > 1e-12) {
                    throw new IllegalStateException("at (" + i + ", " + j + ") u=" + u.at(i, j) + ", not " + right);
                }
            }
        }
    }
}
