package org.halocline.io.chart;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.halocline.sample.Estimate;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.markers.SeriesMarkers;

/// An estimate with its interval over the number of samples, which is logarithmic.
public final class ConvergenceChart {
    private static final double MARGIN = 0.05;

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
        scale(chart, points, exact);
        Canvas.area(
                chart,
                String.format(Locale.ROOT, "%.0f %% interval", 100 * Estimate.USUAL_LEVEL),
                thereAndBack(samples, samples),
                thereAndBack(
                        points.stream().mapToDouble(CurvePoint::low).toArray(),
                        points.stream().mapToDouble(CurvePoint::high).toArray()),
                Canvas.FILL);
        if (exact.isPresent()) {
            double[] level = {exact.getAsDouble(), exact.getAsDouble()};
            Canvas.line(chart, "exact", new double[] {from, to}, level, Canvas.TRUTH);
        }
        double[] means = points.stream().mapToDouble(CurvePoint::mean).toArray();
        Canvas.line(chart, "estimate", samples, means, Canvas.LINE).setMarker(SeriesMarkers.CIRCLE);
        Canvas.write(chart, file);
        return true;
    }

    /// Equal numbers need an axis too.
    private static void scale(XYChart chart, List<CurvePoint> points, OptionalDouble exact) {
        double low = points.stream().mapToDouble(CurvePoint::low).min().orElseThrow();
        double high = points.stream().mapToDouble(CurvePoint::high).max().orElseThrow();
        if (exact.isPresent()) {
            low = Math.min(low, exact.getAsDouble());
            high = Math.max(high, exact.getAsDouble());
        }
        double width = high - low;
        double margin = width > 0 ? MARGIN * width : Math.max(Math.abs(high), 1) * MARGIN;
        chart.getStyler().setYAxisMin(low - margin).setYAxisMax(high + margin);
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
