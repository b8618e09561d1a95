package org.halocline.model;

import java.util.ArrayList;
import java.util.List;

/// Explicit Runge–Kutta methods for du/dt = f(u, t): the simulation writes f, the engine forms the stages.
///
/// ```
/// public List<Stage> stages() {
///     return RungeKutta.SSP3.stages(this::rate);
/// }
/// ```
///
/// A stage with numbers a, b, c, d (k the rate that the kernel wrote, u₀ the start of the step, u the present values)
/// computes `next = (a·u₀ + b·u) + (c·dt)·k` and, where d ≠ 0, gathers `total ← total + (d·dt)·k`, which begins as u₀;
/// a stage that ends a method with totals computes `next = total + (d·dt)·k`. A product with 0 is left out, and one
/// with 1 is the number itself.
public enum RungeKutta {
    /// Forward Euler, first order.
    EULER(new Combination(0, 0, 1, 1, 0)),

    /// Two stages, second order, strong stability preserving. C.-W. Shu, S. Osher, "Efficient implementation of
    /// essentially non-oscillatory shock-capturing schemes" (1988),
    /// [doi:10.1016/0021-9991(88)90177-5](https://doi.org/10.1016/0021-9991(88)90177-5).
    RK2(new Combination(0, 0, 1, 1, 0), new Combination(1, 0.5, 0.5, 0.5, 0)),

    /// Three stages, third order, strong stability preserving; the same source.
    SSP3(
            new Combination(0, 0, 1, 1, 0),
            new Combination(1, 0.75, 0.25, 0.25, 0),
            new Combination(0.5, 1.0 / 3, 2.0 / 3, 2.0 / 3, 0)),

    /// The classical method of four stages, fourth order. W. Kutta, "Beitrag zur näherungsweisen Integration totaler
    /// Differentialgleichungen" (1901).
    RK4(
            new Combination(0, 1, 0, 0.5, 1.0 / 6),
            new Combination(0.5, 1, 0, 0.5, 1.0 / 3),
            new Combination(0.5, 1, 0, 1, 1.0 / 3),
            new Combination(1, 0, 0, 0, 1.0 / 6));

    /// The numbers of a stage.
    ///
    /// @param at part of the step at which the rate is taken
    /// @param a  weight of the start
    /// @param b  weight of the present values
    /// @param c  weight of the rate
    /// @param d  weight of the rate in the total
    private record Combination(double at, double a, double b, double c, double d) {}

    @SuppressWarnings("ImmutableEnumChecker") // List.of cannot change
    private final List<Combination> combinations;

    RungeKutta(Combination... combinations) {
        this.combinations = List.of(combinations);
    }

    /// Writes the rate of change of the advanced fields into `next`.
    @FunctionalInterface
    public interface Rate {
        void of(Row row);
    }

    /// Stages that advance all fields that are not auxiliary.
    public List<Stage> stages(Rate rate) {
        return stages(rate, new String[0]);
    }

    /// Stages that advance some fields.
    public List<Stage> stages(Rate rate, String... fields) {
        boolean totals = combinations.stream().anyMatch(c -> c.d != 0);
        boolean start = combinations.stream().anyMatch(c -> c.a != 0);
        List<Stage> stages = new ArrayList<>();
        for (int n = 0; n < combinations.size(); n++) {
            Combination combination = combinations.get(n);
            boolean first = n == 0;
            boolean last = n == combinations.size() - 1;
            Stage stage = new Stage(
                    (row, dt) -> {
                        rate.of(row);
                        combine(row, combination, dt, totals, first, last);
                    },
                    List.of(fields),
                    combination.at,
                    start,
                    totals);
            stages.add(stage);
        }
        return stages;
    }

    private static void combine(Row row, Combination w, double dt, boolean totals, boolean first, boolean last) {
        for (int f = 0; f < row.fields(); f++) {
            if (!row.isAdvanced(f)) {
                continue;
            }
            double[] next = row.next(f);
            if (totals) {
                gather(row, row.start(f), row.total(f), next, w.d * dt, first, last);
                if (last) {
                    continue;
                }
            }
            blend(row, w, row.start(f), row.now(f), next, w.c * dt);
        }
    }

    private static void gather(
            Row row, double[] start, double[] total, double[] next, double weight, boolean first, boolean last) {
        double[] from = first ? start : total;
        double[] to = last ? next : total;
        for (int c = row.begin(); c < row.end(); c++) {
            to[c] = from[c] + weight * next[c];
        }
    }

    private static void blend(Row row, Combination w, double[] start, double[] now, double[] next, double rate) {
        if (w.a == 0) {
            for (int c = row.begin(); c < row.end(); c++) {
                next[c] = now[c] + rate * next[c];
            }
        } else if (w.b == 0) {
            for (int c = row.begin(); c < row.end(); c++) {
                next[c] = start[c] + rate * next[c];
            }
        } else {
            for (int c = row.begin(); c < row.end(); c++) {
                next[c] = (w.a * start[c] + w.b * now[c]) + rate * next[c];
            }
        }
    }
}
