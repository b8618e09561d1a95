package org.halocline.simulations.options;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.halocline.error.ConfigurationException;
import org.halocline.model.Parameter;
import org.halocline.model.Verification;
import org.halocline.simulations.bulk.BulkSimulation;
import org.halocline.simulations.functions.Exp;
import org.halocline.simulations.functions.InverseNormal;

/// A call or put on the average price over n dates, evenly spaced up to maturity: T/n, 2T/n, … T or, `fromStart`, 0,
/// T/(n − 1), … T.
///
/// Each path gives both the arithmetic and the geometric average. The geometric one is lognormal, which every run is
/// verified with: with m steps of Δ = T/m and w_k the share of dates at or after the end of step k,
///
/// ln G = ln S₀ + Σ w_k·((r − q − σ²/2)Δ + σ√Δ·Z_k)
///
/// A. G. Z. Kemna, A. C. F. Vorst, "A pricing method for options based on average asset values" (1990),
/// [doi:10.1016/0378-4266(90)90039-5](https://doi.org/10.1016/0378-4266(90)90039-5).
///
/// `greeks` adds those of the arithmetic average A: delta and vega pathwise, e^−rT·φI·A/S₀ and e^−rT·φI·∂A/∂σ. Gamma
/// needs the density of A at the strike: all of A that is not known today is proportional to exp(σ√Δ·Z₁), which gives
/// e^−rT·φI·K²·Z₁/(S₀²(K − a)σ√Δ), a = S₀/n with `fromStart`, else 0; its variance grows as 1/Δ.
public record AsianOption(
        @Parameter(value = "call or put", defaultValue = "call")
        OptionType type,

        @Parameter(value = "price today", defaultValue = "100", positive = true)
        double spot,

        @Parameter(value = "what is subtracted from the average", defaultValue = "100", positive = true)
        double strike,

        @Parameter(value = "interest, continuously compounded", unit = "1/year", defaultValue = "0.05")
        double rate,

        @Parameter(value = "dividend yield", unit = "1/year", defaultValue = "0")
        double dividend,

        @Parameter(value = "volatility", unit = "1/√year", defaultValue = "0.2", positive = true)
        double volatility,

        @Parameter(value = "time to maturity", unit = "year", defaultValue = "1", positive = true)
        double maturity,

        @Parameter(value = "dates whose prices are averaged", defaultValue = "12", min = 1)
        int fixings,

        @Parameter(value = "whether today is the first of these dates", defaultValue = "false")
        boolean fromStart,

        @Parameter(value = "whether delta, vega and gamma are estimated as well", defaultValue = "false")
        boolean greeks)
        implements BulkSimulation {

    public AsianOption {
        Payoff.requireStrike(strike);
        new Market(spot, rate, dividend, volatility, maturity);
        if (fixings < (fromStart ? 2 : 1)) {
            throw new ConfigurationException(
                    "fixings=" + fixings + ", fromStart=" + fromStart + "; there must be a date after today");
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

    /// One for each step.
    @Override
    public int uniforms() {
        return fromStart ? fixings - 1 : fixings;
    }

    private double step() {
        return maturity / uniforms();
    }

    @Override
    public void samples(int count, double[][] uniforms, double[][] scores) {
        Market market = market();
        double drift = market.drift() * step();
        double deviation = volatility * Math.sqrt(step());
        double[] z = new double[count];
        double[] x = new double[count]; // ln(S/S₀)
        double[] growth = new double[count];
        double[] arithmetic = new double[count]; // Σ S/S₀
        double[] geometric = new double[count]; // Σ ln(S/S₀)
        double[] slope = new double[greeks ? count : 0]; // Σ ∂(S/S₀)/∂σ
        Arrays.fill(arithmetic, fromStart ? 1 : 0);
        for (int step = 0; step < uniforms.length; step++) {
            InverseNormal.of(uniforms[step], z, count);
            for (int s = 0; s < count; s++) {
                x[s] += deviation * z[s] + drift;
                geometric[s] += x[s];
            }
            Exp.of(x, growth, count);
            for (int s = 0; s < count; s++) {
                arithmetic[s] += growth[s];
            }
            if (greeks) {
                addSlope(count, (step + 1) * step(), x, growth, slope);
            }
        }
        for (int s = 0; s < count; s++) {
            arithmetic[s] *= spot / fixings;
            geometric[s] /= fixings;
        }
        Exp.of(geometric, geometric, count);
        for (int s = 0; s < count; s++) {
            geometric[s] *= spot;
        }
        Payoff payoff = new Payoff(type, strike, market.discount());
        payoff.price(count, arithmetic, scores[0]);
        payoff.price(count, geometric, scores[1]);
        if (greeks) {
            InverseNormal.of(uniforms[0], z, count);
            double random = fromStart ? strike - spot / fixings : strike;
            double gamma = random > 0 ? strike * strike / (spot * spot * random * deviation) : 0;
            payoff.slope(count, arithmetic, arithmetic, 1 / spot, scores[2]);
            payoff.slope(count, arithmetic, slope, spot / fixings, scores[3]);
            payoff.slope(count, arithmetic, z, gamma, scores[4]);
        }
    }

    /// ∂x/∂σ = W − σt, and x = (r − q − σ²/2)t + σW.
    private void addSlope(int count, double time, double[] x, double[] growth, double[] slope) {
        double drift = (rate - dividend + volatility * volatility / 2) * time;
        for (int s = 0; s < count; s++) {
            slope[s] += growth[s] * ((x[s] - drift) / volatility);
        }
    }

    /// The geometric average.
    Lognormal geometric() {
        int steps = uniforms();
        double weights = 0;
        double squares = 0;
        for (int k = 1; k <= steps; k++) {
            double weight = (steps - k + 1.0) / fixings;
            weights += weight;
            squares += weight * weight;
        }
        Market market = market();
        double variance = volatility * volatility * step() * squares;
        double forward = spot * StrictMath.exp(market.drift() * step() * weights + variance / 2);
        return new Lognormal(forward, Math.sqrt(variance), market.discount());
    }

    @Override
    public Optional<Verification.OfScore> verification() {
        double price = geometric().price(type, strike);
        return Optional.of(new Verification.OfScore("geometric", price, "closed form for the geometric average"));
    }
}
