package org.halocline.simulations.options;

import java.util.List;
import java.util.Optional;
import org.halocline.error.ConfigurationException;
import org.halocline.model.Parameter;
import org.halocline.model.Verification;
import org.halocline.simulations.bulk.BulkSimulation;
import org.halocline.simulations.functions.Exp;
import org.halocline.simulations.functions.InverseNormal;

/// A call or put on the average of d equal assets, any two of which have the same correlation ρ.
///
/// With a = √(1 − ρ) and a + bd = √(1 + (d − 1)ρ), the normal variates a·Z_i + b·ΣZ_j have correlation ρ: d uniform
/// numbers make a sample, and one dimension more costs no more than one number more.
///
/// The geometric average is lognormal with variance σ²T·λ² of its logarithm, λ² = (1 + (d − 1)ρ)/d, which every run is
/// verified with, in any number of dimensions.
///
/// `greeks` adds those of the arithmetic average A when the prices, or the volatilities, of all assets change together:
/// delta e^−rT·φI·A/S₀ and vega e^−rT·φI·∂A/∂σ pathwise, gamma e^−rT·φI·K·M/(S₀²σ√T·λ) with M = ΣZ_i/√d, of which A is
/// a factor exp(σ√T·λM).
public record BasketOption(
        @Parameter(value = "call or put", defaultValue = "call")
        OptionType type,

        @Parameter(value = "how many assets", defaultValue = "5", min = 1, max = 10_000)
        int assets,

        @Parameter(value = "price of each asset today", defaultValue = "100", positive = true)
        double spot,

        @Parameter(value = "what is subtracted from the average", defaultValue = "100", positive = true)
        double strike,

        @Parameter(value = "interest, continuously compounded", unit = "1/year", defaultValue = "0.05")
        double rate,

        @Parameter(value = "dividend yield of each asset", unit = "1/year", defaultValue = "0")
        double dividend,

        @Parameter(value = "volatility of each asset", unit = "1/√year", defaultValue = "0.2", positive = true)
        double volatility,

        @Parameter(value = "correlation between any two assets", defaultValue = "0.5", min = -1, max = 1)
        double correlation,

        @Parameter(value = "time to maturity", unit = "year", defaultValue = "1", positive = true)
        double maturity,

        @Parameter(value = "whether delta, vega and gamma are estimated as well", defaultValue = "false")
        boolean greeks)
        implements BulkSimulation {

    public BasketOption {
        Payoff.requireStrike(strike);
        new Market(spot, rate, dividend, volatility, maturity);
        if (assets < 1 || !(correlation <= 1) || !(1 + (assets - 1) * correlation > 0)) {
            throw new ConfigurationException("correlation=" + correlation + ", assets=" + assets
                    + "; it must be above −1/(assets − 1) and at most 1");
        }
    }

    private Market market() {
        return new Market(spot, rate, dividend, volatility, maturity);
    }

    @Override
    public List<String> scores() {
        return greeks
                ? List.of("arithmetic", "geometric", "delta", "vega", "gamma")
                : List.of("arithmetic", "geometric");
    }

    /// One for each asset.
    @Override
    public int uniforms() {
        return assets;
    }

    /// λ, the standard deviation of the average of the assets' normal variates.
    private double common() {
        return Math.sqrt((1 + (assets - 1) * correlation) / assets);
    }

    @Override
    public void samples(int count, double[][] uniforms, double[][] scores) {
        Market market = market();
        double drift = market.drift() * maturity;
        double own = Math.sqrt(1 - correlation);
        double shared = (Math.sqrt(assets) * common() - own) / assets;
        double ofOwn = market.deviation() * own;
        double ofSum = market.deviation() * shared;
        double[][] z = new double[assets][count];
        double[] sum = new double[count];
        for (int asset = 0; asset < assets; asset++) {
            double[] normal = z[asset];
            InverseNormal.of(uniforms[asset], normal, count);
            for (int s = 0; s < count; s++) {
                sum[s] += normal[s];
            }
        }
        double[] growth = new double[count];
        double[] arithmetic = new double[count];
        double[] slope = new double[greeks ? count : 0];
        for (double[] x : z) {
            for (int s = 0; s < count; s++) {
                x[s] = ofOwn * x[s] + ofSum * sum[s] + drift;
            }
            Exp.of(x, growth, count);
            for (int s = 0; s < count; s++) {
                arithmetic[s] += growth[s];
            }
            if (greeks) {
                addSlope(count, x, growth, slope);
            }
        }
        double[] geometric = geometric(count, drift, ofOwn / assets + ofSum, sum);
        for (int s = 0; s < count; s++) {
            arithmetic[s] *= spot / assets;
        }
        Payoff payoff = new Payoff(type, strike, market.discount());
        payoff.price(count, arithmetic, scores[0]);
        payoff.price(count, geometric, scores[1]);
        if (greeks) {
            double gamma = strike / (spot * spot * market.deviation() * common() * Math.sqrt(assets));
            payoff.slope(count, arithmetic, arithmetic, 1 / spot, scores[2]);
            payoff.slope(count, arithmetic, slope, spot / assets, scores[3]);
            payoff.slope(count, arithmetic, sum, gamma, scores[4]);
        }
    }

    /// ∂x/∂σ, where x = (r − q − σ²/2)T + σW.
    private void addSlope(int count, double[] x, double[] growth, double[] slope) {
        double drift = (rate - dividend + volatility * volatility / 2) * maturity;
        for (int s = 0; s < count; s++) {
            slope[s] += growth[s] * ((x[s] - drift) / volatility);
        }
    }

    private double[] geometric(int count, double drift, double factor, double[] sum) {
        double[] geometric = new double[count];
        for (int s = 0; s < count; s++) {
            geometric[s] = factor * sum[s] + drift;
        }
        Exp.of(geometric, geometric, count);
        for (int s = 0; s < count; s++) {
            geometric[s] *= spot;
        }
        return geometric;
    }

    /// The geometric average.
    Lognormal geometric() {
        Market market = market();
        double deviation = market.deviation() * common();
        double forward = spot * StrictMath.exp(market.drift() * maturity + deviation * deviation / 2);
        return new Lognormal(forward, deviation, market.discount());
    }

    @Override
    public Optional<Verification.OfScore> verification() {
        double price = geometric().price(type, strike);
        return Optional.of(new Verification.OfScore("geometric", price, "closed form for the geometric average"));
    }
}
