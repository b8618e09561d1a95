package org.halocline.io.chart;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.halocline.sample.Bins;
import org.halocline.sample.Histogram;
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
        int together = (bins.count() + MOST_BINS - 1) / MOST_BINS;
        String title = histogram.name() + ": " + histogram.total() + " numbers"
                + (histogram.below() > 0 ? ", " + histogram.below() + " below" : "")
                + (histogram.above() > 0 ? ", " + histogram.above() + " above" : "");
        String height = counts ? "numbers in " + (together == 1 ? "a bin" : together + " bins") : "density";
        XYChart chart = Canvas.chart(title, histogram.name(), height);
        chart.getStyler().setLegendVisible(false);
        chart.getStyler().setXAxisLogarithmic(bins.isLogarithmic());
        chart.getStyler().setXAxisMin(bins.low()).setXAxisMax(bins.high());
        outline(chart, histogram, together, counts);
        Canvas.write(chart, file);
    }

    private static void outline(XYChart chart, Histogram histogram, int together, boolean counts) {
        List<Double> edges = histogram.bins().edges();
        int bins = histogram.bins().count();
        int bars = (bins + together - 1) / together;
        double[] x = new double[4 * bars];
        double[] y = new double[4 * bars];
        for (int bar = 0; bar < bars; bar++) {
            int begin = bar * together;
            int end = Math.min(begin + together, bins);
            double low = edges.get(begin);
            double high = edges.get(end);
            double height = histogram.counts().subList(begin, end).stream()
                    .mapToLong(Long::longValue)
                    .sum();
            if (!counts) {
                height = height == 0 ? 0 : height / (high - low) / histogram.total();
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
