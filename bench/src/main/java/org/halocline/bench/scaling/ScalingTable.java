package org.halocline.bench.scaling;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.halocline.bench.machine.Ceiling;
import org.halocline.model.Tree;

/// A report as text for a terminal.
final class ScalingTable {
    private static final double GIGA = 1e9;

    private ScalingTable() {}

    static String of(ScalingReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(Tree.call(report.simulation()));
        lines.add(report.machine().toString());
        report.strong().points().stream()
                .map(ScalingPoint::workers)
                .map(w -> Math.min(w, report.machine().cores()))
                .distinct()
                .forEach(threads -> lines.add(String.format(
                        Locale.ROOT,
                        "ceiling of %d %-8s triad %.1f GB/s, peak %.1f GFLOP/s",
                        threads,
                        threads == 1 ? "thread:" : "threads:",
                        report.ceiling().triad(threads) / GIGA,
                        report.ceiling().peak(threads) / GIGA)));
        lines.add("(" + Ceiling.METHOD + ")");
        table(report, report.strong(), lines);
        report.weak().ifPresent(weak -> table(report, weak, lines));
        laws(report, lines);
        report.warnings().forEach(warning -> lines.add("warning: " + warning));
        lines.add(report.advice());
        return String.join(System.lineSeparator(), lines);
    }

    private static void table(ScalingReport report, Scaling scaling, List<String> lines) {
        lines.add("");
        lines.add(scaling.kind() == Scaling.Kind.STRONG ? "strong scaling" : "weak scaling");
        Map<String, Double> phases = scaling.points().getFirst().phases();
        StringBuilder header = new StringBuilder(String.format(
                "%7s  %8s  %11s  %9s  %8s  %10s  %7s  %9s  %7s  %6s",
                "workers",
                "grid",
                report.samples() ? "samples" : "cells",
                "seconds",
                "speed-up",
                "efficiency",
                "serial",
                report.samples() ? "million/s" : "MLUPS",
                "GB/s",
                "roof"));
        phases.keySet().forEach(phase -> header.append(String.format("  %8s", phase)));
        lines.add(header.toString());
        for (ScalingPoint point : scaling.points()) {
            StringBuilder row = new StringBuilder(String.format(
                    Locale.ROOT,
                    "%7d  %8s  %11d  %9.4f  %8.2f  %8.1f %%  %7s  %9.1f  %7s  %6s",
                    point.workers(),
                    point.processGrid(),
                    point.size(),
                    point.time(),
                    scaling.speedUp(point),
                    100 * scaling.efficiency(point),
                    shown("%.4f", scaling.serialFraction(point)),
                    point.rate() / 1e6,
                    shown("%.1f", report.bandwidth(point) / GIGA),
                    shown("%.0f %%", 100 * report.partOfRoof(point))));
            phases.keySet()
                    .forEach(phase -> row.append(
                            String.format(Locale.ROOT, "  %8.3f", point.phases().getOrDefault(phase, Double.NaN))));
            lines.add(row.toString());
        }
    }

    private static void laws(ScalingReport report, List<String> lines) {
        for (SpeedUpLaw law : report.laws()) {
            lines.add("");
            lines.add(
                    law.coherence() == 0 && law.name().equals("Amdahl")
                            ? String.format(Locale.ROOT, "Amdahl: serial fraction %.4f", law.contention())
                            : String.format(
                                    Locale.ROOT,
                                    "%s: contention %.4f, coherence %.2e, most useful %s workers",
                                    law.name(),
                                    law.contention(),
                                    law.coherence(),
                                    shown("%.0f", law.mostUseful())));
            lines.add(String.format("%7s  %8s  %s", "workers", "speed-up", "95 % between"));
            for (SpeedUpLaw.Prediction p : ScalingReport.predictions(law)) {
                lines.add(String.format(
                        Locale.ROOT, "%7d  %8.2f  %.2f and %.2f", p.workers(), p.speedUp(), p.low(), p.high()));
            }
        }
        lines.add("");
    }

    /// Numbers that are not there are a dash.
    private static String shown(String format, double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : "-";
    }
}
