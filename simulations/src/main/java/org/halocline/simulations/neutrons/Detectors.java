package org.halocline.simulations.neutrons;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/// The detectors of each [Line] through each [Layout], made once.
final class Detectors {
    private static final double SPACING = 10;
    private static final double FIRST = 5;
    private static final double[][] NONE = {};
    private static final PointDetector[][][] ALL = new PointDetector[Layout.values().length][Line.values().length][];

    static {
        for (Layout layout : Layout.values()) {
            for (Line line : Line.values()) {
                double[][] points = points(layout, line);
                PointDetector[] detectors = new PointDetector[points.length];
                for (int n = 0; n < points.length; n++) {
                    detectors[n] = new PointDetector(Shields.of(layout), points[n][0], points[n][1], points[n][2]);
                }
                ALL[layout.ordinal()][line.ordinal()] = detectors;
            }
        }
    }

    private Detectors() {}

    /// From the source outwards; not to be changed.
    static PointDetector[] of(Layout layout, Line line) {
        return ALL[layout.ordinal()][line.ordinal()];
    }

    /// `flux-5-15-5` and so on.
    static List<String> names(Layout layout, Line line) {
        List<String> names = new ArrayList<>();
        for (double[] p : points(layout, line)) {
            names.add("flux-" + (int) p[0] + "-" + (int) p[1] + "-" + (int) p[2]);
        }
        return names;
    }

    private static double[][] points(Layout layout, Line line) {
        return switch (line) {
            case AXIS -> points(95, t -> new double[] {FIRST, t, FIRST});
            case DIAGONAL -> layout == Layout.NESTED_CUBES ? points(95, t -> new double[] {t, t, t}) : NONE;
            case ACROSS ->
                switch (layout) {
                    case NESTED_CUBES -> NONE;
                    case STRAIGHT_DUCT -> points(55, t -> new double[] {t, 95, FIRST});
                    case DOG_LEG_DUCT -> points(55, t -> new double[] {t, 55, FIRST});
                };
        };
    }

    private static double[][] points(double last, DoubleFunction<double[]> point) {
        List<double[]> points = new ArrayList<>();
        for (double t = FIRST; t <= last; t += SPACING) {
            points.add(point.apply(t));
        }
        return points.toArray(double[][]::new);
    }
}
