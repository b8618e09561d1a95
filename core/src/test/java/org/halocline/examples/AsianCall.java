package org.halocline.examples;

// region simulation
import java.util.List;
import org.halocline.model.SampleSimulation;
import org.halocline.sample.SampleStream;
import org.halocline.sample.Scores;

/// A call on the average of a stock at equal times: S = K = 100, r = 5 %, σ = 20 %, T = 1. The price with the geometric
/// average is known; that with the arithmetic one is not.
public record AsianCall(int fixings) implements SampleSimulation {
    @Override
    public List<String> scores() {
        return List.of("arithmetic", "geometric");
    }

    @Override
    public void sample(SampleStream random, Scores scores) {
        double dt = 1.0 / fixings;
        double log = 0;
        double sum = 0;
        double sumOfLogs = 0;
        for (int n = 0; n < fixings; n++) {
            log += (0.05 - 0.02) * dt + 0.2 * Math.sqrt(dt) * random.nextGaussian();
            sum += 100 * StrictMath.exp(log);
            sumOfLogs += log;
        }
        scores.score(0, worth(sum / fixings));
        scores.score(1, worth(100 * StrictMath.exp(sumOfLogs / fixings)));
    }

    private static double worth(double average) {
        return StrictMath.exp(-0.05) * Math.max(0, average - 100);
    }
}
// endregion
