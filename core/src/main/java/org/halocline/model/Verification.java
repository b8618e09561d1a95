package org.halocline.model;

import java.util.Optional;
import java.util.function.Function;
import org.halocline.grid.CellFunction;
import org.halocline.sample.Estimate;
import org.halocline.statistics.Intervals;

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
    /// Few samples do not know their error well: for them it is Student's factor of the same rarity. Few hits are
    /// held against the error that the exact mean lets expect, if that is larger.
    ///
    /// Samples that are all equal have no error: the estimate is then neither right nor wrong.
    ///
    /// @param score     name of the score
    /// @param mean      its exact mean
    /// @param reference where the right answer comes from
    record OfScore(String score, double mean, String reference) implements Verification {
        /// How many standard errors the estimate may be off.
        public static final double STANDARD_ERRORS = 4;

        /// P(−4 ≤ Z ≤ 4), Z standard normal: computed by mpmath with 30 digits.
        private static final double LEVEL = 0.9999366575163338;

        /// The exact mean is known to so much of itself, however small the error of the estimate.
        private static final double ROUNDING = 1e-12;

        /// What an estimate of the score shows; nothing if it has no error.
        public Optional<Outcome> outcome(Estimate estimate) {
            return outcome(estimate, 0);
        }

        /// The same of an estimate that is biased.
        ///
        /// @param bias by which it may be off besides
        public Optional<Outcome> outcome(Estimate estimate, double bias) {
            double error = Math.abs(estimate.mean() - mean);
            double rounding = ROUNDING * Math.abs(mean);
            if (estimate.samples() < 2 || (!(estimate.standardError() > 0) && !(error <= rounding))) {
                return Optional.empty();
            }
            double student = Intervals.student(0, estimate.standardError(), (double) estimate.degreesOfFreedom(), LEVEL)
                    .high();
            double known = Double.isFinite(student) ? Math.max(student, ofHits(estimate)) : 0;
            return Optional.of(Outcome.of(error, Math.max(rounding, known) + bias, reference));
        }

        /// Four errors of the part of hits, were the exact mean true. Few hits know less of their error.
        private double ofHits(Estimate estimate) {
            return estimate.kind() == Estimate.Kind.PROPORTION && mean > 0 && mean < 1
                    ? STANDARD_ERRORS * Math.sqrt(mean * (1 - mean) / estimate.samples())
                    : 0;
        }
    }

    /// An observable whose mean over time is known. It passes when the average lies within four standard errors.
    ///
    /// @param observable what is averaged
    /// @param mean       its exact mean
    /// @param reference  where the right answer comes from
    record OfAverage(Observable observable, double mean, String reference) implements Verification {
        /// How many standard errors the average may be off.
        public static final double STANDARD_ERRORS = 4;
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
