package org.halocline.model;

import java.util.Optional;
import java.util.function.Function;
import org.halocline.grid.CellFunction;
import org.halocline.sample.Estimate;

/// The proof that a simulation carries: what the answer must be, and how close.
public sealed interface Verification {
    /// Where the right answer comes from.
    String reference();

    /// A field that is known everywhere, best as the exact solution of the discrete scheme.
    ///
    /// The error is ‖u − exact‖ / scale over all values of the field.
    ///
    /// @param field     name of the field
    /// @param norm      how errors become one
    /// @param bound     largest error that passes
    /// @param reference where the right answer comes from
    /// @param exact     the answer after the steps taken
    record OfField(String field, Norm norm, double bound, String reference, Function<TimeSteps, Exact> exact)
            implements Verification {
        /// By the largest error.
        public OfField(String field, double bound, String reference, Function<TimeSteps, Exact> exact) {
            this(field, Norm.LINF, bound, reference, exact);
        }
    }

    /// A known field.
    ///
    /// @param scale size of the values, for a relative error
    /// @param value the right value at each position of the field
    record Exact(double scale, CellFunction value) {}

    /// A score whose mean is known. It passes when the estimate lies within four standard errors.
    ///
    /// @param score     name of the score
    /// @param mean      its exact mean
    /// @param reference where the right answer comes from
    record OfScore(String score, double mean, String reference) implements Verification {
        /// How many standard errors the estimate may be off.
        public static final double STANDARD_ERRORS = 4;

        /// What an estimate of the mean of this score proves; nothing if it has no error.
        ///
        /// @param bias by which it may be off besides
        public Optional<Outcome> judge(Estimate estimate, double bias) {
            return estimate.samples() < 2
                    ? Optional.empty()
                    : Optional.of(Outcome.of(
                            Math.abs(estimate.mean() - mean),
                            STANDARD_ERRORS * estimate.standardError() + bias,
                            reference));
        }
    }

    /// What a verification found.
    ///
    /// @param passed    whether error ≤ bound
    /// @param error     distance from the right answer
    /// @param bound     largest error that passes
    /// @param reference where the right answer comes from
    record Outcome(boolean passed, double error, double bound, String reference) {
        /// Passes when the error is a number within the bound.
        public static Outcome of(double error, double bound, String reference) {
            return new Outcome(error <= bound, error, bound, reference);
        }
    }
}
