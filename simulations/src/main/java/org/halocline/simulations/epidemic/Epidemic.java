package org.halocline.simulations.epidemic;

import java.util.List;
import java.util.Optional;
import org.halocline.error.ConfigurationException;
import org.halocline.model.Parameter;
import org.halocline.model.SampleSimulation;
import org.halocline.model.Verification;
import org.halocline.sample.Bins;
import org.halocline.sample.SampleStream;
import org.halocline.sample.Scores;
import org.halocline.sample.TallySpec;

/// An epidemic in a closed population of N: susceptible, infected, recovered (SIR), one event at a time.
///
/// **Method.** With s susceptible and i infected people an infection comes at the rate βsi/N and a recovery at the rate
/// γi. The time to the next event is exponential with the sum of both, and each event is of a kind in proportion to its
/// rate. The epidemic is over when nobody is infected.
///
/// **Scores.** `infected`: how many were infected in all, those at the beginning included; a histogram shows its two
/// peaks, epidemics that die out at once and others. `duration`: how long it lasted.
///
/// **What the answer must be.** [Course] computes both means exactly, by one pass over all states; populations of
/// 4000 and less are verified.
///
/// See D. T. Gillespie, "Exact stochastic simulation of coupled chemical reactions" (1977),
/// [doi:10.1021/j100540a008](https://doi.org/10.1021/j100540a008), and for the deterministic limit W. O. Kermack, A. G.
/// McKendrick (1927), [doi:10.1098/rspa.1927.0118](https://doi.org/10.1098/rspa.1927.0118).
public record Epidemic(
        @Parameter(value = "people, N", defaultValue = "200", min = 1, max = 1000000000)
        int population,

        @Parameter(value = "infected at the beginning", defaultValue = "2", min = 1)
        int infected,

        @Parameter(
                value = "contacts that infect, per infected and unit of time, β",
                unit = "1/d",
                defaultValue = "1.5",
                min = 0)
        double contact,

        @Parameter(
                value = "recoveries per infected and unit of time, γ",
                unit = "1/d",
                defaultValue = "1",
                positive = true)
        double recovery)
        implements SampleSimulation {

    private static final int MOST_VERIFIED = 4000;
    private static final int MOST_BINS = 100;

    public Epidemic {
        if (population < 1) {
            throw new ConfigurationException("population=" + population + "; use at least 1");
        }
        if (infected < 1 || infected > population) {
            throw new ConfigurationException("infected=" + infected + "; use 1 to population=" + population);
        }
        if (!(contact >= 0) || !Double.isFinite(contact)) {
            throw new ConfigurationException("contact=" + contact + "; use 0 or a positive number");
        }
        if (!(recovery > 0) || !Double.isFinite(recovery)) {
            throw new ConfigurationException("recovery=" + recovery + "; use a positive number");
        }
    }

    @Override
    public List<String> scores() {
        return List.of("infected", "duration");
    }

    /// How large the outbreak was, each bin taking as many whole numbers; and quantiles of how long it lasted.
    @Override
    public List<TallySpec> tallies() {
        int width = Math.ceilDiv(population, MOST_BINS);
        int bins = Math.ceilDiv(population, width);
        return List.of(
                TallySpec.histogram("infected", Bins.equal(0.5, 0.5 + (double) width * bins, bins)),
                TallySpec.quantiles("duration").positive());
    }

    @Override
    public void sample(SampleStream random, Scores scores) {
        int susceptible = population - infected;
        int sick = infected;
        double time = 0;
        while (sick > 0) {
            double infection = contact * susceptible / population; // per infected
            double rate = infection + recovery;
            time += random.nextExponential() / (rate * sick);
            if (random.nextDouble() * rate < infection) {
                susceptible--;
                sick++;
            } else {
                sick--;
            }
        }
        scores.score(0, population - susceptible);
        scores.score(1, time);
    }

    /// The exact distribution of what happens.
    public Course course() {
        return Course.of(this);
    }

    @Override
    public Optional<Verification.OfScore> verification() {
        return population > MOST_VERIFIED
                ? Optional.empty()
                : Optional.of(
                        new Verification.OfScore("infected", course().meanInfected(), "recursion over all states"));
    }
}
