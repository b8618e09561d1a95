package org.halocline.bench.scaling;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The points of a report as comma-separated values, one line each.
final class ScalingCsv {
    private ScalingCsv() {}

    static String of(ScalingReport report) {
        List<String> phases =
                List.copyOf(report.strong().points().getFirst().phases().keySet());
        List<String> header = new ArrayList<>(List.of(
                "scaling",
                "workers",
                "size",
                "seconds",
                "spread",
                "wallSeconds",
                "speedUp",
                "efficiency",
                "serialFraction",
                "perSecond",
                "bytesPerSecond",
                "partOfRoof"));
        header.addAll(phases);
        StringBuilder text = new StringBuilder(String.join(",", header)).append('\n');
        Stream.concat(Stream.of(report.strong()), report.weak().stream())
                .forEach(scaling -> scaling.points().forEach(point -> {
                    List<String> row = new ArrayList<>(List.of(
                            scaling.kind() == Scaling.Kind.STRONG ? "strong" : "weak",
                            Integer.toString(point.workers()),
                            Long.toString(point.size()),
                            number(point.time()),
                            number(point.spread()),
                            number(point.wallSeconds()),
                            number(scaling.speedUp(point)),
                            number(scaling.efficiency(point)),
                            number(scaling.serialFraction(point)),
                            number(point.rate()),
                            number(report.bandwidth(point)),
                            number(report.partOfRoof(point))));
                    phases.forEach(p -> row.add(number(point.phases().getOrDefault(p, Double.NaN))));
                    text.append(String.join(",", row)).append('\n');
                }));
        return text.toString();
    }

    /// What is not known stays empty.
    private static String number(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "";
    }
}
