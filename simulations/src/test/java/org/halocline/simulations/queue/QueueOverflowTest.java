package org.halocline.simulations.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.halocline.Engine;
import org.halocline.error.ConfigurationException;
import org.halocline.model.Run;
import org.halocline.model.RunResult;
import org.halocline.simulations.Estimates;
import org.halocline.variance.Splitting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueueOverflowTest {
    /// By hand from pₙ = (ρpₙ₊₁ + pₙ₋₁)/(1 + ρ), p₀ = 0, p_L = 1.
    @ParameterizedTest
    @CsvSource({
        "1, 7, 0.14285714285714285",
        "0.5, 2, 0.3333333333333333",
        "2, 2, 0.6666666666666666",
        "2, 3, 0.5714285714285714"
    })
    void theProbabilityIsThatOfTheRuinOfAGambler(double load, int length, double exact) {
        QueueOverflow queue = new QueueOverflow(load, length);
        assertEquals(exact, Estimates.exact(queue), 1e-15);
        Estimates.assertNear(exact, 0.006, Estimates.of(queue, 10_000).get("probability"));
    }

    /// 1/(2²⁵ − 1).
    @Test
    void splittingFindsWhatPlainPathsDoNot() {
        QueueOverflow queue = new QueueOverflow(0.5, 25);
        Splitting splitting =
                Splitting.through(queue, List.of(3.0, 5.0, 7.0, 9.0, 11.0, 13.0, 15.0, 17.0, 19.0, 21.0, 23.0), 100);
        RunResult result = Engine.run(splitting, Run.samples(300).seed(2));
        double exact = 1 / 33_554_431.0;
        Estimates.assertNear(exact, 0.08 * exact, result.estimate("probability"));
        assertTrue(result.verification().orElseThrow().passed());
        assertEquals(0, Estimates.of(queue, 1000).get("probability").mean());
    }

    @Test
    void levelsMustEndAtTheEvent() {
        QueueOverflow queue = new QueueOverflow(0.5, 7);
        assertThrows(ConfigurationException.class, () -> new Splitting(queue, List.of(3.0, 5.0), 10));
        assertThrows(ConfigurationException.class, () -> Splitting.through(queue, List.of(3.0, 9.0), 10));
        assertEquals(List.of(7.0), Splitting.through(queue, List.of(), 10).levels());
    }
}
