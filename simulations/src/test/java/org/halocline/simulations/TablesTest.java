package org.halocline.simulations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.halocline.model.SampleSimulation;
import org.halocline.sample.Estimate;
import org.halocline.simulations.genz.Genz;
import org.halocline.simulations.genz.GenzFunction;
import org.halocline.simulations.options.AsianOption;
import org.halocline.simulations.options.BarrierOption;
import org.halocline.simulations.options.BasketAsset;
import org.halocline.simulations.options.BasketOption;
import org.halocline.simulations.options.Controlled;
import org.halocline.simulations.options.EuropeanOption;
import org.halocline.simulations.options.ExchangeOption;
import org.halocline.simulations.options.HestonOption;
import org.halocline.simulations.options.Knock;
import org.halocline.simulations.options.Monitoring;
import org.halocline.simulations.options.OptionType;
import org.halocline.simulations.options.WeightedBasketOption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The tables of the pages in `docs/methods` are what the programs say, digit by digit: samples have the same bits
/// everywhere.
@Tag("slow")
class TablesTest {
    private static final long SAMPLES = 1_000_000;
    private static final double STANDARD_ERRORS = 4;

    /// A row of a table.
    record Row(String name, SampleSimulation simulation, String score, double reference) {
        Estimate estimate() {
            return Estimates.of(simulation, SAMPLES).get(score);
        }

        /// `| name | reference | estimate | error | z |`
        String text(Estimate estimate) {
            return String.format(
                    Locale.ROOT,
                    "| %s | %.10g | %.6g | %.2g | %.2f |",
                    name,
                    reference,
                    estimate.mean(),
                    estimate.standardError(),
                    distance(estimate));
        }

        double distance(Estimate estimate) {
            return (estimate.mean() - reference) / estimate.standardError();
        }
    }

    static List<Row> genz() {
        List<Row> rows = new ArrayList<>();
        double[][] integrals = {
            {0.649331061742159, -0.186342985577854},
            {0.685630455868465, 0.470089122014399},
            {1.0 / 720, 1.0 / 39916800},
            {0.668309817871575, 0.446638012663538},
            {0.301789735235919, 0.0910770442937662},
            {2.13500780989507, 31.9794841783739}
        };
        for (GenzFunction function : GenzFunction.values()) {
            for (int n = 0; n < 2; n++) {
                int dimension = 5 * (n + 1);
                String name = function.name().toLowerCase(Locale.ROOT).replace('_', '-');
                rows.add(new Row(
                        "`" + name + "`, " + dimension,
                        new Genz(function, dimension, 1, 0.5),
                        "integral",
                        integrals[function.ordinal()][n]));
            }
        }
        return rows;
    }

    static List<Row> options() {
        List<Row> rows = new ArrayList<>();
        rows.add(row("European call", european(OptionType.CALL, 100, 100, 0.05, 1), 10.450583572186));
        rows.add(row("European put", european(OptionType.PUT, 100, 100, 0.05, 1), 5.573526022257));
        rows.add(row("call, 42, 40, 10 %, ½ year", european(OptionType.CALL, 42, 40, 0.1, 0.5), 4.75942239287));
        rows.add(row("put, 42, 40, 10 %, ½ year", european(OptionType.PUT, 42, 40, 0.1, 0.5), 0.8085993729));
        rows.add(row(
                "exchange of assets",
                new ExchangeOption(100, 100, 0.05, 0, 0, 0.2, 0.3, 0.5, 1, false),
                10.524315781125));
        rows.add(row(
                "down-and-out call, barrier 90",
                new BarrierOption(
                        OptionType.CALL,
                        Knock.DOWN_AND_OUT,
                        90,
                        100,
                        100,
                        0.05,
                        0,
                        0.2,
                        1,
                        Monitoring.CONTINUOUS,
                        1,
                        false),
                8.6654716582457));
        rows.add(geometric("geometric Asian call, 10 dates", 0.06, 0.03, 10, 5.3425606634994));
        rows.add(geometric("geometric Asian call, 12 dates", 0.05, 0, 12, 5.9402002216335));
        rows.add(geometric("geometric Asian call, 50 dates", 0.05, 0, 50, 5.6410581278242));
        rows.add(geometric("geometric Asian call, 252 dates", 0.05, 0, 252, 5.5655088313493));
        rows.add(basket(2, 9.129688989032));
        rows.add(basket(5, 8.2578253531232));
        rows.add(basket(10, 7.9492688699656));
        rows.add(basket(50, 7.6945898426379));
        rows.add(new Row("geometric basket of three unlike assets", unlike(), "geometric", 12.7619650123465));
        return rows;
    }

    private static EuropeanOption european(OptionType type, double spot, double strike, double rate, double maturity) {
        return new EuropeanOption(type, spot, strike, rate, 0, 0.2, maturity, false);
    }

    private static Row row(String name, SampleSimulation simulation, double reference) {
        return new Row(name, simulation, "price", reference);
    }

    private static Row geometric(String name, double rate, double dividend, int fixings, double reference) {
        return new Row(
                name,
                new AsianOption(OptionType.CALL, 100, 100, rate, dividend, 0.2, 1, fixings, false, false),
                "geometric",
                reference);
    }

    private static Row basket(int assets, double reference) {
        return new Row(
                "geometric basket call, " + assets + " assets",
                new BasketOption(OptionType.CALL, assets, 100, 100, 0.05, 0, 0.2, 0.5, 1, false),
                "geometric",
                reference);
    }

