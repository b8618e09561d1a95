package org.halocline.sample;

import java.util.ArrayList;
import java.util.List;

/// Σxy for all pairs of some scores.
final class CovariancePart implements SumsPart {
    private final List<String> names;
    private final int[] scores;
    private final ExactSums products;

    /// @param scores their numbers
    CovariancePart(List<String> names, int[] scores) {
        this.names = names;
        this.scores = scores;
        this.products = new ExactSums(pairs(scores.length));
    }

    static int pairs(int scores) {
        return scores * (scores - 1) / 2;
    }

    @Override
    public ExactSums sums() {
        return products;
    }

    @Override
    public void endSample(long sample, double[] values) {
        int pair = 0;
        for (int a = 0; a < scores.length; a++) {
            for (int b = 0; b < a; b++) {
                products.get(pair++).addProduct(values[scores[a]], values[scores[b]]);
            }
        }
    }

    @Override
    public TallyResult result(Tally tally) {
        int count = scores.length;
        double[] means = new double[count];
        double[][] rows = new double[count][count];
        int pair = 0;
        for (int a = 0; a < count; a++) {
            means[a] = tally.estimate(scores[a]).mean();
            for (int b = 0; b < a; b++) {
                rows[a][b] = tally.covariance(scores[a], scores[b], products.get(pair++));
                rows[b][a] = rows[a][b];
            }
            rows[a][a] = tally.variance(scores[a]);
        }
        List<List<Double>> matrix = new ArrayList<>();
        for (double[] row : rows) {
            matrix.add(Numbers.of(row));
        }
        return new Covariances(names, Numbers.of(means), matrix, tally.samples());
    }
}
