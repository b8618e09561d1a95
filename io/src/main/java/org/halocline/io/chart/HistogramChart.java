package org.halocline.io.chart;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.halocline.sample.Bins;
import org.halocline.sample.Histogram;
import org.halocline.sample.WeightedHistogram;
import org.knowm.xchart.XYChart;

/// A histogram with the edges of its bins: counts where bins are alike, equally wide or each the same factor above the
/// one before, else the density.
public final class HistogramChart {
    /// Neighbours are drawn as one bin where there are more.
    private static final int MOST_BINS = 512;

    private HistogramChart() {}

    /// Writes a picture.
    public static void write(Path file, Histogram histogram) throws IOException {
        Bins bins = histogram.bins();
        boolean counts = bins.isEqual() || bins.isLogarithmic();
        String title = histogram.name() + ": " + histogram.total() + " numbers"
                + (histogram.below() > 0 ? ", " + histogram.below() + " below" : "")
                + (histogram.above() > 0 ? ", " + histogram.above() + " above" : "");
        int together = together(bins);
        String height = counts ? "numbers in " + (together == 1 ? "a bin" : together + " bins") : "density";
        write(
                file,
                new Bars(title, histogram.name(), height, bins, !counts, histogram.total()),
                (begin, end) -> histogram.counts().subList(begin, end).stream()
                        .mapToLong(Long::longValue)
                        .sum());
    }

    /// Writes a picture of the density.
    public static void write(Path file, WeightedHistogram histogram) throws IOException {
        String title = histogram.name() + ": weights of " + histogram.samples() + " samples";
        write(
                file,
                new Bars(title, histogram.name(), "density", histogram.bins(), true, histogram.total()),
                (begin, end) -> histogram.weights().subList(begin, end).stream()
                        .mapToDouble(Double::doubleValue)
                        .sum());
    }

    /// What is drawn.
    ///
    /// @param isDensity whether heights are divided by the width of a bin and by the total
    private record Bars(String title, String name, String height, Bins bins, boolean isDensity, double total) {}

    /// What lies in some bins that follow each other.
    private interface Content {
        double of(int begin, int end);
    }

    private static int together(Bins bins) {
        return (bins.count() + MOST_BINS - 1) / MOST_BINS;
    }

    private static void write(Path file, Bars bars, Content content) throws IOException {
        XYChart chart = Canvas.chart(bars.title, bars.name, bars.height);
        chart.getStyler().setLegendVisible(false);
        chart.getStyler().setXAxisLogarithmic(bars.bins.isLogarithmic());
        chart.getStyler().setXAxisMin(bars.bins.low()).setXAxisMax(bars.bins.high());
        outline(chart, bars, content);
        Canvas.write(chart, file);
    }

    private static void outline(XYChart chart, Bars all, Content content) {
        List<Double> edges = all.bins.edges();
        int bins = all.bins.count();
        int together = together(all.bins);
        int bars = (bins + together - 1) / together;
        double[] x = new double[4 * bars];
        double[] y = new double[4 * bars];
        for (int bar = 0; bar < bars; bar++) {
            int begin = bar * together;
            int end = Math.min(begin + together, bins);
            double low = edges.get(begin);
            double high = edges.get(end);
            double height = content.of(begin, end);
            if (all.isDensity) {
                height = height == 0 ? 0 : height / (high - low) / all.total;
            }
            // Down to the axis between bars, so that edges show.
            Arrays.fill(x, 4 * bar, 4 * bar + 2, low);
            Arrays.fill(x, 4 * bar + 2, 4 * bar + 4, high);
            Arrays.fill(y, 4 * bar + 1, 4 * bar + 3, height);
        }
        double top = Arrays.stream(y).max().orElse(0);
        chart.getStyler().setYAxisMin(0.0).setYAxisMax(top > 0 ? 1.05 * top : 1);
        Canvas.area(chart, "numbers", x, y, Canvas.FILL);
        Canvas.line(chart, "edges", x, y, Canvas.LINE).setLineWidth(1);
    }
}
