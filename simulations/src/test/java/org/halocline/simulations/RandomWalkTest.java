package org.halocline.simulations;

import static org.halocline.simulations.Means.assertMean;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.halocline.Engine;
import org.halocline.error.ConfigurationException;
import org.halocline.model.Run;
import org.halocline.model.RunResult;
import org.halocline.sample.Estimate;
import org.halocline.simulations.randomwalk.RandomWalk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RandomWalkTest {
    /// 1 / (1 − p) with Pólya's return probabilities p, computed with 30 digits from the integrals of Bessel functions.
    @ParameterizedTest
    @CsvSource({
        "3, 1001, 20000, 0.340537329550999143",
        "4, 201, 20000, 0.193201673224983937",
        "5, 101, 20000, 0.135178609820655291",
        "6, 101, 20000, 0.104715495628822011"
    })
    void visitsAreThoseOfAWalkThatNeverEnds(int dimensions, int jumps, int samples, double returns) {
        RunResult result = Engine.run(
                new RandomWalk(dimensions, jumps), Run.samples(samples).seed(7));
        assertTrue(result.verification().orElseThrow().passed(), result.toString());
        Estimate visits = result.estimate("visits");
        assertMean(1 / (1 - returns), 0.007, visits);
        // p = 1 − 1/G, so that an error of G counts 1/G² times.
        double slope = 1 / (visits.mean() * visits.mean());
        assertMean(
                returns, 0.004, new Estimate(1 - 1 / visits.mean(), slope * visits.standardError(), visits.samples()));
    }

    /// Without the mean of what comes later, the visits of 101 jumps would be 0.065 short: 30 standard errors.
    @Test
    void whatComesAfterTheLastJumpIsCounted() {
        Estimate visits =
                Engine.run(new RandomWalk(3, 101), Run.samples(200_000).seed(3)).estimate("visits");
        assertMean(1.516386059151978 - 1.0e-4, 0.0022, visits);
    }

    /// The probability to return within 101 jumps, from the exact probabilities to be at the origin.
    @Test
    void earlyReturnsHaveTheirExactProbability() {
        int half = 50;
        double[] home = new double[half + 1]; // after 2n jumps
        home[0] = 1;
        home[1] = 1.0 / 6;
        for (int n = 2; n <= half; n++) {
            // n³·a(n) = 2(2n−1)(10n²−10n+3)·a(n−1) − 36(n−1)(2n−1)(2n−3)·a(n−2), home = a/36ⁿ
            home[n] = (2 * (2.0 * n - 1) * (10.0 * n * n - 10 * n + 3) / 36 * home[n - 1]
                            - 36.0 * (n - 1) * (2 * n - 1) * (2 * n - 3) / 1296 * home[n - 2])
                    / ((double) n * n * n);
        }
        double[] first = new double[half + 1];
        double returned = 0;
        for (int n = 1; n <= half; n++) {
            first[n] = home[n];
            for (int m = 1; m < n; m++) {
                first[n] -= first[m] * home[n - m];
            }
            returned += first[n];
        }
        assertMean(
                returned,
                0.0025,
                Engine.run(new RandomWalk(3, 101), Run.samples(40_000).seed(5)).estimate("returned"));
    }

    @Test
    void parametersWithoutMeaningAreRefused() {
        assertThrows(ConfigurationException.class, () -> new RandomWalk(2, 101));
        assertThrows(ConfigurationException.class, () -> new RandomWalk(3, 100));
        assertThrows(ConfigurationException.class, () -> new RandomWalk(3, -1));
    }
}
