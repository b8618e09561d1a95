package org.halocline.simulations.options;

import static org.halocline.simulations.Estimates.assertNear;
import static org.halocline.simulations.Estimates.curvature;
import static org.halocline.simulations.Estimates.exact;
import static org.halocline.simulations.Estimates.slope;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.halocline.error.ConfigurationException;
import org.halocline.sample.Estimate;
import org.halocline.simulations.Estimates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeightedBasketOptionTest {
    private static final List<BasketAsset> THREE = List.of(
            new BasketAsset(0.2, 80, 0.15, 0),
            new BasketAsset(0.5, 100, 0.25, 0.02),
            new BasketAsset(0.3, 120, 0.4, 0.01));

    private static final List<List<Double>> MATRIX =
            List.of(List.of(1.0, 0.5, -0.2), List.of(0.5, 1.0, 0.3), List.of(-0.2, 0.3, 1.0));

    private static WeightedBasketOption three(OptionType type) {
        return new WeightedBasketOption(type, THREE, MATRIX, 100, 0.05, 2, false);
    }

    private static WeightedBasketOption spread(OptionType type, double strike, double correlation) {
        return new WeightedBasketOption(
                type,
                List.of(new BasketAsset(2, 100, 0.2, 0.02), new BasketAsset(-3, 70, 0.3, 0.01)),
                pair(correlation),
                strike,
                0.05,
                2,
                false);
    }

    private static List<List<Double>> pair(double correlation) {
        return List.of(List.of(1.0, correlation), List.of(correlation, 1.0));
    }

    /// Computed with mpmath from the closed form.
    @ParameterizedTest
    @CsvSource({"CALL, 12.7619650123464542", "PUT, 8.82853676326334192"})
    void geometricPricesOfUnequalAssetsAreMet(OptionType type, double price) {
        WeightedBasketOption option = three(type);
        assertEquals(price, exact(option), 1e-12);
        assertNear(price, 0.1, Estimates.of(option, 50_000).get("geometric"));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5})
    void equalAssetsAreABasketOption(int count) {
        List<List<Double>> rows = IntStream.range(0, count)
                .mapToObj(i -> IntStream.range(0, count)
                        .mapToObj(j -> i == j ? 1.0 : 0.5)
                        .toList())
                .toList();
        List<BasketAsset> assets = Collections.nCopies(count, new BasketAsset(1.0 / count, 100, 0.2, 0));
        WeightedBasketOption weighted = new WeightedBasketOption(OptionType.CALL, assets, rows, 100, 0.05, 1, false);
        BasketOption equal = new BasketOption(OptionType.CALL, count, 100, 100, 0.05, 0, 0.2, 0.5, 1, false);
        assertEquals(exact(equal), exact(weighted), 1e-11);
        Estimates one = Estimates.of(weighted, 30_000);
        Estimates other = Estimates.of(equal, 30_000);
        double error = Math.hypot(
                one.get("price").standardError(), other.get("arithmetic").standardError());
        assertEquals(other.get("arithmetic").mean(), one.get("price").mean(), 4 * error);
    }

    /// Computed with mpmath from Margrabe's formula.
    @ParameterizedTest
    @CsvSource({"CALL, 40.1336610576406928", "PUT, 53.8174946215944645"})
    void twoAssetsWithoutAStrikeAreAnExchange(OptionType type, double price) {
        WeightedBasketOption option = spread(type, 0, -0.4);
        assertEquals(price, exact(option), 1e-11);
        assertNear(price, 0.5, Estimates.of(option, 50_000).get("price"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.9, 0, 0.6, 0.99})
    void anyCorrelationMakesMargrabesPrice(double correlation) {
        WeightedBasketOption option = new WeightedBasketOption(
                OptionType.CALL,
                List.of(new BasketAsset(1, 100, 0.2, 0), new BasketAsset(-1, 100, 0.3, 0)),
                pair(correlation),
                0,
                0.05,
                1,
                false);
        ExchangeOption exchange = new ExchangeOption(100, 100, 0.05, 0, 0, 0.2, 0.3, correlation, 1, false);
        assertEquals(exact(exchange), exact(option), 1e-12);
        assertNear(exact(option), 0.15, Estimates.of(option, 50_000).get("price"));
    }

    /// max(B − K, 0) − max(K − B, 0) = B − K, sample by sample.
    @Test
    void callAndPutDifferByTheForwardOfASpread() {
        Estimates call = Estimates.of(spread(OptionType.CALL, 15, 0.3), 10_000);
        Estimates put = Estimates.of(spread(OptionType.PUT, 15, 0.3), 10_000);
        double forward = call.get("basket").mean() - 15 * Math.exp(-0.05 * 2);
        assertEquals(forward, call.get("price").mean() - put.get("price").mean(), 1e-9);
        assertNear(exact(spread(OptionType.CALL, 15, 0.3)), 1.5, call.get("basket"));
    }

    /// The mean of every basket is known, whatever it holds.
    @ParameterizedTest
    @EnumSource(OptionType.class)
    void theBasketIsWorthWhatItCosts(OptionType type) {
        double today = 0;
        for (BasketAsset asset : THREE) {
            today += asset.weight() * asset.spot() * Math.exp(-asset.dividend() * 2);
        }
        assertNear(today, 0.2, Estimates.of(three(type), 50_000).get("basket"));
    }

    @Test
    void oneAssetIsAEuropeanOption() {
        WeightedBasketOption option = new WeightedBasketOption(
                OptionType.CALL, List.of(new BasketAsset(1, 100, 0.2, 0)), List.of(), 100, 0.05, 1, false);
        assertEquals(10.450583572186, exact(option), 1e-11);
        Estimates estimates = Estimates.of(option, 20_000);
        assertEquals(estimates.get("geometric").mean(), estimates.get("price").mean(), 1e-11);
        assertNear(10.450583572186, 0.15, estimates.get("price"));
    }

    /// The covariance of the logarithms is what the matrix says.
    @Test
    void normalNumbersGetTheirCorrelations() {
        Correlations correlations = new Correlations(MATRIX, 3);
        // Columns of the unit matrix become columns of L; LLᵀ is the matrix.
        double[][] z = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
        correlations.correlate(3, z);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double product = 0;
                for (int n = 0; n < 3; n++) {
                    product += z[i][n] * z[j][n];
                }
                assertEquals(MATRIX.get(i).get(j), product, 1e-15);
            }
        }
    }

    /// Greeks of one asset and of a spread without a strike follow from closed forms.
    @ParameterizedTest
    @EnumSource(OptionType.class)
    void greeksOfOneAssetAreThoseOfBlackAndScholes(OptionType type) {
        Estimates estimates = Estimates.of(single(type, 95, 0.3), 60_000);
        DoubleUnaryOperator bySpot = s -> exact(single(type, s, 0.3));
        assertNear(slope(bySpot, 95, 1e-3), 0.01, estimates.get("delta1"));
        assertNear(slope(v -> exact(single(type, 95, v)), 0.3, 1e-4), 1, estimates.get("vega1"));
        assertNear(curvature(bySpot, 95, 0.05), 3e-4, estimates.get("gamma1"));
    }

    private static WeightedBasketOption single(OptionType type, double spot, double volatility) {
        return new WeightedBasketOption(
                type, List.of(new BasketAsset(2, spot, volatility, 0.02)), List.of(), 200, 0.05, 1.5, true);
    }

    @Test
    void greeksOfAnExchangeAreThoseOfMargrabesFormula() {
        Estimates estimates = Estimates.of(exchange(100, 0.2, 80, 0.3), 60_000);
        assertNear(slope(s -> exact(exchange(s, 0.2, 80, 0.3)), 100, 1e-3), 0.02, estimates.get("delta1"));
        assertNear(slope(s -> exact(exchange(100, 0.2, s, 0.3)), 80, 1e-3), 0.02, estimates.get("delta2"));
        assertNear(slope(v -> exact(exchange(100, v, 80, 0.3)), 0.2, 1e-4), 2, estimates.get("vega1"));
        assertNear(slope(v -> exact(exchange(100, 0.2, 80, v)), 0.3, 1e-4), 2, estimates.get("vega2"));
        assertNear(curvature(s -> exact(exchange(s, 0.2, 80, 0.3)), 100, 0.05), 2e-3, estimates.get("gamma1"));
        assertNear(curvature(s -> exact(exchange(100, 0.2, s, 0.3)), 80, 0.05), 2e-3, estimates.get("gamma2"));
    }

    private static WeightedBasketOption exchange(double first, double ofFirst, double second, double ofSecond) {
        return new WeightedBasketOption(
                OptionType.CALL,
                List.of(new BasketAsset(2, first, ofFirst, 0.02), new BasketAsset(-2.5, second, ofSecond, 0.01)),
                pair(0.4),
                0,
                0.05,
                1,
                true);
    }

    /// Three unlike assets, with the same random numbers before and behind. Pathwise derivatives are differences, but
    /// for the few samples that cross the strike; the slope of delta is found from delta.
    @Test
    void greeksAreFiniteDifferencesWithCommonRandomNumbers() {
        Estimates greeks = Estimates.of(bumped(0, 0, 0), 60_000);
        for (int asset = 1; asset <= 3; asset++) {
            double spot = THREE.get(asset - 1).spot();
            double step = 1e-4 * spot;
            Estimates up = Estimates.of(bumped(asset, step, 0), 60_000);
            Estimates down = Estimates.of(bumped(asset, -step, 0), 60_000);
            Estimate delta = greeks.get("delta" + asset);
            double difference = (up.get("price").mean() - down.get("price").mean()) / (2 * step);
            assertEquals(difference, delta.mean(), 0.05 * delta.standardError(), "delta" + asset);
            Estimate vega = greeks.get("vega" + asset);
            difference =
                    (Estimates.of(bumped(asset, 0, 1e-4), 60_000).get("price").mean()
                                    - Estimates.of(bumped(asset, 0, -1e-4), 60_000)
                                            .get("price")
                                            .mean())
                            / 2e-4;
            assertEquals(difference, vega.mean(), 0.05 * vega.standardError(), "vega" + asset);
            Estimate gamma = greeks.get("gamma" + asset);
            double wide = 0.05 * spot;
            String name = "delta" + asset;
            difference = (Estimates.of(bumped(asset, wide, 0), 60_000).get(name).mean()
                            - Estimates.of(bumped(asset, -wide, 0), 60_000)
                                    .get(name)
                                    .mean())
                    / (2 * wide);
            assertTrue(gamma.standardError() < 0.15 * gamma.mean(), gamma.toString());
            assertEquals(difference, gamma.mean(), 4 * gamma.standardError(), "gamma" + asset);
        }
    }

    /// @param asset from 1; 0 for none
    private static WeightedBasketOption bumped(int asset, double spot, double volatility) {
        List<BasketAsset> assets = IntStream.rangeClosed(1, 3)
                .mapToObj(n -> {
                    BasketAsset one = THREE.get(n - 1);
                    return n == asset
                            ? new BasketAsset(
                                    one.weight(), one.spot() + spot, one.volatility() + volatility, one.dividend())
                            : one;
                })
                .toList();
        return new WeightedBasketOption(OptionType.CALL, assets, MATRIX, 100, 0.05, 2, true);
    }

    @Test
    void whatIsKnownIsTheBasketAndItsClosedForm() {
        WeightedBasketOption option = three(OptionType.CALL);
        assertEquals(
                List.of("basket", "geometric"), List.copyOf(option.knownMeans().keySet()));
        assertEquals(exact(option), option.knownMeans().get("geometric"));
        assertEquals(
                exact(spread(OptionType.CALL, 15, 0.3)),
                spread(OptionType.CALL, 15, 0.3).knownMeans().get("basket"));
    }

    @Test
    void impossibleBasketsAreRefused() {
        assertRefused("name at least one", List.of(), List.of());
        assertRefused("use one for each asset, or []", THREE, pair(0.5));
        assertRefused("row=1 has numbers=1", THREE, List.of(MATRIX.get(0), List.of(1.0), MATRIX.get(2)));
        assertRefused("1 on the diagonal", THREE, List.of(MATRIX.get(0), List.of(0.4, 1.0, 0.3), MATRIX.get(2)));
        assertRefused("make the matrix positive definite", THREE.subList(0, 2), pair(1));
        assertRefused("from −1 to 1", THREE.subList(0, 2), pair(1.5));
        assertThrows(ConfigurationException.class, () -> new BasketAsset(0, 100, 0.2, 0));
        assertThrows(ConfigurationException.class, () -> spread(OptionType.CALL, -1, 0));
    }

    private static void assertRefused(String message, List<BasketAsset> assets, List<List<Double>> correlations) {
        ConfigurationException refused = assertThrows(
                ConfigurationException.class,
                () -> new WeightedBasketOption(OptionType.CALL, assets, correlations, 100, 0.05, 1, false));
        assertTrue(refused.toString().contains(message), refused.toString());
    }
}
