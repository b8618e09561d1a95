package org.halocline.simulations.options;

import java.util.List;
import java.util.Optional;
import org.halocline.error.ConfigurationException;
import org.halocline.model.Parameter;
import org.halocline.model.Verification;
import org.halocline.simulations.bulk.BulkSimulation;
import org.halocline.simulations.functions.Exp;
import org.halocline.simulations.functions.InverseNormal;

/// A European call or put where the variance is itself random: S. L. Heston, "A closed-form solution for options with
/// stochastic volatility with applications to bond and currency options" (1993),
/// [doi:10.1093/rfs/6.2.327](https://doi.org/10.1093/rfs/6.2.327).
///
/// dS = (r − q)S dt + √V·S dW, dV = κ(θ − V)dt + ξ√V dW′, dW dW′ = ρ dt.
///
/// **Scheme.** V takes `steps` equal steps by quadratic-exponential sampling, and ln S given V is normal, with the
/// correction that keeps the mean of S: L. Andersen, "Simple and efficient simulation of the Heston stochastic
/// volatility model" (2008), [doi:10.21314/JCF.2008.189](https://doi.org/10.21314/JCF.2008.189). Its normal increments
/// are independent of V and only their sum counts, so that one variate does for all of them: `steps` + 1 uniform
/// numbers make a sample, the first one for S. See [VariancePaths].
///
/// **What the answer must be.** `asset` is the discounted price at maturity, whose mean is S₀·e^−qT for any number of
/// steps; every run is verified with it. `price` has an error from the steps that shrinks with their number; the
/// semi-analytic value for comparison is in the tests.
///
/// `greeks` adds delta e^−rT·φI·S/S₀, pathwise, and gamma e^−rT·φI·K·Z/(S₀²√B), B the variance of ln S given V.
public record HestonOption(
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

        @Parameter(value = "time to maturity", unit = "year", defaultValue = "1", positive = true)
        double maturity,

        @Parameter(value = "variance today", unit = "1/year", defaultValue = "0.04", positive = true)
        double variance,

        @Parameter(value = "mean that the variance returns to", unit = "1/year", defaultValue = "0.04", positive = true)
        double meanVariance,

        @Parameter(value = "how fast it returns", unit = "1/year", defaultValue = "2", positive = true)
        double reversion,

        @Parameter(value = "volatility of the variance", unit = "1/year", defaultValue = "0.5", positive = true)
        double volatilityOfVariance,

        @Parameter(value = "correlation of price and variance", defaultValue = "-0.7", min = -1, max = 1)
        double correlation,

        @Parameter(value = "steps of the variance", defaultValue = "32", min = 1)
        int steps,

        @Parameter(value = "whether delta and gamma are estimated as well", defaultValue = "false")
        boolean greeks)
        implements BulkSimulation {

    public HestonOption {
        Payoff.requireStrike(strike);
        new Market(spot, rate, dividend, Math.sqrt(variance), maturity);
        if (!(meanVariance > 0) || !(reversion > 0) || !(volatilityOfVariance > 0) || !(Math.abs(correlation) < 1)) {
            throw new ConfigurationException("meanVariance=" + meanVariance + ", reversion=" + reversion
                    + ", volatilityOfVariance=" + volatilityOfVariance + ", correlation=" + correlation
                    + "; they must be positive, the correlation between −1 and 1");
        }
        if (steps < 1
                || !step(maturity / steps, meanVariance, reversion, volatilityOfVariance, correlation)
                        .keepsMean()) {
            throw new ConfigurationException("steps=" + steps + ", correlation=" + correlation
                    + "; the price has no mean with steps of " + maturity / steps + " years, use more steps");
        }
    }

    private static QuadraticExponential step(
            double step, double meanVariance, double reversion, double volatilityOfVariance, double correlation) {
        return new QuadraticExponential(meanVariance, reversion, volatilityOfVariance, correlation, step);
    }

    @Override
    public List<String> scores() {
        return greeks ? List.of("price", "asset", "delta", "gamma") : List.of("price", "asset");
    }

    /// One for the price, one for each step of the variance.
    @Override
    public int uniforms() {
        return 1 + steps;
    }

    @Override
    public void samples(int count, double[][] uniforms, double[][] scores) {
        VariancePaths paths = new VariancePaths(
                count, variance, step(maturity / steps, meanVariance, reversion, volatilityOfVariance, correlation));
        for (int step = 1; step <= steps; step++) {
            paths.advance(uniforms[step]);
        }
        double[] mean = paths.mean();
        double[] deviation = paths.deviation();
        double[] z = new double[count];
        double[] price = new double[count];
        InverseNormal.of(uniforms[0], z, count);
        double drift = (rate - dividend) * maturity;
        for (int s = 0; s < count; s++) {
            price[s] = mean[s] + deviation[s] * z[s] + drift;
        }
        Exp.of(price, price, count);
        double discount = StrictMath.exp(-rate * maturity);
        double[] asset = scores[1];
        for (int s = 0; s < count; s++) {
            price[s] *= spot;
            asset[s] = discount * price[s];
        }
        Payoff payoff = new Payoff(type, strike, discount);
        payoff.price(count, price, scores[0]);
        if (greeks) {
            for (int s = 0; s < count; s++) {
                z[s] /= deviation[s];
            }
            payoff.slope(count, price, price, 1 / spot, scores[2]);
            payoff.slope(count, price, z, strike / (spot * spot), scores[3]);
        }
    }

    @Override
    public Optional<Verification.OfScore> verification() {
        return Optional.of(new Verification.OfScore(
                "asset", spot * StrictMath.exp(-dividend * maturity), "the discounted price is a martingale"));
    }
}