    private static WeightedBasketOption unlike() {
        return new WeightedBasketOption(
                OptionType.CALL,
                List.of(
                        new BasketAsset(0.2, 80, 0.15, 0),
                        new BasketAsset(0.5, 100, 0.25, 0.02),
                        new BasketAsset(0.3, 120, 0.4, 0.01)),
                List.of(List.of(1.0, 0.5, -0.2), List.of(0.5, 1.0, 0.3), List.of(-0.2, 0.3, 1.0)),
                100,
                0.05,
                2,
                false);
    }

    /// A set of Heston's parameters.
    record Model(
            String name,
            double rate,
            double dividend,
            double maturity,
            double variance,
            double mean,
            double reversion,
            double xi,
            double correlation,
            int steps) {

        Row row(double strike, double reference) {
            return TablesTest.row(
                    String.format(Locale.ROOT, "%s, strike %.0f, %d steps", name, strike, steps),
                    call(strike, steps),
                    reference);
        }

        HestonOption call(double strike, int steps) {
            return new HestonOption(
                    OptionType.CALL,
                    100,
                    strike,
                    rate,
                    dividend,
                    maturity,
                    variance,
                    mean,
                    reversion,
                    xi,
                    correlation,
                    steps,
                    false);
        }

        /// `| name, strike | bias with steps of 1, ½, ¼ and ⅛ of the length | largest standard error |`
        ///
        /// @param longest     how many of the longest steps
        /// @param coefficient of the control variate
        String bias(double strike, double reference, int longest, double coefficient) {
            StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "| %s, strike %.0f |", name, strike));
            double error = 0;
            for (int number = longest; number <= 8 * longest; number *= 2) {
                Estimate estimate = Estimates.of(Controlled.heston(call(strike, number), coefficient), SAMPLES)
                        .get("controlled");
                error = Math.max(error, estimate.standardError());
                line.append(String.format(Locale.ROOT, " %.3f |", estimate.mean() - reference));
            }
            return line + String.format(Locale.ROOT, " %.3f |", error);
        }
    }

    private static final Model LEWIS = new Model("Lewis", 0.01, 0.02, 1, 0.04, 0.25, 4, 1, -0.5, 64);
    private static final Model FIRST = new Model("Andersen I", 0, 0, 10, 0.04, 0.04, 0.5, 1, -0.9, 80);
    private static final Model SECOND = new Model("Andersen II", 0, 0, 15, 0.04, 0.04, 0.3, 0.9, -0.5, 120);
    private static final Model THIRD = new Model("Andersen III", 0, 0, 5, 0.09, 0.09, 1, 1, -0.3, 80);

    /// With steps so short that their bias is below four standard errors.
    static List<Row> heston() {
        return List.of(
                LEWIS.row(80, 26.7747587439989),
                LEWIS.row(90, 20.933349000596710),
                LEWIS.row(100, 16.070154917028834),
                LEWIS.row(110, 12.132211516709845),
                LEWIS.row(120, 9.02491348345784),
                FIRST.row(70, 35.8497697),
                FIRST.row(100, 13.08467014),
                FIRST.row(140, 0.2957744358),
                SECOND.row(70, 37.16966472),
                SECOND.row(100, 16.64922292),
                SECOND.row(140, 5.138190494),
                THIRD.row(70, 38.7720441),
                THIRD.row(100, 21.79528774),
                THIRD.row(140, 9.983067824),
                new Model("Broadie–Kaya 1", 0.0319, 0, 1, 0.010201, 0.019, 6.21, 0.61, -0.7, 64).row(100, 6.806113313),
                new Model("Broadie–Kaya 2", 0.05, 0, 5, 0.09, 0.09, 2, 1, -0.3, 80).row(100, 34.99975835));
    }

    /// Errors of the steps, with the asset as a control variate.
    static List<String> bias() {
        return List.of(
                LEWIS.bias(100, 16.070154917028834, 2, 0.6),
                FIRST.bias(100, 13.08467014, 10, 0.8),
                FIRST.bias(140, 0.2957744358, 10, 0.05),
                SECOND.bias(100, 16.64922292, 15, 0.7),
                SECOND.bias(140, 5.138190494, 15, 0.2),
                THIRD.bias(100, 21.79528774, 5, 0.7),
                THIRD.bias(140, 9.983067824, 5, 0.35));
    }

    @Test
    void theTableOfGenzIsWhatTheProgramSays() throws IOException {
        compare("genz.md", genz());
    }

    @Test
    void theTableOfOptionsIsWhatTheProgramSays() throws IOException {
        compare("options.md", options());
    }

    @Test
    void theTableOfHestonIsWhatTheProgramSays() throws IOException {
        compare("options.md", heston());
    }

    @Test
    void theTableOfStepsIsWhatTheProgramSays() throws IOException {
        assertHasLines("options.md", bias());
    }

    private static void compare(String page, List<Row> rows) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Row row : rows) {
            Estimate estimate = row.estimate();
            lines.add(row.text(estimate));
            assertTrue(Math.abs(row.distance(estimate)) < STANDARD_ERRORS, row.text(estimate));
        }
        assertHasLines(page, lines);
    }

    private static void assertHasLines(String page, List<String> lines) throws IOException {
        Path here = Path.of("docs", "methods", page);
        String text = Files.readString(Files.exists(here) ? here : Path.of("..").resolve(here));
        List<String> missing =
                lines.stream().filter(line -> !text.contains(line)).toList();
        assertEquals(List.of(), missing, page + " must have these lines:\n" + String.join("\n", missing));
    }
}
