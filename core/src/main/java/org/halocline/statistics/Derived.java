package org.halocline.statistics;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/// A quantity made of the means of several scores: a ratio, a standard deviation, a yield per cost.
///
/// ```java
/// Derived.ratio("k", "neutrons", "fissions")
/// Derived.of("spread", List.of("x", "x²"), m -> Math.sqrt(m[1] - m[0] * m[0]))
/// ```
///
/// Its error follows from the covariance of the scores, see [DeltaMethod].
///
/// @param name     of the quantity; no score and no other quantity has it
/// @param scores   names of the scores, in the order in which the function takes their means
/// @param function value for the means; smooth near the true means
/// @param gradient its derivatives with respect to each mean; without them differences are taken
public record Derived(
        String name,
        List<String> scores,
        ToDoubleFunction<double[]> function,
        Optional<UnaryOperator<double[]>> gradient) {
    public Derived {
        scores = List.copyOf(scores);
        if (scores.isEmpty()) {
            throw new IllegalArgumentException("derived=" + name + ", scores=[]; name the scores that it is made of");
        }
    }

    /// A function of the means of some scores.
    public static Derived of(String name, List<String> scores, ToDoubleFunction<double[]> function) {
        return new Derived(name, scores, function, Optional.empty());
    }

    /// With known derivatives.
    public Derived gradient(UnaryOperator<double[]> of) {
        return new Derived(name, scores, function, Optional.of(of));
    }

    /// mean of `numerator` / mean of `denominator`.
    public static Derived ratio(String name, String numerator, String denominator) {
        return of(name, List.of(numerator, denominator), m -> m[0] / m[1])
                .gradient(m -> new double[] {1 / m[1], -m[0] / m[1] / m[1]});
    }

    /// Its value for the means of its scores, in their order.
    public double value(double[] means) {
        return function.applyAsDouble(means);
    }
}
