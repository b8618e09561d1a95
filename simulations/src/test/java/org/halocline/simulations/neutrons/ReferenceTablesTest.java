package org.halocline.simulations.neutrons;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.halocline.Engine;
import org.halocline.model.Run;
import org.halocline.model.RunResult;
import org.halocline.model.SampleSimulation;
import org.halocline.sample.Estimate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Every reference value with its estimate and z, as the pages of the methods show them. The seed is fixed and bits are
/// the same everywhere, so that the pages must have just these lines; `-Ddocs=write` puts them there.
@Tag("slow")
class ReferenceTablesTest {
    private static final long SEED = 2026;

    /// Of a multiplication factor, as a part of it.
    private static final double LARGEST_ERROR = 0.001;

    @Test
    void criticality() throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "| problem | material, shape | size | exact k | `k` | z | `k-collision` | z |",
                "|---|---|---|---|---|---|---|---|"));
        for (Sood.Row row : Sood.INFINITE) {
            lines.add(line(row, run(row.criticality(Absorption.IMPLICIT, 1000, 0, 10), 100, row.number())));
        }
        for (Sood.Row row : Sood.CRITICAL) {
            lines.add(line(row, run(row.criticality(Absorption.IMPLICIT, 1000, 30, 50), 100, row.number())));
        }
        for (Sood.Reflected row : Sood.REFLECTED) {
            Criticality body = row.criticality(Absorption.IMPLICIT, 1000, 30, 50);
            String size = String.format(Locale.ROOT, "%.6f + %s", body.radius() * body.total(), row.reflector());
            String sides = row.sides() == Sides.ONE ? " on one side" : "";
            lines.add(line(
                    row.number() + " | " + row.material().name() + ", " + name(row.shape()) + ", water" + sides + " | "
                            + size,
                    1,
                    run(body, 100, row.number())));
        }
        PageTable.check("criticality", lines);
    }

    private static String line(Sood.Row row, RunResult result) {
        String size = row.shape() == Shape.INFINITE ? "" : Double.toString(row.radius());
        return line(
                row.number() + " | " + row.material().name() + ", " + name(row.shape()) + " | " + size,
                row.k(),
                result);
    }

    private static String line(String body, double exact, RunResult result) {
        Estimate k = result.estimate("k");
        Estimate other = result.estimate("k-collision");
        ZScore.assertNear(exact, k, LARGEST_ERROR * exact, body);
        ZScore.assertNear(exact, other, LARGEST_ERROR * exact, body);
        return "| " + body + " | " + exact + " | " + k + " | " + z(k, exact) + " | " + other + " | " + z(other, exact)
                + " |";
    }

    private static String name(Shape shape) {
        return shape.name().toLowerCase(Locale.ROOT);
    }

    @Test
    void shielding() throws IOException {
        List<String> lines =
                new ArrayList<>(List.of("| source | τ | exact | `uncollided` | z |", "|---|---|---|---|---|"));
        for (Source source : Source.values()) {
            for (double tau : new double[] {0.5, 1, 2, 5}) {
                Shielding shield = new Shielding(source, tau, 0.5, Absorption.IMPLICIT);
                Estimate uncollided = run(shield, 1_000_000, lines.size()).estimate("uncollided");
                double exact = shield.verification().orElseThrow().mean();
                ZScore.assertNear(exact, uncollided, 0.0006, shield);
                lines.add("| " + source.name().toLowerCase(Locale.ROOT) + " | " + tau + " | "
                        + String.format(Locale.ROOT, "%.9f", exact) + " | " + uncollided + " | " + z(uncollided, exact)
                        + " |");
            }
        }
        PageTable.check("shielding", lines);
    }

    @Test
    void kobayashi() throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "| problem | c | point, cm | authors | estimate | relative error, % | z |",
                "|---|---|---|---|---|---|---|"));
        addFluxes(lines, "1", exact(Layout.NESTED_CUBES, Line.AXIS), 0.01);
        addFluxes(lines, "1", exact(Layout.NESTED_CUBES, Line.DIAGONAL), 0.01);
        addFluxes(lines, "3", exact(Layout.DOG_LEG_DUCT, Line.ACROSS), 0.01);
        addFluxes(
                lines,
                "1",
                new Compared(new Kobayashi(Layout.NESTED_CUBES, Line.AXIS, 0.5), ReferenceFlux.CUBES_AXIS),
                0.03);
        addFluxes(
                lines,
                "3",
                new Compared(new Kobayashi(Layout.DOG_LEG_DUCT, Line.ACROSS, 0.5), ReferenceFlux.DOG_LEG_ACROSS),
                0.03);
        addFluxes(lines, "2", exact(Layout.STRAIGHT_DUCT, Line.AXIS), 0.01);
        addFluxes(lines, "2", exact(Layout.STRAIGHT_DUCT, Line.ACROSS), 0.01);
        addFluxes(
                lines,
                "2",
                new Compared(new Kobayashi(Layout.STRAIGHT_DUCT, Line.AXIS, 0.5), ReferenceFlux.DUCT_AXIS),
                0.03);
        addFluxes(
                lines,
                "2",
                new Compared(new Kobayashi(Layout.STRAIGHT_DUCT, Line.ACROSS, 0.5), ReferenceFlux.DUCT_ACROSS),
                0.1);
        PageTable.check("kobayashi", lines);
    }

    private record Compared(Kobayashi problem, List<ReferenceFlux> references) {}

    private static Compared exact(Layout layout, Line line) {
        return new Compared(new Kobayashi(layout, line, 0), ReferenceFlux.exact(KnownFluxes.of(layout, line)));
    }

    /// Errors of the references count as well.
    private static void addFluxes(List<String> lines, String number, Compared compared, double largestError) {
        Kobayashi kobayashi = compared.problem;
        RunResult result = run(kobayashi, 500_000, lines.size());
        for (int n = 0; n < compared.references.size(); n++) {
            ReferenceFlux reference = compared.references.get(n);
            if (Double.isNaN(reference.flux())) {
                continue;
            }
            double known = reference.flux();
            String name = kobayashi.scores().get(n);
            Estimate flux = result.estimate(name);
            double own = flux.standardError() / known;
            double error = Math.sqrt(own * own + reference.relativeError() * reference.relativeError());
            double z = (flux.mean() / known - 1) / error;
            assertTrue(own < largestError, name + ": " + flux);
            assertTrue(Math.abs(z) < 4, name + ": " + flux + ", z=" + z);
            lines.add("| " + number + " | " + kobayashi.scattering() + " | "
                    + name.substring("flux-".length()).replace("-", ", ") + " | "
                    + String.format(Locale.ROOT, "%.5e | %.5e | %.2f | %.1f |", known, flux.mean(), 100 * own, z));
        }
    }

    private static RunResult run(SampleSimulation simulation, long samples, int row) {
        return Engine.run(
                simulation, Run.samples(samples).seed(SEED + row).workers(2).inProcess());
    }

    private static String z(Estimate estimate, double exact) {
        return String.format(Locale.ROOT, "%.1f", ZScore.of(estimate, exact));
    }
}
