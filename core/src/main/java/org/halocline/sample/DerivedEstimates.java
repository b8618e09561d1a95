package org.halocline.sample;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import org.halocline.error.ConfigurationException;
import org.halocline.statistics.DeltaMethod;
import org.halocline.statistics.Derived;
import org.halocline.statistics.Means;
import org.halocline.statistics.Propagated;

/// Estimates of quantities derived from scores, by the [delta method][DeltaMethod].
public final class DerivedEstimates {
    private DerivedEstimates() {}

    /// Makes sure that quantities are made of scores that exist and have names of their own.
    ///
    /// @throws ConfigurationException if not
    public static void check(List<Derived> derived, List<String> scores) {
        Set<String> names = new HashSet<>(scores);
        for (Derived quantity : derived) {
            if (!names.add(quantity.name())) {
                throw new ConfigurationException("derived=" + quantity.name()
                        + "; a score or another quantity has this name, give it one of its own");
            }
            for (String score : quantity.scores()) {
                if (!scores.contains(score)) {
                    throw new ConfigurationException("derived=" + quantity.name() + ", score=" + score
                            + "; name one of " + String.join(", ", scores));
                }
            }
        }
    }

    /// The scores whose covariances are needed, each once: those of quantities made of several.
    public static List<String> covariances(List<Derived> derived) {
        return derived.stream()
                .filter(quantity -> new HashSet<>(quantity.scores()).size() > 1)
                .flatMap(quantity -> quantity.scores().stream())
                .distinct()
                .toList();
    }

    /// All scores that quantities are made of, each once.
    public static List<String> scores(List<Derived> derived) {
        return derived.stream()
                .flatMap(quantity -> quantity.scores().stream())
                .distinct()
                .toList();
    }

    /// Value and error of a quantity.
    ///
    /// @param scores     the estimate of each score
    /// @param covariance of two scores in single samples, unbiased; not asked for a score with itself
    public static Estimate of(
            Derived derived, Function<String, Estimate> scores, ToDoubleBiFunction<String, String> covariance) {
        List<String> names = derived.scores();
        List<Estimate> estimates = names.stream().map(scores).toList();
        long samples = estimates.getFirst().samples();
        double[] means = estimates.stream().mapToDouble(Estimate::mean).toArray();
        double[][] covariances = new double[means.length][means.length];
        for (int a = 0; a < means.length; a++) {
            for (int b = 0; b < means.length; b++) {
                double error = estimates.get(a).standardError();
                covariances[a][b] = names.get(a).equals(names.get(b))
                        ? error * error
                        : covariance.applyAsDouble(names.get(a), names.get(b)) / samples;
            }
        }
        Propagated propagated = DeltaMethod.of(derived, Means.of(means, covariances, samples));
        return new Estimate(propagated.value(), propagated.standardError(), samples, Estimate.Kind.DERIVED);
    }
}
