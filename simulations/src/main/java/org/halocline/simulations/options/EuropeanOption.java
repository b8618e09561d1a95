package org.halocline.simulations.options;

import java.util.List;
import java.util.Optional;
import org.halocline.model.Parameter;
import org.halocline.model.Verification;
import org.halocline.simulations.bulk.BulkSimulation;
import org.halocline.simulations.functions.Exp;
import org.halocline.simulations.functions.InverseNormal;

/// A European call or put where the price moves as Black and Scholes assume, S = S₀·exp((r − q − σ²/2)T + σ√T·Z).
///
/// One uniform number makes Z. With I = 1 where the option pays, φ = 1 for a call and −1 for a put, the scores are
///
/// | score | | method |
/// |---|---|---|
/// | `price` | e^−rT·max(φ(S − K), 0) | |
/// | `delta` | e^−rT·φI·S/S₀ | pathwise |
/// | `vega` | e^−rT·φI·S·(√T·Z − σT) | pathwise |
/// | `gamma` | e^−rT·φI·K·Z/(S₀²σ√T) | likelihood ratio, then pathwise |
///
/// the last three with `greeks` only. M. Broadie, P. Glasserman, "Estimating security price derivatives using
/// simulation" (1996), [doi:10.1287/mnsc.42.2.269](https://doi.org/10.1287/mnsc.42.2.269).
public record EuropeanOption(
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

        @Parameter(value = "whether delta, vega and gamma are estimated as well", defaultValue = "false")
        boolean greeks)
        implements BulkSimulation {

    public EuropeanOption {
        Payoff.requireStrike(strike);
        new Market(spot, rate, dividend, volatility, maturity);
    }

    private Market market() {
        return new Market(spot, rate, dividend, volatility, maturity);
    }

    @Override
    public List<String> scores() {
        return greeks ? List.of("price", "delta", "vega", "gamma") : List.of("price");
    }

    @Override
    public int uniforms() {
        return 1;
    }

    @Override
    public void samples(int count, double[][] uniforms, double[][] scores) {
        Market market = market();
        double drift = market.drift() * maturity;
        double deviation = market.deviation();
        double[] z = greeks ? new double[count] : scores[0];
        double[] price = scores[0];
        InverseNormal.of(uniforms[0], z, count);
        for (int s = 0; s < count; s++) {
            price[s] = deviation * z[s] + drift;
        }
        Exp.of(price, price, count);
        for (int s = 0; s < count; s++) {
            price[s] *= spot;
        }
        Payoff payoff = new Payoff(type, strike, market.discount());
        if (greeks) {
            double[] slope = new double[count]; // ∂S/∂σ
            for (int s = 0; s < count; s++) {
                slope[s] = price[s] * (deviation * z[s] / volatility - volatility * maturity);
            }
            payoff.slope(count, price, price, 1 / spot, scores[1]);
            payoff.slope(count, price, slope, 1, scores[2]);
            payoff.slope(count, price, z, strike / (spot * spot * deviation), scores[3]);
        }
        payoff.price(count, price, scores[0]);
    }

    @Override
    public Optional<Verification.OfScore> verification() {
        double price = market().atMaturity().price(type, strike);
        return Optional.of(new Verification.OfScore("price", price, "Black–Scholes formula"));
    }
}
