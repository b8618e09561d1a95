package org.halocline.examples;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.halocline.Engine;
import org.halocline.model.Run;
import org.halocline.model.RunResult;
import org.halocline.model.SampleSimulation;
import org.halocline.sample.Estimate;
import org.halocline.variance.Antithetic;
import org.halocline.variance.Comparison;
import org.halocline.variance.ControlVariates;
import org.halocline.variance.LatinHypercube;
import org.halocline.variance.Sobol;

/// The same price with less work.
public final class CheaperAsianCall {
    /// Of the call on the geometric average of twelve fixings, in closed form.
    private static final double GEOMETRIC = 5.9402002216335;

    private static final AsianCall CALL = new AsianCall(12);

    private CheaperAsianCall() {}

    /// 32 randomised nets of 1024 points in 12 dimensions.
    static Estimate byNets() {
        // region sobol
        RunResult result = Engine.run(new Sobol(CALL, 12, 1024), Run.samples(32).workers(2));
        Estimate price = result.estimate("arithmetic");
        // endregion
        return price;
    }

    static Estimate byControl() {
        // region control
        ControlVariates controlled = new ControlVariates(CALL, "arithmetic", List.of("geometric"), List.of(GEOMETRIC));
        Estimate price = controlled.estimate(Engine.run(controlled, Run.samples(20_000)));
        // endregion
        return price;
    }

    /// Lines of the table in `docs/variance-reduction.md`.
    public static List<String> table() {
        Map<String, Comparison> gains = new LinkedHashMap<>();
        gains.put("antithetic pairs", Comparison.of(new Antithetic(CALL), Run.samples(10_000)));
        gains.put("Latin hypercube, 64 points", Comparison.of(new LatinHypercube(CALL, 12, 64), Run.samples(400)));
        gains.put("Sobol net, 64 points", Comparison.of(new Sobol(CALL, 12, 64), Run.samples(400)));
        gains.put("Sobol net, 1024 points", Comparison.of(new Sobol(CALL, 12, 1024), Run.samples(100)));
        gains.put("geometric control", Comparison.of(controlled(CALL), Run.samples(20_000)));
        gains.put(
                "geometric control, Sobol net, 64 points",
                Comparison.of(controlled(new Sobol(CALL, 12, 64)), Run.samples(400)));
        return gains.entrySet().stream()
                .map(gain -> String.format(
                        Locale.ROOT,
                        "| %s | %.4f ± %.4f | %s |",
                        gain.getKey(),
                        gain.getValue().reduced().mean(),
                        gain.getValue().reduced().standardError(),
                        new BigDecimal(gain.getValue().varianceRatio())
                                .round(new MathContext(2))
                                .toPlainString()))
                .toList();
    }

    private static ControlVariates controlled(SampleSimulation inner) {
        return new ControlVariates(inner, "arithmetic", List.of("geometric"), List.of(GEOMETRIC));
    }

    /// Prints the table.
    public static void main(String[] arguments) {
        table().forEach(System.out::println);
    }
}
