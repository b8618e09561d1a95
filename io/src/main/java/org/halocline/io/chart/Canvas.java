package org.halocline.io.chart;

import java.awt.AWTError;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.halocline.io.file.AtomicFile;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/// What all charts look like.
final class Canvas {
    static final int WIDTH = 720;
    static final int HEIGHT = 480;

    static final Color LINE = new Color(0x1f, 0x4e, 0x79);
    static final Color FILL = new Color(0xa8, 0xc6, 0xe0);
    static final Color TRUTH = new Color(0xc0, 0x39, 0x2b);

    private Canvas() {}

    static XYChart chart(String title, String x, String y) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle(x)
                .yAxisTitle(y)
                .build();
        chart.getStyler().setLocale(Locale.ROOT);
        chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideNE);
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        return chart;
    }

    static void area(XYChart chart, String name, double[] x, double[] y, Color outline) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.PolygonArea);
        series.setFillColor(FILL);
        series.setLineColor(outline);
        series.setMarker(SeriesMarkers.NONE);
    }

    static XYSeries line(XYChart chart, String name, double[] x, double[] y, Color colour) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setLineColor(colour);
        series.setMarkerColor(colour);
        series.setMarker(SeriesMarkers.NONE);
        return series;
    }

    /// @throws IOException also if this Java cannot draw, such as one without fonts
    static void write(XYChart chart, Path file) throws IOException {
        System.setProperty("java.awt.headless", "true");
        try {
            BufferedImage image = BitmapEncoder.getBufferedImage(chart);
            AtomicFile.write(file, temporary -> ImageIO.write(image, "png", temporary.toFile()));
        } catch (AWTError | InternalError | LinkageError e) {
            throw new IOException("this Java cannot draw: " + e, e);
        }
    }
}
