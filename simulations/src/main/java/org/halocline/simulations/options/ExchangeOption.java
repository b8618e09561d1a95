package org.halocline.simulations.options;

import java.util.List;
import java.util.Optional;
import org.halocline.error.ConfigurationException;
import org.halocline.model.Parameter;
import org.halocline.model.Verification;
import org.halocline.simulations.bulk.BulkSimulation;
import org.halocline.simulations.functions.Exp;
import org.halocline.simulations.functions.InverseNormal;

/// The right to give a second asset for a first one at maturity, max(S − S′, 0).
///
/// The two prices are lognormal with correlation ρ; two uniform numbers make a sample. The price is the one of W.
/// Margrabe, "The value of an option to exchange one asset for another" (1978),
/// [doi:10.1111/j.1540-6261.1978.tb03397.x](https://doi.org/10.1111/j.1540-6261.1978.tb03397.x): a call on S/S′ whose
/// variance is σ² + σ′² − 2ρσσ′.
///
/// `greeks` adds the pathwise derivatives by the two prices, e^−rT·I·S/S₀ and −e^−rT·I·S′/S₀′.
public record ExchangeOption(
        @Parameter(value = "price of the asset to be had", defaultValue = "100", positive = true)
        double spot,

        @Parameter(value = "price of the asset to be given", defaultValue = "100", positive = true)
        double secondSpot,

        @Parameter(value = "interest, continuously compounded", unit = "1/year", defaultValue = "0.05")
        double rate,

        @Parameter(value = "dividend yield of the first", unit = "1/year", defaultValue = "0")
        double dividend,

        @Parameter(value = "dividend yield of the second", unit = "1/year", defaultValue = "0")
        double secondDividend,

        @Parameter(value = "volatility of the first", unit = "1/√year", defaultValue = "0.2", positive = true)
        double volatility,

        @Parameter(value = "volatility of the second", unit = "1/√year", defaultValue = "0.3", positive = true)
        double secondVolatility,

        @Parameter(value = "correlation between the two", defaultValue = "0.5", min = -1, max = 1)
        double correlation,

        @Parameter(value = "time to maturity", unit = "year", defaultValue = "1", positive = true)
        double maturity,

        @Parameter(value = "whether the two deltas are estimated as well", defaultValue = "false")
        boolean greeks)
        implements BulkSimulation {

    public ExchangeOption {
        new Market(spot, rate, dividend, volatility, maturity);
        new Market(secondSpot, rate, secondDividend, secondVolatility, maturity);
        if (!(Math.abs(correlation) <= 1)) {
            throw new ConfigurationException("correlation=" + correlation + "; it must be from −1 to 1");
        }
        if (!(variance(volatility, secondVolatility, correlation) > 0)) {
            throw new ConfigurationException("volatility=" + volatility + ", secondVolatility=" + secondVolatility
                    + ", correlation=" + correlation + "; the two assets move as one, make them differ");
        }
    }

    private static double variance(double first, double second, double correlation) {
        return first * first + second * second - 2 * correlation * first * second;
    }

    private Market first() {
        return new Market(spot, rate, dividend, volatility, maturity);
    }

    private Market second() {
        return new Market(secondSpot, rate, secondDividend, secondVolatility, maturity);
    }

    @Override
    public List<String> scores() {
        return greeks ? List.of("price", "delta", "secondDelta") : List.of("price");
    }

    @Override
    public int uniforms() {
        return 2;
    }

    @Override
    public void samples(int count, double[][] uniforms, double[][] scores) {
        double[] z = new double[count];
        double[] other = new double[count];
        InverseNormal.of(uniforms[0], z, count);
        InverseNormal.of(uniforms[1], other, count);
        double independent = Math.sqrt(1 - correlation * correlation);
        for (int s = 0; s < count; s++) {
            other[s] = correlation * z[s] + independent * other[s];
        }
        prices(count, first(), z);
        prices(count, second(), other);
        double discount = first().discount();
        double[] price = scores[0];
        for (int s = 0; s < count; s++) {
            price[s] = discount * Math.max(z[s] - other[s], 0);
        }
        if (greeks) {
            double[] delta = scores[1];
            double[] secondDelta = scores[2];
            for (int s = 0; s < count; s++) {
                boolean pays = z[s] > other[s];
                delta[s] = pays ? discount / spot * z[s] : 0;
                secondDelta[s] = pays ? -discount / secondSpot * other[s] : 0;
            }
        }
    }

    /// Turns normal variates into prices at maturity.
    private static void prices(int count, Market market, double[] z) {
        double drift = market.drift() * market.maturity();
        double deviation = market.deviation();
        double spot = market.spot();
        for (int s = 0; s < count; s++) {
            z[s] = deviation * z[s] + drift;
        }
        Exp.of(z, z, count);
        for (int s = 0; s < count; s++) {
            z[s] *= spot;
        }
    }

    @Override
    public Optional<Verification.OfScore> verification() {
        double deviation = Math.sqrt(variance(volatility, secondVolatility, correlation) * maturity);
        Lognormal ratio = new Lognormal(
                spot / secondSpot * StrictMath.exp((secondDividend - dividend) * maturity),
                deviation,
                secondSpot * StrictMath.exp(-secondDividend * maturity));
        return Optional.of(new Verification.OfScore("price", ratio.price(OptionType.CALL, 1), "Margrabe's formula"));
    }
}
