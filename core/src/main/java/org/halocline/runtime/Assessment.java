package org.halocline.runtime;

import java.util.List;
import org.halocline.grid.Axis;
import org.halocline.grid.Box;
import org.halocline.grid.CellFunction;
import org.halocline.grid.Field;
import org.halocline.grid.Grid;
import org.halocline.model.Errors;
import org.halocline.model.FieldSimulation;
import org.halocline.model.Norm;
import org.halocline.model.Solution;
import org.halocline.model.State;
import org.halocline.model.TimeSteps;
import org.halocline.model.Verification;
import org.halocline.reduce.Accumulator;
import org.halocline.reduce.Reduction;
import org.halocline.reduce.StateHash;

/// What a worker finds in its final state, in words that merge: the distance from what the simulation says is right.
///
/// | words | meaning |
/// |---|---|
/// | 0 | scale of the verification, bits |
/// | 1 … | accumulators: verification, then l1, l2 and linf of the distance from the solution |
final class Assessment {
    /// Words of the payload.
    static final int WORDS = 1 + 4 * Accumulator.WORDS;

    private Assessment() {}

    /// The hash of the owned values.
    static StateHash hash(State state) {
        StateHash hash = new StateHash();
        for (Field field : state.fields()) {
            Observer.eachRow(
                    field,
                    field.owned(),
                    (values, begin, end, index, i, j, k) -> hash.add(field.number(), index, values, begin, end));
        }
        return hash;
    }

    /// This worker's share.
    static long[] of(FieldSimulation simulation, State state, TimeSteps steps, double time) {
        long[] words = new long[WORDS];
        if (simulation.verification(state.seed()).isPresent()) {
            Verification.OfField proof = simulation.verification(state.seed()).get();
            Verification.Exact exact = proof.exact().apply(steps);
            words[0] = Double.doubleToRawLongBits(exact.scale());
            distance(state.field(proof.field()), exact.value(), List.of(proof.norm()), words, 1);
        }
        if (simulation.solution().isPresent()) {
            Solution solution = simulation.solution().get();
            distance(
                    state.field(solution.field()),
                    (x, y, z) -> solution.exact().at(x, y, z, time),
                    List.of(Norm.L1, Norm.L2, Norm.LINF),
                    words,
                    1 + Accumulator.WORDS);
        }
        return words;
    }

    private static void distance(Field field, CellFunction exact, List<Norm> norms, long[] words, int at) {
        Box owned = field.owned();
        double[] errors = new double[owned.size(Axis.X)];
        Grid grid = field.layout().grid();
        List<Accumulator> accumulators =
                norms.stream().map(norm -> new Accumulator(reduction(norm))).toList();
        Observer.eachRow(field, owned, (values, begin, end, index, i, j, k) -> {
            double y = field.spec().position(grid, Axis.Y, j);
            double z = field.spec().position(grid, Axis.Z, k);
            for (int c = begin; c < end; c++) {
                double x = field.spec().position(grid, Axis.X, i + (c - begin));
                errors[c - begin] = values[c] - exact.at(x, y, z);
            }
            accumulators.forEach(a -> a.add(errors, 0, end - begin, index));
        });
        for (int n = 0; n < accumulators.size(); n++) {
            accumulators.get(n).save(words, at + n * Accumulator.WORDS);
        }
    }

    private static Reduction reduction(Norm norm) {
        return switch (norm) {
            case L1 -> Reduction.SUM_OF_MAGNITUDES;
            case L2 -> Reduction.SUM_OF_SQUARES;
            case LINF -> Reduction.MAX_MAGNITUDE;
        };
    }

    private static double finish(Norm norm, double accumulated, long count) {
        return switch (norm) {
            case L1 -> accumulated / count;
            case L2 -> Math.sqrt(accumulated / count);
            case LINF -> accumulated;
        };
    }

    /// Merges all workers' shares.
    static final class Total {
        private final Accumulator verification;
        private final List<Accumulator> distances;
        private double scale;

        Total(FieldSimulation simulation) {
            Norm norm =
                    simulation.verification().map(Verification.OfField::norm).orElse(Norm.LINF);
            this.verification = new Accumulator(reduction(norm));
            this.distances = List.of(
                    new Accumulator(reduction(Norm.L1)),
                    new Accumulator(reduction(Norm.L2)),
                    new Accumulator(reduction(Norm.LINF)));
        }

        void merge(long[] words) {
            scale = Double.longBitsToDouble(words[0]);
            verification.mergeSaved(words, 1);
            for (int n = 0; n < distances.size(); n++) {
                distances.get(n).mergeSaved(words, 1 + (1 + n) * Accumulator.WORDS);
            }
        }

        Verification.Outcome outcome(Verification.OfField proof, long count) {
            // A solution that has vanished proves nothing: 0/0 does not pass.
            double error = finish(proof.norm(), verification.value(), count) / scale;
            return Verification.Outcome.of(error, proof.bound(), proof.reference());
        }

        Errors errors(long count) {
            return new Errors(
                    finish(Norm.L1, distances.get(0).value(), count),
                    finish(Norm.L2, distances.get(1).value(), count),
                    finish(Norm.LINF, distances.get(2).value(), count));
        }
    }
}
