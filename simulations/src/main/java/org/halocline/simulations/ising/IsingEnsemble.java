package org.halocline.simulations.ising;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.halocline.error.ConfigurationException;
import org.halocline.error.RunFailedException;
import org.halocline.model.Parameter;
import org.halocline.model.SampleSimulation;
import org.halocline.model.Verification;
import org.halocline.sample.SampleStream;
import org.halocline.sample.Scores;
import org.halocline.statistics.ChainScores;
import org.halocline.statistics.Derived;

/// The Ising model once more, on many small periodic lattices: a sample is a chain of its own, its
/// scores are means over the chain's sweeps.
///
/// States of one chain depend on each other, chains do not: the standard error over samples is honest
/// whatever the chains' correlation times are. With [Preparation#EXACT] there is no error of the
/// beginning either, and the means are unbiased after any number of sweeps.
///
/// | score | mean over the sweeps of |
/// |---|---|
/// | `energy` | e = E/N |
/// | `energySquared` | e² |
/// | `magnetisation` | \|m\|, m = Σs/N |
/// | `magnetisationSquared` | m² |
/// | `magnetisationFourth` | m⁴ |
///
/// Derived are the specific heat per spin `specificHeat` = N(⟨e²⟩ − ⟨e⟩²)/T² and the cumulant `binder` = 1 −
/// ⟨m⁴⟩/(3⟨m²⟩²), which at the critical temperature depends on the size of the lattice least: K. Binder, "Finite size
/// scaling analysis of Ising model block distribution functions" (1981),
/// [doi:10.1007/BF01293604](https://doi.org/10.1007/BF01293604).
///
/// **Coupling from the past.** A heat bath with the same random numbers keeps the order of two states:
/// if no spin of one is above the other's before a sweep, none is after. Start all spins up and all
/// spins down, t sweeps before now; if both end alike, so does every start, even one infinitely long
/// ago, and the end is a draw from exp(−E/T). If not, begin at 2t, with the same numbers for the last t
/// sweeps: a number is a function of the sweep, so that they need not be kept. J. G. Propp, D. B.
/// Wilson, "Exact sampling with coupled Markov chains and applications to statistical mechanics"
/// (1996), Random Structures & Algorithms 9, 223–252.
///
/// **What the answer must be.** The mean energy in two dimensions: [Kaufman]'s. In three for n = 2,
/// where the 256 states can be listed.
public record IsingEnsemble(
        @Parameter(value = "spins along each axis", defaultValue = "8", min = 2)
        int n,

        @Parameter(
                value = "temperature T, with energies in units of the coupling",
                defaultValue = "2.269185314213022",
                positive = true)
        double temperature,

        @Parameter(value = "space dimensions", defaultValue = "2", min = 2, max = 3)
        int dimensions,

        @Parameter(value = "how chains come to begin in equilibrium", defaultValue = "exact")
        Preparation preparation,

        @Parameter(value = "sweeps that do not count, with burn-in", defaultValue = "1000", min = 0)
        int burnIn,

        @Parameter(value = "sweeps that count", defaultValue = "100", min = 1)
        int sweeps)
        implements SampleSimulation {

    /// Sweeps after which coupling is given up.
    private static final int MOST_SWEEPS = 1 << 18;

    private static final int FIRST_SWEEPS = 16;

    public IsingEnsemble {
        if (dimensions < 2 || dimensions > 3) {
            throw new ConfigurationException("dimensions=" + dimensions + "; use 2 or 3");
        }
        int most = dimensions == 2 ? 4096 : 256;
        if (n < 2 || n > most) {
            throw new ConfigurationException(
                    "n=" + n + "; use 2 to " + most + ", and the simulation ising for larger lattices");
        }
        if (!(temperature > 0) || !Double.isFinite(temperature)) {
            throw new ConfigurationException("temperature=" + temperature + "; use a positive number");
        }
        if (burnIn < 0 || sweeps < 1) {
            throw new ConfigurationException(
                    "burnIn=" + burnIn + ", sweeps=" + sweeps + "; at least 0, and at least 1");
        }
    }

    @Override
    public List<String> scores() {
        return List.of("energy", "energySquared", "magnetisation", "magnetisationSquared", "magnetisationFourth");
    }

    /// Specific heat per spin and Binder cumulant.
    @Override
    public List<Derived> derived() {
        double scale = (dimensions == 2 ? (double) n * n : (double) n * n * n) / (temperature * temperature);
        return List.of(
                Derived.of("specificHeat", List.of("energy", "energySquared"), m -> scale * (m[1] - m[0] * m[0])),
                Derived.of(
                        "binder",
                        List.of("magnetisationSquared", "magnetisationFourth"),
                        m -> 1 - m[1] / (3 * m[0] * m[0])));
    }

    /// Chains that begin in equilibrium may be as short as they like.
    @Override
    public List<ChainScores> chains() {
        return preparation == Preparation.EXACT
                ? List.of()
                : List.of(
                        new ChainScores("energy", "energySquared", sweeps),
                        new ChainScores("magnetisation", "magnetisationSquared", sweeps));
    }

    @Override
    public void sample(SampleStream random, Scores scores) {
        Lattice lattice = new Lattice(n, dimensions);
        double[] up = Update.HEAT_BATH.table(dimensions, temperature);
        int[] state = preparation == Preparation.EXACT ? exact(lattice, up, random) : burntIn(lattice, up, random);
        double[] sums = new double[scores().size()];
        for (int sweep = 0; sweep < sweeps; sweep++) {
            if (sweep > 0) {
                lattice.sweep(state, up, future(random, burnIn + sweep));
            }
            double e = (double) lattice.energy(state) / lattice.spins();
            double m = (double) Lattice.magnetisation(state) / lattice.spins();
            sums[0] += e;
            sums[1] += e * e;
            sums[2] += Math.abs(m);
            sums[3] += m * m;
            sums[4] += m * m * (m * m);
        }
        for (int s = 0; s < sums.length; s++) {
            scores.score(s, sums[s] / sweeps);
        }
    }

    /// The numbers of a sweep after the first state; the past has even numbers.
    private static SampleStream future(SampleStream random, long sweep) {
        return random.subStream(2 * sweep + 1);
    }

    private int[] burntIn(Lattice lattice, double[] up, SampleStream random) {
        int[] state = lattice.uniform(1);
        for (int sweep = 0; sweep < burnIn; sweep++) {
            lattice.sweep(state, up, future(random, sweep));
        }
        return state;
    }

    // region coupling
    private int[] exact(Lattice lattice, double[] up, SampleStream random) {
        for (long ago = FIRST_SWEEPS; ago <= MOST_SWEEPS; ago *= 2) {
            int[] highest = lattice.uniform(1);
            int[] lowest = lattice.uniform(-1);
            for (long sweep = ago; sweep >= 1; sweep--) {
                lattice.sweep(highest, lowest, up, random.subStream(2 * sweep));
            }
            if (Arrays.equals(highest, lowest)) {
                return highest;
            }
        }
        throw new RunFailedException("preparation=exact, n=" + n + ", temperature=" + temperature + "; all up and all"
                + " down have not met after " + MOST_SWEEPS + " sweeps: use preparation=burn-in, a smaller n or a"
                + " higher temperature");
    }
    // endregion

    @Override
    public Optional<Verification.OfScore> verification() {
        if (dimensions == 2) {
            return Optional.of(new Verification.OfScore(
                    "energy",
                    new Kaufman(n, n, temperature).energy(),
                    "energy of the finite lattice, Kaufman 1949, doi:10.1103/PhysRev.76.1232"));
        }
        if (n == 2) {
            return Optional.of(new Verification.OfScore("energy", energyOfAll(), "all 256 states of the lattice"));
        }
        return Optional.empty();
    }

    /// Mean energy per spin, from a list of all states.
    private double energyOfAll() {
        Lattice lattice = new Lattice(n, dimensions);
        double weights = 0;
        double energies = 0;
        for (int bits = 0; bits < 1 << lattice.spins(); bits++) {
            int[] state = lattice.uniform(1);
            for (int c = 0; c < state.length; c++) {
                state[c] = (bits >> c & 1) == 0 ? -1 : 1;
            }
            int energy = lattice.energy(state);
            double weight = StrictMath.exp(-energy / temperature);
            weights += weight;
            energies += weight * energy;
        }
        return energies / weights / lattice.spins();
    }
}
