package org.halocline.sample;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/// Covariances between scores, of single samples: those of the means are `samples` times smaller.
///
/// @param scores  their names
/// @param means   their means
/// @param matrix  `matrix[a][b]` = Σ(x − x̄)(y − ȳ)/(n − 1) for scores a and b; NaN for fewer than two samples
/// @param samples n
public record Covariances(List<String> scores, List<Double> means, List<List<Double>> matrix, long samples)
        implements TallyResult {
    public Covariances {
        scores = List.copyOf(scores);
        matrix = List.copyOf(matrix);
    }

    @Override
    public String name() {
        return String.join(", ", scores);
    }

    /// Mean of a score.
    public double mean(String score) {
        return means.get(number(score));
    }

    /// Covariance of two scores; the variance of one with itself.
    public double covariance(String a, String b) {
        return matrix.get(number(a)).get(number(b));
    }

    /// Pearson's correlation, from −1 to 1; NaN where a variance is 0.
    public double correlation(String a, String b) {
        double value = covariance(a, b) / (Math.sqrt(covariance(a, a)) * Math.sqrt(covariance(b, b)));
        return Double.isNaN(value) ? value : Math.clamp(value, -1, 1);
    }

    private int number(String score) {
        int number = scores.indexOf(score);
        if (number < 0) {
            throw new IllegalArgumentException("score=" + score + "; covariances are of " + name());
        }
        return number;
    }

    /// `correlations sum~product 0.891`.
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ", "correlations ", "");
        for (int a = 0; a < scores.size(); a++) {
            for (int b = 0; b < a; b++) {
                text.add(scores.get(b) + "~" + scores.get(a)
                        + String.format(Locale.ROOT, " %.3f", correlation(scores.get(b), scores.get(a))));
            }
        }
        return text.toString();
    }
}
