package org.halocline.simulations.options;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.halocline.error.ConfigurationException;
import org.halocline.model.Parameter;
import org.halocline.model.Verification;
import org.halocline.simulations.bulk.BulkSimulation;
import org.halocline.simulations.functions.Exp;
import org.halocline.simulations.functions.InverseNormal;

/// A call or put on a basket B = Σw_i·S_i of lognormal assets that differ, with any correlations: e^−rT·max(φ(B − K),
/// 0). Weights below 0 make spreads. One uniform number for each asset makes a sample.
///
/// | score | value |
/// |---|---|
/// | `price` | of the option |
/// | `basket` | e^−rT·B, whose mean is Σw_i·S_i(0)·e^(−q_i·T) |
/// | `geometric` | if all weights are positive: price of the option on W·∏S_i^(w_i/W), W = Σw_i |
///
/// **What the answer must be.** The geometric basket is lognormal: with all weights positive every run is verified with
/// its closed form. Two assets with weights of opposite signs and no strike are an exchange: W. Margrabe, "The value of
/// an option to exchange one asset for another" (1978),
/// [doi:10.1111/j.1540-6261.1978.tb03397.x](https://doi.org/10.1111/j.1540-6261.1978.tb03397.x). Else the mean of
/// `basket` is verified.
///
/// **Greeks.** `greeks` adds those of each asset, numbered from 1. With S_i = S_i(T), I where the option pays and y =
/// ρ⁻¹z for the correlated normal numbers z:
///
/// | score | value |
/// |---|---|
/// | `delta1` … | e^−rT·φI·w_i·S_i/S_i(0), pathwise |
/// | `vega1` … | e^−rT·φI·w_i·S_i·(√T·z_i − σ_i·T), pathwise |
/// | `gamma1` … | e^−rT·φI·w_i·S_i/S_i(0)²·(y_i/(σ_i√T) − 1): the slope of delta by the likelihood ratio of z |
///
/// The variance of gamma grows as 1/T, and where assets go along closely. P. Glasserman, *Monte Carlo Methods in
/// Financial Engineering* (2003), sections 7.2 to 7.4,
/// [doi:10.1007/978-0-387-21617-1](https://doi.org/10.1007/978-0-387-21617-1).
public record WeightedBasketOption(
        @Parameter(value = "call or put", defaultValue = "call")
        OptionType type,

        @Parameter(
                value = "weight, spot, volatility and dividend of each asset",
                defaultValue = "[{\"weight\": 0.5}, {\"weight\": 0.5, \"volatility\": 0.3}]")
        List<BasketAsset> assets,

        @Parameter(value = "correlation matrix of the assets, by rows; [] if they are independent", defaultValue = "[]")
        List<List<Double>> correlations,

        @Parameter(value = "what is subtracted from the basket", defaultValue = "100", min = 0)
        double strike,

        @Parameter(value = "interest, continuously compounded", unit = "1/year", defaultValue = "0.05")
        double rate,

        @Parameter(value = "time to maturity", unit = "year", defaultValue = "1", positive = true)
        double maturity,

        @Parameter(value = "whether delta, vega and gamma of each asset are estimated as well", defaultValue = "false")
        boolean greeks)
        implements BulkSimulation {

    public WeightedBasketOption {
        assets = List.copyOf(assets);
        correlations = correlations.stream().map(List::copyOf).toList();
        if (assets.isEmpty()) {
            throw new ConfigurationException("assets=[]; name at least one");
        }
        if (!(strike >= 0) || !Double.isFinite(strike)) {
            throw new ConfigurationException("strike=" + strike + "; use a number from 0 up");
        }
        new Correlations(correlations, assets.size());
        for (BasketAsset asset : assets) {
            asset.market(rate, maturity);
        }
    }

    private boolean isLong() {
        return assets.stream().allMatch(asset -> asset.weight() > 0);
    }

    @Override
    public List<String> scores() {
        List<String> scores = new ArrayList<>(List.of("price", "basket"));
        if (isLong()) {
            scores.add("geometric");
        }
        for (int asset = 1; greeks && asset <= assets.size(); asset++) {
            scores.addAll(List.of("delta" + asset, "vega" + asset, "gamma" + asset));
        }
        return List.copyOf(scores);
    }

    /// One for each asset.
    @Override
    public int uniforms() {
        return assets.size();
    }

    private double weight() {
        return assets.stream().mapToDouble(BasketAsset::weight).sum();
    }

    private double discount() {
        return StrictMath.exp(-rate * maturity);
    }

    @Override
    public void samples(int count, double[][] uniforms, double[][] scores) {
        double[][] z = new double[assets.size()][count];
        for (int asset = 0; asset < z.length; asset++) {
            InverseNormal.of(uniforms[asset], z[asset], count);
        }
        Correlations correlated = new Correlations(correlations, z.length);
        double[][] inverse = greeks ? correlated.inverse(count, z) : new double[0][];
        correlated.correlate(count, z);
        double[] basket = new double[count];
        double[] geometric = new double[count];
        double[] growth = new double[count];
        double total = weight();
        for (int asset = 0; asset < z.length; asset++) {
            BasketAsset one = assets.get(asset);
            Market market = one.market(rate, maturity);
            double drift = market.drift() * maturity;
            double deviation = market.deviation();
            double held = one.weight() * one.spot();
            double share = one.weight() / total;
            double[] x = z[asset];
            for (int s = 0; s < count; s++) {
                x[s] = deviation * x[s] + drift;
                geometric[s] += share * x[s];
            }
            Exp.of(x, growth, count);
            for (int s = 0; s < count; s++) {
                basket[s] += held * growth[s];
            }
        }
        Payoff payoff = new Payoff(type, strike, discount());
        payoff.price(count, basket, scores[0]);
        for (int s = 0; s < count; s++) {
            scores[1][s] = payoff.discount() * basket[s];
        }
        if (isLong()) {
            double today = geometricToday();
            Exp.of(geometric, growth, count);
            for (int s = 0; s < count; s++) {
                growth[s] *= today;
            }
            payoff.price(count, growth, scores[2]);
        }
        if (greeks) {
            int first = isLong() ? 3 : 2;
            for (int asset = 0; asset < z.length; asset++) {
                greeks(count, assets.get(asset), payoff, basket, z[asset], inverse[asset], scores, first + 3 * asset);
            }
        }
    }

    /// @param x       ln(S_i/S_i(0)) in, lost
    /// @param inverse y_i in, lost
    /// @param at      where the scores of the asset begin
    private void greeks(
            int count,
            BasketAsset asset,
            Payoff payoff,
            double[] basket,
            double[] x,
            double[] inverse,
            double[][] scores,
            int at) {
        Market market = asset.market(rate, maturity);
        double deviation = market.deviation();
        double sigma = asset.volatility();
        double drift = (rate - asset.dividend() + sigma * sigma / 2) * maturity;
        double held = asset.weight() * asset.spot();
        double[] price = new double[count];
        Exp.of(x, price, count);
        for (int s = 0; s < count; s++) {
            price[s] *= held;
            x[s] = price[s] * ((x[s] - drift) / sigma);
            inverse[s] = price[s] * (inverse[s] / deviation - 1);
        }
        double perSpot = 1 / asset.spot();
        payoff.slope(count, basket, price, perSpot, scores[at]);
        payoff.slope(count, basket, x, 1, scores[at + 1]);
        payoff.slope(count, basket, inverse, perSpot * perSpot, scores[at + 2]);
    }

    /// W·∏S_i(0)^(w_i/W).
    private double geometricToday() {
        double total = weight();
        double logarithm = 0;
        for (BasketAsset asset : assets) {
            logarithm += asset.weight() / total * StrictMath.log(asset.spot());
        }
        return total * StrictMath.exp(logarithm);
    }

    /// The geometric basket.
    private Lognormal geometric() {
        Correlations matrix = new Correlations(correlations, assets.size());
        double total = weight();
        double mean = 0;
        double variance = 0;
        for (int i = 0; i < assets.size(); i++) {
            Market one = assets.get(i).market(rate, maturity);
            double share = assets.get(i).weight() / total;
            mean += share * one.drift() * maturity;
            for (int j = 0; j < assets.size(); j++) {
                Market other = assets.get(j).market(rate, maturity);
                double otherShare = assets.get(j).weight() / total;
                variance += share * otherShare * matrix.of(i, j) * one.deviation() * other.deviation();
            }
        }
        double forward = geometricToday() * StrictMath.exp(mean + variance / 2);
        return new Lognormal(forward, Math.sqrt(variance), discount());
    }

    /// What holding an asset until maturity is worth today, without its dividends.
    private double held(BasketAsset asset) {
        return asset.weight() * asset.spot() * StrictMath.exp(-asset.dividend() * maturity);
    }

    private boolean isExchange() {
        return strike == 0
                && assets.size() == 2
                && assets.get(0).weight() * assets.get(1).weight() < 0;
    }

    /// Margrabe's formula for what is to be had and what is to be given.
    private double exchange() {
        boolean isFirst = assets.getFirst().weight() * type.sign() > 0;
        double had = Math.abs(held(assets.get(isFirst ? 0 : 1)));
        double given = Math.abs(held(assets.get(isFirst ? 1 : 0)));
        double one = assets.get(0).volatility();
        double other = assets.get(1).volatility();
        double correlation = new Correlations(correlations, 2).of(0, 1);
        double variance = (one * one + other * other - 2 * correlation * one * other) * maturity;
        return new Lognormal(had / given, Math.sqrt(variance), given).price(OptionType.CALL, 1);
    }

    @Override
    public Optional<Verification.OfScore> verification() {
        if (isLong()) {
            return known("geometric", geometric().price(type, strike), "closed form for the geometric basket");
        }
        if (isExchange()) {
            return known("price", exchange(), "Margrabe's formula");
        }
        return known("basket", assets.stream().mapToDouble(this::held).sum(), "Σw·S₀·e^(−qT), the basket today");
    }

    /// All that has a closed form.
    @Override
    public Map<String, Double> knownMeans() {
        Map<String, Double> known = new LinkedHashMap<>();
        known.put("basket", assets.stream().mapToDouble(this::held).sum());
        verification().ifPresent(proof -> known.put(proof.score(), proof.mean()));
        return known;
    }

    private static Optional<Verification.OfScore> known(String score, double mean, String reference) {
        return Optional.of(new Verification.OfScore(score, mean, reference));
    }
}
