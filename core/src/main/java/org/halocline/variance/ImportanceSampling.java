package org.halocline.variance;

import java.util.ArrayList;
import java.util.List;
import org.halocline.error.ConfigurationException;
import org.halocline.model.RunResult;
import org.halocline.model.SampleSimulation;
import org.halocline.sample.Estimate;
import org.halocline.sample.SampleStream;
import org.halocline.sample.Scores;
import org.halocline.sample.TallySpec;

/// Importance sampling by exponential tilting: rare numbers are drawn often, and each score is multiplied by the
/// likelihood ratio of what was drawn.
///
/// - Normal number i becomes z = x + a_i, weight exp(−a z + a²/2).
/// - Exponential number i becomes z = x / r_i, of rate r instead of 1, weight exp((r − 1) z) / r.
///
/// Only numbers that a sample draws count. For P(Z > c) the best shift is nearly c. D. Siegmund (1976),
/// [doi:10.1214/aos/1176343541](https://doi.org/10.1214/aos/1176343541). The weight is a further score, `weight`, whose
/// mean must come out as 1; [#effectiveSamples] and [#largestShare] warn of tilts that go
/// too far.
///
/// @param inner  the simulation that is drawn
/// @param shifts a: of the first normal numbers of a sample
/// @param rates  r: of the first exponential numbers of a sample, positive
public record ImportanceSampling(SampleSimulation inner, List<Double> shifts, List<Double> rates)
        implements VarianceReduction {
    private static final String WEIGHT = "weight";

    public ImportanceSampling {
        shifts = List.copyOf(shifts);
        rates = List.copyOf(rates);
        for (double shift : shifts) {
            if (!Double.isFinite(shift)) {
                throw new ConfigurationException("shifts=" + shifts + "; they must be finite");
            }
        }
        for (double rate : rates) {
            if (!(rate > 0 && Double.isFinite(rate))) {
                throw new ConfigurationException("rates=" + rates + "; they must be positive and finite");
            }
        }
        if (inner.scores().contains(WEIGHT)) {
            throw new ConfigurationException("scores=" + inner.scores() + "; the name weight is taken, use another");
        }
    }

    /// Shifts normal numbers only.
    public static ImportanceSampling shifted(SampleSimulation inner, double... shifts) {
        List<Double> all = new ArrayList<>();
        for (double shift : shifts) {
            all.add(shift);
        }
        return new ImportanceSampling(inner, all, List.of());
    }

    @Override
    public long innerSamples() {
        return 1;
    }

    @Override
    public List<String> scores() {
        List<String> names = new ArrayList<>(inner.scores());
        names.add(WEIGHT);
        return names;
    }

    /// The largest weight, and the histograms of the inner simulation, weighted: what they show is the distribution of
    /// the inner simulation. Its other tallies are left out.
    @Override
    public List<TallySpec> tallies() {
        List<TallySpec> all = new ArrayList<>();
        all.add(TallySpec.extremes(WEIGHT));
        for (TallySpec tally : inner.tallies()) {
            if (tally instanceof TallySpec.Histogram histogram) {
                all.add(TallySpec.weightedHistogram(histogram.name(), histogram.bins()));
            }
        }
        return all;
    }

    @Override
    public void sample(SampleStream random, Scores scores) {
        Recorded values = new Recorded(inner);
        Tilted stream = new Tilted(random, this);
        inner.sample(stream, values);
        double weight = stream.weight();
        for (int s = 0; s < values.count(); s++) {
            scores.score(s, weight * values.value(s));
        }
        scores.score(values.count(), weight);
        values.weigh(scores, 1, weight);
    }

    /// The part of all weights that the largest one has: where it is more than a few percent, a single sample decides,
    /// and the standard error is not to be trusted.
    ///
    /// @param result of a run of this simulation
    public static double largestShare(RunResult result) {
        Estimate weight = result.estimate(WEIGHT);
        return result.tallies().extremes(WEIGHT).greatest() / (weight.mean() * weight.samples());
    }

    /// Kish's effective number of samples, (Σw)² / Σw²: so many equal weights would be as sure. A small part of all
    /// samples says that few of them decide; for a rare event that is as it must be, and the relative error of the
    /// score tells more.
    ///
    /// @param result of a run of this simulation
    public static double effectiveSamples(RunResult result) {
        Estimate weight = result.estimate(WEIGHT);
        double n = weight.samples();
        double mean = weight.mean();
        double spread = weight.standardError() * weight.standardError() * (n - 1);
        return n * mean * mean / (mean * mean + spread);
    }
}
