package org.halocline.io.chart;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.halocline.sample.Estimate;
import org.halocline.statistics.Interval;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.markers.SeriesMarkers;

/// An estimate with its interval over the number of samples, which is logarithmic.
public final class ConvergenceChart {
    private static final double MARGIN = 0.05;

    /// The axis reaches so many widths of the last interval to each side: it is 1/20 of the height at least, unless the
    /// exact value is farther away.
    private static final double MOST_WIDTHS = 10;

    private ConvergenceChart() {}

    /// @param score  name of the score
    /// @param course at rising numbers of samples; points without a finite interval are left out
    /// @param exact  the right answer, drawn as a line
    /// @return false, and nothing is written, if no point is left
    public static boolean write(Path file, String score, List<CurvePoint> course, OptionalDouble exact)
            throws IOException {
        List<CurvePoint> points = course.stream().filter(CurvePoint::isFinite).toList();
        if (points.isEmpty()) {
            return false;
        }
        XYChart chart = Canvas.chart("Convergence of " + score, "samples", score);
        chart.getStyler().setXAxisLogarithmic(true);
        double[] samples = points.stream().mapToDouble(CurvePoint::samples).toArray();
        double from = Math.pow(10, Math.floor(Math.log10(samples[0])));
        double to = Math.max(10 * from, Math.pow(10, Math.ceil(Math.log10(samples[samples.length - 1]))));
        chart.getStyler().setXAxisMin(from).setXAxisMax(to);
        Interval shown = shown(points, exact);
        double margin = MARGIN * shown.width();
        chart.getStyler().setYAxisMin(shown.low() - margin).setYAxisMax(shown.high() + margin);
        Canvas.area(
                chart,
                String.format(Locale.ROOT, "%.0f %% interval", 100 * Estimate.USUAL_LEVEL),
                thereAndBack(samples, samples),
                thereAndBack(
                        points.stream().mapToDouble(p -> clamp(p.low(), shown)).toArray(),
                        points.stream().mapToDouble(p -> clamp(p.high(), shown)).toArray()),
                Canvas.FILL);
        if (exact.isPresent()) {
            double[] level = {exact.getAsDouble(), exact.getAsDouble()};
            Canvas.line(chart, "exact", new double[] {from, to}, level, Canvas.TRUTH);
        }
        List<CurvePoint> inside = points.stream()
                .filter(p -> p.mean() >= shown.low() && p.mean() <= shown.high())
                .toList();
        Canvas.line(
                        chart,
                        "estimate",
                        inside.stream().mapToDouble(p -> (double) p.samples()).toArray(),
                        inside.stream().mapToDouble(CurvePoint::mean).toArray(),
                        Canvas.LINE)
                .setMarker(SeriesMarkers.CIRCLE);
        Canvas.write(chart, file);
        return true;
    }

    /// What the axis covers: all, but no more than lets the last interval be seen. Equal numbers need an axis too.
    private static Interval shown(List<CurvePoint> points, OptionalDouble exact) {
        CurvePoint last = points.getLast();
        double most = MOST_WIDTHS * (last.high() - last.low());
        double least = points.stream().mapToDouble(CurvePoint::low).min().orElseThrow();
        double greatest = points.stream().mapToDouble(CurvePoint::high).max().orElseThrow();
        double low = most > 0 ? Math.max(least, last.mean() - most) : least;
        double high = most > 0 ? Math.min(greatest, last.mean() + most) : greatest;
        if (exact.isPresent()) {
            low = Math.min(low, exact.getAsDouble());
            high = Math.max(high, exact.getAsDouble());
        }
        double half = high > low ? 0 : Math.max(Math.abs(high), 1) * MARGIN;
        return new Interval(low - half, high + half, Estimate.USUAL_LEVEL);
    }

    private static double clamp(double value, Interval shown) {
        return Math.clamp(value, shown.low(), shown.high());
    }

    /// The corners of a band.
    private static double[] thereAndBack(double[] there, double[] back) {
        int count = there.length;
        double[] around = new double[2 * count];
        for (int n = 0; n < count; n++) {
            around[n] = there[n];
            around[2 * count - 1 - n] = back[n];
        }
        return around;
    }
}
