package org.halocline.simulations.neutrons;

import java.util.ArrayList;
import java.util.List;

/// Matter in boxes along the axes: a cross section is the sum of what each box adds, 0 outside all of them. A void in a
/// shield is a box that takes away; lengths within boxes then add up to the optical path of a ray, whatever it crosses
/// first.
///
/// Mirrors at the planes x = 0, y = 0 and z = 0 are unfolded: a box stands for all its images.
final class Boxes {
    /// In place of the inverse of 0: makes a ray along a plane be within a box everywhere or nowhere.
    private static final double HUGE = 1e300;

    /// Low and high x, y and z.
    private final double[][] bounds;

    private final double[] added;

    private Boxes(List<double[]> bounds, List<Double> added) {
        this.bounds = bounds.toArray(double[][]::new);
        this.added = added.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /// Where the first box, the outermost, ends along an axis.
    double size(int axis) {
        return bounds[0][2 * axis + 1];
    }

    /// Σ_t at a point, in 1/cm.
    double crossSection(double[] p) {
        double sum = 0;
        for (int n = 0; n < added.length; n++) {
            if (contains(bounds[n], p)) {
                sum += added[n];
            }
        }
        return sum;
    }

    /// Whether a point is in the first box, the outermost.
    boolean contains(double[] p) {
        return contains(bounds[0], p);
    }

    private static boolean contains(double[] box, double[] p) {
        return p[0] >= box[0] && p[0] < box[1] && p[1] >= box[2] && p[1] < box[3] && p[2] >= box[4] && p[2] < box[5];
    }

    /// ∫Σ_t ds from a to b: mean free paths.
    double opticalPath(double[] a, double[] b) {
        double dx = b[0] - a[0];
        double dy = b[1] - a[1];
        double dz = b[2] - a[2];
        double perX = dx == 0 ? HUGE : 1 / dx;
        double perY = dy == 0 ? HUGE : 1 / dy;
        double perZ = dz == 0 ? HUGE : 1 / dz;
        double sum = 0;
        for (int n = 0; n < added.length; n++) {
            double[] box = bounds[n];
            double x0 = (box[0] - a[0]) * perX;
            double x1 = (box[1] - a[0]) * perX;
            double y0 = (box[2] - a[1]) * perY;
            double y1 = (box[3] - a[1]) * perY;
            double z0 = (box[4] - a[2]) * perZ;
            double z1 = (box[5] - a[2]) * perZ;
            double in = Math.max(Math.max(Math.min(x0, x1), Math.min(y0, y1)), Math.max(Math.min(z0, z1), 0));
            double out = Math.min(Math.min(Math.max(x0, x1), Math.max(y0, y1)), Math.min(Math.max(z0, z1), 1));
            if (out > in) {
                sum += added[n] * (out - in);
            }
        }
        return sum * Math.sqrt(dx * dx + dy * dy + dz * dz);
    }

    /// A box from the origin to (x, y, z), with its images.
    static Maker of(double x, double y, double z, double crossSection) {
        return new Maker().and(0, x, 0, y, 0, z, crossSection);
    }

    /// Collects boxes.
    static final class Maker {
        private final List<double[]> bounds = new ArrayList<>();
        private final List<Double> added = new ArrayList<>();

        /// Adds to the cross section in a box with low bounds from 0 up, and in its images.
        Maker and(double x0, double x1, double y0, double y1, double z0, double z1, double more) {
            for (double[] x : images(x0, x1)) {
                for (double[] y : images(y0, y1)) {
                    for (double[] z : images(z0, z1)) {
                        bounds.add(new double[] {x[0], x[1], y[0], y[1], z[0], z[1]});
                        added.add(more);
                    }
                }
            }
            return this;
        }

        private static double[][] images(double low, double high) {
            return low == 0 ? new double[][] {{-high, high}} : new double[][] {{low, high}, {-high, -low}};
        }

        Boxes make() {
            return new Boxes(bounds, added);
        }
    }
}
