package org.halocline.runtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.halocline.error.RunFailedException;
import org.halocline.grid.Box;
import org.halocline.grid.Field;
import org.halocline.grid.Layout;
import org.halocline.model.Observable;
import org.halocline.model.State;
import org.halocline.reduce.Accumulator;

/// Computes a worker's share of the observables, and looks for values that are no numbers.
final class Observer {
    private final State state;
    private final List<Field> fields = new ArrayList<>();
    private final List<Accumulator> accumulators = new ArrayList<>();
    private final long[] payload;

    Observer(State state, Collection<Observable> observables) {
        this.state = state;
        for (Observable observable : observables) {
            fields.add(state.field(observable.field()));
            accumulators.add(new Accumulator(observable.kind().reduction()));
        }
        this.payload = new long[payloadWords(observables.size())];
    }

    static int payloadWords(int observables) {
        return observables * Accumulator.WORDS;
    }

    /// The accumulators over the present values, one after the other. The array is used again.
    long[] observe() {
        for (int n = 0; n < accumulators.size(); n++) {
            Accumulator accumulator = accumulators.get(n);
            accumulator.clear();
            Field field = fields.get(n);
            eachRow(field, (values, begin, end) -> accumulator.add(values, begin, end));
            accumulator.save(payload, n * Accumulator.WORDS);
        }
        return payload;
    }

    /// @throws RunFailedException naming the first value that is NaN or infinite
    void requireFinite(long step, double time) {
        for (Field field : state.fields()) {
            double[] zero = new double[1];
            // x · 0 is ±0 for every number and NaN for what is none.
            eachRow(field, (values, begin, end) -> {
                double sum = 0;
                for (int c = begin; c < end; c++) {
                    sum += values[c] * 0;
                }
                zero[0] += sum;
            });
            if (zero[0] != 0) {
                throw notFinite(field, step, time);
            }
        }
    }

    private RunFailedException notFinite(Field field, long step, double time) {
        Box box = field.layout().owned();
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

    /// A run of cells: offsets `begin` to `end` in an array.
    @FunctionalInterface
    interface RowVisitor {
        void visit(double[] values, int begin, int end);
    }

    /// Visits the owned cells of a field row by row.
    static void eachRow(Field field, RowVisitor visitor) {
        Layout layout = field.layout();
        Box box = layout.owned();
        for (int k = box.beginZ(); k < box.endZ(); k++) {
            for (int j = box.beginY(); j < box.endY(); j++) {
                int begin = layout.offset(box.beginX(), j, k);
                visitor.visit(field.now(), begin, begin + box.endX() - box.beginX());
            }
        }
    }
}
