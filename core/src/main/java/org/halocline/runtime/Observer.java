package org.halocline.runtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.halocline.error.RunFailedException;
import org.halocline.grid.Axis;
import org.halocline.grid.Box;
import org.halocline.grid.Field;
import org.halocline.grid.Grid;
import org.halocline.grid.Layout;
import org.halocline.model.Observable;
import org.halocline.model.State;
import org.halocline.reduce.Accumulator;

/// Computes a worker's share of the observables, and looks for values that are no numbers.
final class Observer {
    private final State state;
    private final List<Share> shares = new ArrayList<>();
    private final long[] payload;
    private final double[] products;

    /// One observable on this subdomain.
    ///
    /// @param box the owned values that it looks at; may be empty
    private record Share(Observable observable, Field field, Box box, Accumulator accumulator) {}

    Observer(State state, Collection<Observable> observables) {
        this.state = state;
        for (Observable observable : observables) {
            Field field = state.field(observable.field());
            Box box = observable.region().box(state.grid(), field.spec()).intersect(field.owned());
            shares.add(new Share(
                    observable, field, box, new Accumulator(observable.kind().reduction())));
        }
        this.payload = new long[payloadWords(observables.size())];
        this.products = new double[state.fields().getFirst().layout().padded().size(Axis.X)];
    }

    static int payloadWords(int observables) {
        return observables * Accumulator.WORDS;
    }

    /// The accumulators over the present values, one after the other. The array is used again.
    long[] observe() {
        for (int n = 0; n < shares.size(); n++) {
            Share share = shares.get(n);
            share.accumulator.clear();
            if (share.observable.kind() == Observable.Kind.INTEGRAL) {
                integrate(share);
            } else {
                eachRow(
                        share.field,
                        share.box,
                        (values, begin, end, index, i, j, k) -> share.accumulator.add(values, begin, end, index));
            }
            share.accumulator.save(payload, n * Accumulator.WORDS);
        }
        return payload;
    }

    /// Σu·V with V = Δx·(Δy·Δz).
    private void integrate(Share share) {
        Grid grid = state.grid();
        eachRow(share.field, share.box, (values, begin, end, index, i, j, k) -> {
            double area = grid.width(Axis.Y, j) * grid.width(Axis.Z, k);
            for (int c = begin; c < end; c++) {
                products[c - begin] = values[c] * (grid.width(Axis.X, i + (c - begin)) * area);
            }
            share.accumulator.add(products, 0, end - begin, index);
        });
    }

    /// @throws RunFailedException naming the first value that is NaN or infinite
    void requireFinite(long step, double time) {
        for (int f = 0; f < state.fields().size(); f++) {
            Field field = state.fields().get(f);
            Box box = field.owned();
            Layout layout = field.layout();
            double[] values = field.now();
            double zero = 0;
            for (int k = box.beginZ(); k < box.endZ(); k++) {
                for (int j = box.beginY(); j < box.endY(); j++) {
                    int begin = layout.offset(box.beginX(), j, k);
                    zero += zeroIfFinite(values, begin, begin + box.endX() - box.beginX());
                }
            }
            if (zero != 0) {
                throw notFinite(field, step, time);
            }
        }
    }

    /// x · 0 is ±0 for every number and NaN for what is none.
    private static double zeroIfFinite(double[] values, int begin, int end) {
        double sum = 0;
        for (int c = begin; c < end; c++) {
            sum += values[c] * 0;
        }
        return sum;
    }

    private RunFailedException notFinite(Field field, long step, double time) {
        Box box = field.owned();
        for (int k = box.beginZ(); k < box.endZ(); k++) {
            for (int j = box.beginY(); j < box.endY(); j++) {
                for (int i = box.beginX(); i < box.endX(); i++) {
                    double value = field.at(i, j, k);
                    if (!Double.isFinite(value)) {
                        return new RunFailedException("field=" + field.name() + ", cell=(" + i + ", " + j + ", " + k
                                + "), value=" + value + ", found at step=" + step + ", time=" + time
                                + (step == 0
                                        ? "; the initial data must be finite"
                                        : "; the solution blew up: take a smaller cfl or dt, or check maxTimeStep()"));
                    }
                }
            }
        }
        throw new IllegalStateException("field=" + field.name() + "; every value is finite");
    }

    /// A run of values.
    @FunctionalInterface
    interface RowVisitor {
        /// @param values array
        /// @param begin  offset of the first value
        /// @param end    offset behind the last
        /// @param index  position of the first in the field
        /// @param i      its index along x
        /// @param j      along y
        /// @param k      along z
        void visit(double[] values, int begin, int end, long index, int i, int j, int k);
    }

    /// Visits values of a field row by row.
    static void eachRow(Field field, Box box, RowVisitor visitor) {
        if (box.isEmpty()) {
            return;
        }
        Layout layout = field.layout();
        int i = box.beginX();
        for (int k = box.beginZ(); k < box.endZ(); k++) {
            for (int j = box.beginY(); j < box.endY(); j++) {
                int begin = layout.offset(i, j, k);
                visitor.visit(field.now(), begin, begin + box.endX() - i, field.index(i, j, k), i, j, k);
            }
        }
    }
}
