package org.halocline.testing;

import java.util.ArrayList;
import java.util.List;
import org.halocline.grid.Axis;

/// The arithmetic of a [Medley] for one value, wherever the neighbours come from: a row of the engine, or the plain
/// arrays of [NaiveMedley].
///
/// A new value is a mean over all neighbours of all fields, each with a weight of its own, mixed with the value itself,
/// masks, widths, positions, time and the beginning of the step: a neighbour that is stale, missing or misplaced shows.
final class Mixture {
    /// What is around a value.
    interface Surroundings {
        double value(int field, int di, int dj, int dk);

        /// At the beginning of the step.
        double start(int field, int di, int dj, int dk);

        int mask(int mask, int di, int dj, int dk);

        double centre(Axis axis, int offset);

        double width(Axis axis, int offset);

        double time();

        /// Random number of the cell.
        double uniform(int number);
    }

    private final MedleyPlan plan;
    private final List<List<int[]>> ofField = new ArrayList<>();
    private final List<int[]> ofMasks;

    Mixture(MedleyPlan plan) {
        this.plan = plan;
        for (int f = 0; f < plan.fields().size(); f++) {
            ofField.add(plan.neighbours(plan.stencilOf(f)));
        }
        this.ofMasks = plan.neighbours(plan.stencil());
    }

    /// How many random numbers a cell draws.
    int uniforms() {
        return plan.uniforms();
    }

    /// How many neighbours one value takes in.
    int reads() {
        return ofField.stream().mapToInt(List::size).sum() + plan.masks() * ofMasks.size();
    }

    /// The value after a hand-written stage.
    double next(int pass, int field, Surroundings around, double dt) {
        double own = around.value(field, 0, 0, 0);
        double value = 0.5 * own + 0.5 * mean(pass, field, around) + dt * extra(around);
        return plan.passes().get(pass).readsStart() ? value + 0.125 * beginning(around) : value;
    }

    /// The rate of change for a method.
    double rate(int field, Surroundings around) {
        return mean(0, field, around) - around.value(field, 0, 0, 0) + extra(around);
    }

    /// The largest stable step, say.
    double limit(Surroundings around) {
        double size = 0;
        for (int f = 0; f < plan.fields().size(); f++) {
            for (int[] d : ofField.get(f)) {
                size += Math.abs(around.value(f, d[0], d[1], d[2])) / (1 + f);
            }
        }
        return 0.125 / (1 + size + around.time());
    }

    private double mean(int pass, int field, Surroundings around) {
        double sum = 0;
        double weights = 0;
        int n = 5 * pass + 2 * field;
        for (int f = 0; f < plan.fields().size(); f++) {
            for (int[] d : ofField.get(f)) {
                double weight = 1.0 / (7 + 3 * n++);
                sum += weight * around.value(f, d[0], d[1], d[2]);
                weights += weight;
            }
        }
        return sum / weights;
    }

    private double extra(Surroundings around) {
        double sum = around.time();
        for (int n = 0; n < plan.uniforms(); n++) {
            sum += (0.25 + n) * around.uniform(n);
        }
        for (int m = 0; m < plan.masks(); m++) {
            for (int n = 0; n < ofMasks.size(); n++) {
                int[] d = ofMasks.get(n);
                sum += around.mask(m, d[0], d[1], d[2]) / (3.0 + n);
            }
        }
        for (Axis axis : Axis.ALL.subList(0, plan.grid().dimensions())) {
            sum += 0.5 * around.centre(axis, 1) - 0.25 * around.centre(axis, -1);
            sum += around.width(axis, 1) - 0.5 * around.width(axis, 0) - 0.125 * around.width(axis, -1);
        }
        return sum;
    }

    private double beginning(Surroundings around) {
        double sum = 0;
        for (int f = 0; f < plan.fields().size(); f++) {
            for (int[] d : ofField.get(f)) {
                sum += around.start(f, d[0], d[1], d[2]) / (31 + f + d[0] + 2 * d[1] + 3 * d[2]);
            }
        }
        return sum;
    }
}
