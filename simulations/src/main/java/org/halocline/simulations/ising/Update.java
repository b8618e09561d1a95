package org.halocline.simulations.ising;

/// How a spin s among neighbours of sum h is drawn anew. Both leave exp(−E/T) as it is.
///
/// N. Metropolis, A. W. Rosenbluth, M. N. Rosenbluth, A. H. Teller, E. Teller, "Equation of state
/// calculations by fast computing machines" (1953),
/// [doi:10.1063/1.1699114](https://doi.org/10.1063/1.1699114); R. J. Glauber, "Time-dependent
/// statistics of the Ising model" (1963), [doi:10.1063/1.1703954](https://doi.org/10.1063/1.1703954).
public enum Update {
    /// It turns with probability min(1, exp(−2sh/T)).
    METROPOLIS {
        @Override
        double up(int spin, int sum, double temperature) {
            double turns = Math.min(1, StrictMath.exp(-2.0 * spin * sum / temperature));
            return spin > 0 ? 1 - turns : turns;
        }
    },

    /// It is up with probability 1/(1 + exp(−2h/T)), whatever it was.
    HEAT_BATH {
        @Override
        double up(int spin, int sum, double temperature) {
            return 1 / (1 + StrictMath.exp(-2.0 * sum / temperature));
        }
    };

    /// The probability that the spin is up afterwards.
    abstract double up(int spin, int sum, double temperature);

    /// The probability for all spins and sums: that of sum h at `h + 2d` for a spin that is down, and
    /// 4d + 1 places further on for one that is up.
    double[] table(int dimensions, double temperature) {
        int most = 2 * dimensions;
        int width = 2 * most + 1;
        double[] table = new double[2 * width];
        for (int sum = -most; sum <= most; sum++) {
            table[sum + most] = up(-1, sum, temperature);
            table[sum + most + width] = up(1, sum, temperature);
        }
        return table;
    }
}
