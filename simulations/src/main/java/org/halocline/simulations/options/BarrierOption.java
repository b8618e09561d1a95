package org.halocline.simulations.options;

import java.util.List;
import java.util.Optional;
import org.halocline.error.ConfigurationException;
import org.halocline.model.Parameter;
import org.halocline.model.Verification;
import org.halocline.simulations.bulk.BulkSimulation;
import org.halocline.simulations.functions.Exp;
import org.halocline.simulations.functions.InverseNormal;

/// A call or put that begins or ends when the price reaches a barrier B.
///
/// The price is drawn at the ends of `steps` equal steps Δ, one uniform number each. Watched at these moments only
/// (`monitoring` = `discrete`), the option is alive or not. Watched all the time (`continuous`), a path scores its mean
/// over all ways between these moments: a Brownian bridge from x to x′, logarithms of S/B on the living side, reaches
/// the barrier with probability p = exp(−2xx′/(σ²Δ)), so that a knock-out pays ∏(1 − p) of its payoff. That is exact
/// for any number of steps, one included.
///
/// **What the answer must be**, watched all the time: by reflection, with V(S) the value of the payoff where S ends on
/// the living side, a knock-out is worth V(S₀) − (B/S₀)^(2(r − q)/σ² − 1)·V(B²/S₀), and knock-in and knock-out make an
/// option without a barrier. R. C. Merton, "Theory of rational option pricing" (1973),
/// [doi:10.2307/3003143](https://doi.org/10.2307/3003143). Watched n times the price is close to that with the barrier
/// moved away by a factor exp(0.5826·σ√Δ): M. Broadie, P. Glasserman, S. Kou, "A continuity correction for discrete
/// barrier options" (1997), [doi:10.1111/1467-9965.00035](https://doi.org/10.1111/1467-9965.00035).
///
/// `greeks` adds delta, vega and gamma by likelihood ratios, and derivatives of ∏(1 − p); see [BarrierPaths].
public record BarrierOption(
        @Parameter(value = "call or put", defaultValue = "call")
        OptionType type,

        @Parameter(value = "on which side the barrier is, and what happens there", defaultValue = "down-and-out")
        Knock knock,

        @Parameter(value = "price that counts as reached", defaultValue = "90", positive = true)
        double barrier,

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

        @Parameter(value = "when the barrier is watched", defaultValue = "continuous")
        Monitoring monitoring,

        @Parameter(value = "steps of a path; with discrete monitoring its dates", defaultValue = "1", min = 1)
        int steps,

        @Parameter(value = "whether delta, vega and gamma are estimated as well", defaultValue = "false")
        boolean greeks)
        implements BulkSimulation {

    public BarrierOption {
        Payoff.requireStrike(strike);
        new Market(spot, rate, dividend, volatility, maturity);
        if (!(barrier > 0) || !(knock.side() * (spot - barrier) > 0)) {
            throw new ConfigurationException("barrier=" + barrier + ", spot=" + spot + "; with " + knock
                    + " the barrier must be positive and " + (knock.side() > 0 ? "below" : "above") + " the spot");
        }
        if (steps < 1) {
            throw new ConfigurationException("steps=" + steps + "; there must be at least one");
        }
    }

    private Market market() {
        return new Market(spot, rate, dividend, volatility, maturity);
    }

    @Override
    public List<String> scores() {
        return greeks ? List.of("price", "delta", "vega", "gamma") : List.of("price");
    }

    /// One for each step.
    @Override
    public int uniforms() {
        return steps;
    }

    @Override
    public void samples(int count, double[][] uniforms, double[][] scores) {
        Market market = market();
        double step = maturity / steps;
        BarrierPaths paths =
                new BarrierPaths(count, knock, StrictMath.log(spot / barrier), volatility, step, monitoring, greeks);
        double drift = market.drift() * step;
        double[] z = new double[count];
        for (double[] uniform : uniforms) {
            InverseNormal.of(uniform, z, count);
            paths.advance(z, drift);
        }
        double[] payoff = new double[count];
        double[] price = new double[count];
        Exp.of(paths.position(), price, count);
        for (int s = 0; s < count; s++) {
            price[s] *= barrier;
        }
        new Payoff(type, strike, market.discount()).price(count, price, payoff);
        paths.price(payoff, scores[0]);
        if (greeks) {
            paths.delta(payoff, spot, scores[1]);
            paths.vega(payoff, scores[2]);
            paths.gamma(payoff, spot, scores[3]);
        }
    }

    /// The exact price of an option that is watched all the time.
    double continuous() {
        Lognormal atMaturity = market().atMaturity();
        double plain = atMaturity.price(type, strike);
        double exponent = 2 * (rate - dividend) / (volatility * volatility) - 1;
        double mirrored = barrier * barrier / spot;
        Lognormal image =
                new Lognormal(atMaturity.forward() * mirrored / spot, atMaturity.deviation(), atMaturity.discount());
        double out = living(atMaturity) - StrictMath.pow(barrier / spot, exponent) * living(image);
        return knock.isOut() ? out : plain - out;
    }

    /// The mean payoff where the price ends on the living side of the barrier.
    private double living(Lognormal end) {
        double low = knock.side() > 0 ? barrier : 0;
        double high = knock.side() > 0 ? Double.POSITIVE_INFINITY : barrier;
        return type == OptionType.CALL
                ? end.between(Math.max(low, strike), high, strike)
                : -end.between(low, Math.min(high, strike), strike);
    }

    @Override
    public Optional<Verification.OfScore> verification() {
        return monitoring == Monitoring.DISCRETE
                ? Optional.empty()
                : Optional.of(new Verification.OfScore("price", continuous(), "reflection principle"));
    }
}
