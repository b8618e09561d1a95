package org.halocline.chain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.halocline.sample.SampleStream;

/// Parallel tempering (replica exchange): chains on a ladder β₀ = 1 > β₁ > … of ever flatter
/// distributions exp(−β·energy), which exchange states so that those that cross barriers where it is
/// flat arrive where it counts.
///
/// After each sweep of all levels, pairs of neighbours (p, p + 1) exchange their states with
/// probability min(1, exp((β_p − β_{p+1})·(E_p − E_{p+1}))): even pairs after even sweeps, odd ones
/// after odd sweeps. K. Hukushima, K. Nemoto, "Exchange Monte Carlo method and application to spin
/// glass simulations" (1996), [doi:10.1143/JPSJ.65.1604](https://doi.org/10.1143/JPSJ.65.1604).
///
/// With L levels, sweep t = 1, 2, … of level l draws from sub-stream 1 + 2L·t + l of the sample, and
/// the exchange of pair p after it from sub-stream 1 + 2L·t + L + p; starts draw from those of t = 0.
/// So a decision is a function of (seed, sample, sweep, pair), however many numbers a sweep takes. A
/// single level is a plain chain.
///
/// @param <S> a state of the target
public final class Tempering<S> {
    private final Target<S> target;
    private final double[] betas;
    private final SampleStream random;
    private final List<S> states = new ArrayList<>();
    private final long[] tried;
    private final long[] exchanged;
    private long sweep;

    /// @param betas  of the levels, falling, the first 1
    /// @param random the stream of the sample
    public Tempering(Target<S> target, double[] betas, SampleStream random) {
        requireLadder(betas);
        this.target = target;
        this.betas = betas.clone();
        this.random = random;
        this.tried = new long[betas.length - 1];
        this.exchanged = new long[betas.length - 1];
        for (int level = 0; level < betas.length; level++) {
            states.add(target.start(stream(level)));
        }
    }

    private static void requireLadder(double[] betas) {
        boolean falls = betas.length > 0 && betas[0] == 1;
        for (int level = 1; level < betas.length; level++) {
            falls &= betas[level] < betas[level - 1] && betas[level] > 0;
        }
        if (!falls) {
            throw new IllegalArgumentException("betas=" + Arrays.toString(betas) + "; begin with 1 and fall, above 0");
        }
    }

    /// A ladder whose temperatures 1/β rise geometrically from 1.
    ///
    /// @param levels  how many, 1 for a plain chain
    /// @param hottest the last temperature
    public static double[] ladder(int levels, double hottest) {
        if (levels < 1 || (levels > 1 && !(hottest > 1))) {
            throw new IllegalArgumentException("levels=" + levels + ", hottest=" + hottest
                    + "; use at least one level, and a temperature above 1");
        }
        double[] betas = new double[levels];
        for (int level = 0; level < levels; level++) {
            betas[level] = level == 0 ? 1 : StrictMath.pow(hottest, -(double) level / (levels - 1));
        }
        return betas;
    }

    private SampleStream stream(int number) {
        return random.subStream(1 + 2L * betas.length * sweep + number);
    }

    /// One sweep on every level, then the exchanges.
    public void sweep() {
        sweep++;
        int levels = betas.length;
        for (int level = 0; level < levels; level++) {
            states.set(level, target.sweep(states.get(level), betas[level], stream(level)));
        }
        for (int pair = (int) (sweep % 2); pair + 1 < levels; pair += 2) {
            exchange(pair);
        }
    }

    private void exchange(int pair) {
        double gain = (betas[pair] - betas[pair + 1]) * (energy(pair) - energy(pair + 1));
        tried[pair]++;
        if (stream(betas.length + pair).nextDouble() < StrictMath.exp(gain)) {
            exchanged[pair]++;
            S cold = states.get(pair);
            states.set(pair, states.get(pair + 1));
            states.set(pair + 1, cold);
        }
    }

    /// Several sweeps.
    public void sweeps(long count) {
        for (long n = 0; n < count; n++) {
            sweep();
        }
    }

    /// The state on level 0, drawn from the target itself.
    public S state() {
        return states.getFirst();
    }

    /// The state on a level.
    public S state(int level) {
        return states.get(level);
    }

    /// The energy of the state on a level.
    public double energy(int level) {
        return target.energy(states.get(level));
    }

    /// Which part of the attempted exchanges between levels `pair` and `pair + 1` took place; NaN
    /// before the first. A ladder with one near 0 does not conduct: put levels closer.
    public double exchanged(int pair) {
        return (double) exchanged[pair] / tried[pair];
    }

    /// How many levels there are.
    public int levels() {
        return betas.length;
    }
}
