package org.halocline.bench.scaling;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.halocline.io.file.AtomicFile;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/// Speed-up, efficiency and roofline as pictures.
final class ScalingCharts {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 480;

    /// Samples of a curve.
    private static final int SAMPLES = 60;

    private static final double GIGA = 1e9;

    private ScalingCharts() {}

    static void write(ScalingReport report, Path folder) throws IOException {
        System.setProperty("java.awt.headless", "true");
        write(speedUp(report), folder.resolve("speed-up.png"));
        write(efficiency(report), folder.resolve("efficiency.png"));
        if (report.bytesPerUpdate().isPresent()) {
            write(roofline(report), folder.resolve("roofline.png"));
        }
    }

    private static void write(XYChart chart, Path file) throws IOException {
        BufferedImage image = BitmapEncoder.getBufferedImage(chart);
        AtomicFile.write(file, temporary -> ImageIO.write(image, "png", temporary.toFile()));
    }

    private static XYChart chart(String title, String x, String y) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle(x)
                .yAxisTitle(y)
                .build();
        chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideNW);
        chart.getStyler().setLocale(Locale.ROOT);
        return chart;
    }

    private static XYChart speedUp(ScalingReport report) {
        XYChart chart = chart("Speed-up", "workers", "speed-up");
        Scaling strong = report.strong();
        int most = 2 * strong.points().getLast().workers();
        line(chart, "perfect", List.of(1.0, (double) most), List.of(1.0, (double) most));
        for (SpeedUpLaw law : report.laws()) {
            List<Double> x = new ArrayList<>();
            List<Double> y = new ArrayList<>();
            for (int n = 0; n <= SAMPLES; n++) {
                double p = 1 + (most - 1) * (double) n / SAMPLES;
                x.add(p);
                y.add(law.one() / law.seconds(p));
            }
            line(chart, law.name(), x, y);
        }
        points(
                chart,
                "measured",
                strong,
                strong.points().stream().map(strong::speedUp).toList());
        return chart;
    }

    private static XYChart efficiency(ScalingReport report) {
        XYChart chart = chart("Efficiency", "workers", "percent");
        chart.getStyler().setYAxisMin(0.0);
        chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideSW);
        List<Scaling> all = new ArrayList<>(List.of(report.strong()));
        report.weak().ifPresent(all::add);
        for (Scaling scaling : all) {
            points(
                    chart,
                    scaling.kind() == Scaling.Kind.STRONG ? "strong" : "weak",
                    scaling,
                    scaling.points().stream()
                            .map(p -> 100 * scaling.efficiency(p))
                            .toList());
        }
        return chart;
    }

    private static void points(XYChart chart, String name, Scaling scaling, List<Double> y) {
        XYSeries series = chart.addSeries(
                name, scaling.points().stream().map(p -> (double) p.workers()).toList(), y);
        series.setMarker(SeriesMarkers.CIRCLE);
    }

    /// Rate over intensity, both logarithmic. Without a count of operations the unit of work is one cell update, and
    /// there is no flat part of the roof.
    private static XYChart roofline(ScalingReport report) {
        boolean counted = report.flops().isPresent();
        double work = report.flops().orElse(1);
        double intensity = work / report.bytesPerUpdate().orElseThrow();
        XYChart chart = chart(
                "Roofline",
                counted ? "operations per byte" : "cell updates per byte",
                counted ? "GFLOP/s" : "billion cell updates per second");
        chart.getStyler().setXAxisLogarithmic(true);
        chart.getStyler().setYAxisLogarithmic(true);
        TreeSet<Integer> threads = new TreeSet<>();
        report.strong()
                .points()
                .forEach(p -> threads.add(Math.min(p.workers(), report.machine().cores())));
        for (int count : threads) {
            List<Double> x = new ArrayList<>();
            List<Double> y = new ArrayList<>();
            for (int n = 0; n <= SAMPLES; n++) {
                double at = intensity * Math.pow(10, 2.0 * n / SAMPLES - 1);
                double roof = at * report.ceiling().triad(count);
                x.add(at);
                y.add((counted ? Math.min(roof, report.ceiling().peak(count)) : roof) / GIGA);
            }
            line(chart, "roof of " + count + (count == 1 ? " thread" : " threads"), x, y);
        }
        for (ScalingPoint point : report.strong().points()) {
            XYSeries series = chart.addSeries(
                    point.workers() + (point.workers() == 1 ? " worker" : " workers"),
                    List.of(intensity),
                    List.of(point.rate() * work / GIGA));
            series.setMarker(SeriesMarkers.CIRCLE);
            series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
        }
        return chart;
    }

    private static void line(XYChart chart, String name, List<Double> x, List<Double> y) {
        chart.addSeries(name, x, y).setMarker(SeriesMarkers.NONE);
    }
}
