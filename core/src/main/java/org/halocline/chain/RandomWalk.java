package org.halocline.chain;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.halocline.sample.SampleStream;

/// Random-walk Metropolis on ℝᵈ: a sweep proposes for each component in turn a normal step about where
/// it is, and takes it with probability min(1, exp(−β·ΔE)).
///
/// N. Metropolis and others, "Equation of state calculations by fast computing machines" (1953),
/// [doi:10.1063/1.1699114](https://doi.org/10.1063/1.1699114).
///
/// @param energy     −ln of the density, up to a constant
/// @param dimensions d
/// @param width      standard deviation of a proposed step at β = 1; at less it is wider by 1/√β
/// @param begin      every component at the beginning
public record RandomWalk(ToDoubleFunction<double[]> energy, int dimensions, double width, double begin)
        implements Target<double[]> {
    public RandomWalk {
        if (dimensions < 1 || !(width > 0)) {
            throw new IllegalArgumentException("dimensions=" + dimensions + ", width=" + width
                    + "; use at least one dimension and a positive width");
        }
    }

    @Override
    public double[] start(SampleStream random) {
        double[] state = new double[dimensions];
        Arrays.fill(state, begin);
        return state;
    }

    @Override
    public double energy(double[] state) {
        return energy.applyAsDouble(state);
    }

    @Override
    public double[] sweep(double[] state, double beta, SampleStream random) {
        double step = width / Math.sqrt(beta);
        double before = energy(state);
        for (int d = 0; d < dimensions; d++) {
            double old = state[d];
            state[d] = old + step * random.nextGaussian();
            double after = energy(state);
            if (random.nextDouble() < StrictMath.exp(-beta * (after - before))) {
                before = after;
            } else {
                state[d] = old;
            }
        }
        return state;
    }
}
