package org.halocline.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.halocline.error.ConfigurationException;
import org.halocline.statistics.Derived;
import org.junit.jupiter.api.Test;

class DerivedEstimatesTest {
    private static final Derived RATIO = Derived.ratio("ratio", "x", "y");
    private static final Derived ROOT = Derived.of("root", List.of("y"), m -> Math.sqrt(m[0]));
    private static final Map<String, Estimate> SCORES =
            Map.of("x", new Estimate(6, 0.3, 100), "y", new Estimate(4, 0.2, 100));

    /// x/y has the relative error √(r² + s² − 2c/(xy)), r and s those of x and y, c the covariance of the means.
    @Test
    void covarianceMakesTheErrorOfARatioSmaller() {
        Estimate ratio = DerivedEstimates.of(RATIO, SCORES::get, (a, b) -> 4);
        assertEquals(1.5, ratio.mean());
        assertEquals(100, ratio.samples());
        assertEquals(Estimate.Kind.DERIVED, ratio.kind());
        assertEquals(Math.sqrt(0.05 * 0.05 + 0.05 * 0.05 - 2 * 0.04 / 24), ratio.relativeError(), 1e-15);
    }

    @Test
    void aFunctionOfOneScoreNeedsNoCovariance() {
        Estimate root = DerivedEstimates.of(ROOT, SCORES::get, (a, b) -> {
            throw new AssertionError(a + b);
        });
        assertEquals(2, root.mean());
        assertEquals(0.05, root.standardError(), 1e-12);
        assertEquals(List.of("x", "y"), DerivedEstimates.covariances(List.of(ROOT, RATIO, RATIO)));
        assertEquals(List.of(), DerivedEstimates.covariances(List.of(ROOT)));
    }

    @Test
    void aSingleSampleHasAValueWithoutAnError() {
        Estimate ratio = DerivedEstimates.of(RATIO, name -> new Estimate(2, Double.NaN, 1), (a, b) -> Double.NaN);
        assertEquals(1, ratio.mean());
        assertTrue(Double.isNaN(ratio.standardError()));
    }

    @Test
    void namesMustBeKnownAndTheirOwn() {
        DerivedEstimates.check(List.of(RATIO, ROOT), List.of("x", "y"));
        assertRefused("score=y", List.of(RATIO), List.of("x"));
        assertRefused("derived=ratio", List.of(RATIO), List.of("x", "y", "ratio"));
        assertRefused("derived=ratio", List.of(RATIO, RATIO), List.of("x", "y"));
    }

    private static void assertRefused(String part, List<Derived> derived, List<String> scores) {
        String message = assertThrows(ConfigurationException.class, () -> DerivedEstimates.check(derived, scores))
                .toString();
        assertTrue(message.contains(part), message);
    }
}
