package org.halocline.simulations.options;

import java.util.List;
import java.util.Optional;
import org.halocline.error.ConfigurationException;
import org.halocline.model.Parameter;
import org.halocline.model.SampleSimulation;
import org.halocline.model.Verification;
import org.halocline.sample.SampleStream;
import org.halocline.sample.Scores;
import org.halocline.variance.LevelSimulation;

/// A European call or put where dS = (r − q)S dt + σS dW is followed in steps of h = T/`steps`, as one must where the
/// equation has no solution in closed form: by Euler and Maruyama
///
/// S′ = S·(1 + (r − q)h + σΔW)
///
/// or by Milstein, S′ = S·(1 + (r − q)h + σΔW + σ²(ΔW² − h)/2), G. N. Milstein (1975),
/// [doi:10.1137/1119062](https://doi.org/10.1137/1119062). One normal number makes ΔW = √h·Z.
///
/// | score | |
/// |---|---|
/// | `price` | e^−rT·max(φ(S − K), 0), with an error of O(h) from the steps |
/// | `asset` | e^−rT·S, whose mean is exactly e^−rT·S₀(1 + (r − q)h)^steps: every plain run is verified with it |
///
/// As a [LevelSimulation] level l takes `steps`·2^l steps, and the coarse path the sums of pairs of the fine one's ΔW.
/// The levels tend to the formula of Black and Scholes, which a multilevel run is verified with. Variances of
/// corrections fall as 2^−l by Euler, 2^−2l by Milstein.
public record SteppedOption(
        @Parameter(value = "call or put", defaultValue = "call")
        OptionType type,

        @Parameter(value = "price today", defaultValue = "100", positive = true)
        double spot,

        @Parameter(value = "price at which one may buy or sell", defaultValue = "100", positive = true)
        double strike,

        @Parameter(value = "interest, continuously compounded", unit = "1/year", defaultValue = "0.05")
        double rate,

        @Parameter(value = "dividend yield", unit = "1/year", defaultValue = "0")
        double dividend,

        @Parameter(value = "volatility", unit = "1/√year", defaultValue = "0.2", positive = true)
        double volatility,

        @Parameter(value = "time to maturity", unit = "year", defaultValue = "1", positive = true)
        double maturity,

        @Parameter(value = "how a step is taken: euler or milstein", defaultValue = "milstein")
        Scheme scheme,

        @Parameter(value = "steps up to maturity; of level 0 in a multilevel run", defaultValue = "1", min = 1)
        int steps)
        implements SampleSimulation, LevelSimulation {

    /// More steps than this no one waits for.
    private static final long MOST_STEPS = 1L << 40;

    /// How a step is taken.
    public enum Scheme {
        /// By Euler and Maruyama: strong order ½.
        EULER,
        /// By Milstein: strong order 1.
        MILSTEIN
    }

    public SteppedOption {
        Payoff.requireStrike(strike);
        new Market(spot, rate, dividend, volatility, maturity);
        if (steps < 1) {
            throw new ConfigurationException("steps=" + steps + "; use at least 1");
        }
    }

    @Override
    public List<String> scores() {
        return List.of("price", "asset");
    }

    @Override
    public void sample(SampleStream random, Scores scores) {
        double h = maturity / steps;
        double root = Math.sqrt(h);
        double s = spot;
        for (int n = 0; n < steps; n++) {
            s = stepped(s, root * random.nextGaussian(), h);
        }
        double discount = discount();
        scores.score(0, discount * payoff(s));
        scores.score(1, discount * s);
    }

    @Override
    public Coupled sample(int level, SampleStream random) {
        long all = steps(level);
        double h = maturity / all;
        double root = Math.sqrt(h);
        double fine = spot;
        double coarse = spot;
        if (level == 0) {
            for (long n = 0; n < all; n++) {
                fine = stepped(fine, root * random.nextGaussian(), h);
            }
            return new Coupled(discount() * payoff(fine), 0);
        }
        for (long n = 0; n < all; n += 2) {
            double first = root * random.nextGaussian();
            double second = root * random.nextGaussian();
            fine = stepped(stepped(fine, first, h), second, h);
            coarse = stepped(coarse, first + second, 2 * h);
        }
        double discount = discount();
        return new Coupled(discount * payoff(fine), discount * payoff(coarse));
    }

    private long steps(int level) {
        long all = (long) steps << level;
        if (all > MOST_STEPS) {
            throw new ConfigurationException("level=" + level + ", steps=" + steps
                    + "; a path of that level takes too long, make finest smaller");
        }
        return all;
    }

    private double stepped(double s, double dw, double h) {
        double growth = 1 + (rate - dividend) * h + volatility * dw;
        return scheme == Scheme.EULER ? s * growth : s * (growth + volatility * volatility / 2 * (dw * dw - h));
    }

    private double payoff(double s) {
        return Math.max(0, type.sign() * (s - strike));
    }

    private double discount() {
        return StrictMath.exp(-rate * maturity);
    }

    /// Steps of the fine path and of the coarse one.
    @Override
    public double cost(int level) {
        return level == 0 ? steps : 1.5 * steps(level);
    }

    @Override
    public Optional<Verification.OfScore> verification() {
        double growth = StrictMath.pow(1 + (rate - dividend) * maturity / steps, steps);
        return Optional.of(new Verification.OfScore(
                "asset", discount() * spot * growth, "closed form of the discrete scheme, (1 + (r − q)h)^steps"));
    }

    @Override
    public Optional<Verification.OfScore> limit() {
        double price = new Market(spot, rate, dividend, volatility, maturity)
                .atMaturity()
                .price(type, strike);
        return Optional.of(new Verification.OfScore("price", price, "Black–Scholes formula"));
    }
}
