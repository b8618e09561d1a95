package org.halocline.statistics;

/// Means of several scores of the same samples, with the covariances of these means.
public interface Means {
    /// How many scores.
    int size();

    /// n.
    long samples();

    /// The mean of a score, from 0.
    double mean(int score);

    /// The covariance of two means: that of the scores, unbiased, divided by n. With itself the square of the standard
    /// error.
    double covariance(int a, int b);

    /// Means of samples that are all at hand: `scores[m][s]` is score number m of sample s.
    ///
    /// @throws IllegalArgumentException unless all scores have as many samples, at least two
    static Means of(double[][] scores) {
        int n = scores.length == 0 ? 0 : scores[0].length;
        double[] means = new double[scores.length];
        for (int m = 0; m < scores.length; m++) {
            if (scores[m].length != n || n < 2) {
                throw new IllegalArgumentException(
                        "score=" + m + ", samples=" + scores[m].length + "; each needs as many samples, two or more");
            }
            means[m] = Moments.mean(scores[m]);
        }
        double[][] covariances = new double[scores.length][scores.length];
        for (int a = 0; a < scores.length; a++) {
            for (int b = 0; b < scores.length; b++) {
                double products = 0;
                for (int s = 0; s < n; s++) {
                    products += (scores[a][s] - means[a]) * (scores[b][s] - means[b]);
                }
                covariances[a][b] = products / (n - 1.0) / n;
            }
        }
        return of(means, covariances, n);
    }

    /// Means with covariances that are known.
    ///
    /// @param means       not copied
    /// @param covariances of the means, symmetric, not copied
    static Means of(double[] means, double[][] covariances, long samples) {
        return new Means() {
            @Override
            public int size() {
                return means.length;
            }

            @Override
            public long samples() {
                return samples;
            }

            @Override
            public double mean(int score) {
                return means[score];
            }

            @Override
            public double covariance(int a, int b) {
                return covariances[a][b];
            }
        };
    }
}
