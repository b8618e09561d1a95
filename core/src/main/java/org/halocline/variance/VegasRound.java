package org.halocline.variance;

import java.util.ArrayList;
import java.util.List;
import org.halocline.model.RunResult;
import org.halocline.sample.Estimate;

/// What a run of a [VegasSample] says of its cubes.
///
/// With n_h samples in cube h of H, of mean m_h and variance s_h², the round's mean is Σ m_h/H and its variance
/// Σ s_h²/(n_h H²).
///
/// @param mean          of the round
/// @param standardError of that
/// @param plainVariance of a sample drawn anywhere: Σ E_h f²/H − mean²
/// @param deviations    s_h by cube
record VegasRound(double mean, double standardError, double plainVariance, List<Double> deviations) {

    static VegasRound of(RunResult result, VegasCubes cubes) {
        Estimate all = result.estimate("value");
        double n = all.samples();
        int count = cubes.count();
        if (count == 1) {
            double variance = all.standardError() * all.standardError() * n;
            return new VegasRound(all.mean(), all.standardError(), variance, List.of(Math.sqrt(variance)));
        }
        List<Double> deviations = new ArrayList<>();
        double variance = 0;
        double squares = 0;
        for (int h = 0; h < count; h++) {
            Estimate one = result.estimate("cube " + h);
            double own = cubes.samples(h);
            // Of all n samples those elsewhere scored 0.
            double sumOfSquares = one.standardError() * one.standardError() * n * (n - 1) + n * one.mean() * one.mean();
            double mean = one.mean() * n / own;
            double spread = Math.max(0, sumOfSquares - own * mean * mean) / (own - 1);
            deviations.add(Math.sqrt(spread));
            variance += spread / own;
            squares += sumOfSquares / own;
        }
        return new VegasRound(
                all.mean(),
                Math.sqrt(variance) / count,
                Math.max(0, squares / count - all.mean() * all.mean()),
                deviations);
    }
}
