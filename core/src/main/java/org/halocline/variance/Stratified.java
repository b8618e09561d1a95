package org.halocline.variance;

import org.halocline.error.ConfigurationException;
import org.halocline.model.SampleSimulation;
import org.halocline.sample.SampleStream;
import org.halocline.sample.Scores;

/// Stratified sampling: the cube of the first numbers is cut into equal cells, and each sample takes one inner sample
/// from every cell.
///
/// Var = Σ σ²_cell / m² for m cells: only the variance within cells is left, never more than without. For a smooth
/// score it falls as m^(−1 − 2/d): W. G. Cochran, "Sampling Techniques" (1977), chapter 5.
///
/// @param inner      the simulation that is drawn
/// @param dimensions d: how many of its first numbers are stratified
/// @param strata     k: parts of each coordinate; there are m = k^d cells
public record Stratified(SampleSimulation inner, int dimensions, int strata) implements VarianceReduction {
    private static final long MOST = 1 << 24;

    public Stratified {
        if (dimensions < 1 || strata < 1 || Math.pow(strata, dimensions) > MOST) {
            throw new ConfigurationException("dimensions=" + dimensions + ", strata=" + strata
                    + "; use at least 1 each and at most 2^24 = strata^dimensions cells, or a Latin hypercube");
        }
    }

    @Override
    public long innerSamples() {
        long cells = 1;
        for (int d = 0; d < dimensions; d++) {
            cells *= strata;
        }
        return cells;
    }

    @Override
    public void sample(SampleStream random, Scores scores) {
        long cells = innerSamples();
        MeanScores means = new MeanScores(scores, inner, cells);
        int[] chosen = new int[dimensions];
        for (long cell = 0; cell < cells; cell++) {
            long rest = cell;
            for (int d = 0; d < dimensions; d++) {
                chosen[d] = (int) (rest % strata);
                rest /= strata;
            }
            inner.sample(new StratifiedStream(random.subStream(cell + 1), strata, chosen), means);
        }
        means.record();
    }
}
