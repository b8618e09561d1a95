package org.halocline.simulations.genz;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.halocline.error.ConfigurationException;
import org.halocline.model.Parameter;
import org.halocline.model.Verification;
import org.halocline.simulations.bulk.BulkSimulation;
import org.halocline.simulations.functions.Exp;

/// The integral of a function over the unit cube, by its mean at random points: the six families with which A. Genz
/// tests integration in many dimensions, "Testing multidimensional integration routines" (1984).
///
/// A sample draws one point, `dimension` uniform numbers in the order of the axes, and scores f there. [GenzFunction]
/// has the functions and their integrals, which every run is compared with.
public record Genz(
        @Parameter(value = "family of functions", defaultValue = "gaussian")
        GenzFunction function,

        @Parameter(value = "axes of the cube", defaultValue = "5", min = 1, max = 10_000)
        int dimension,

        @Parameter(value = "how difficult: frequency, steepness", defaultValue = "1", positive = true, max = 1000)
        double a,

        @Parameter(value = "where the peak, edge or phase is", defaultValue = "0.5", min = 0, max = 1)
        double u)
        implements BulkSimulation {

    /// Powers of e beyond this are beyond all doubles.
    private static final double LARGEST_EXPONENT = 700;

    public Genz {
        if (dimension < 1 || !(a > 0) || !(u >= 0 && u <= 1)) {
            throw new ConfigurationException("dimension=" + dimension + ", a=" + a + ", u=" + u
                    + "; dimension must be at least 1, a positive and u from 0 to 1");
        }
        if (function == GenzFunction.PRODUCT_PEAK && a * a < Double.MIN_NORMAL) {
            throw new ConfigurationException("a=" + a + ", function=product-peak; no f is above a^(2·dimension), which"
                    + " is below all doubles, use a larger a");
        }
        if (function == GenzFunction.DISCONTINUOUS && a * dimension > LARGEST_EXPONENT) {
            throw new ConfigurationException("a=" + a + ", dimension=" + dimension
                    + "; exp(a·dimension) is beyond all doubles, use a smaller a");
        }
    }

    @Override
    public List<String> scores() {
        return List.of("integral");
    }

    @Override
    public int uniforms() {
        return dimension;
    }

    @Override
    public void samples(int count, double[][] uniforms, double[][] scores) {
        double[] f = scores[0];
        switch (function) {
            case OSCILLATORY -> {
                sum(count, uniforms, f);
                for (int s = 0; s < count; s++) {
                    f[s] = StrictMath.cos(2 * Math.PI * u + a * f[s]);
                }
            }
            case PRODUCT_PEAK -> productPeak(count, uniforms, f);
            case CORNER_PEAK -> {
                sum(count, uniforms, f);
                for (int s = 0; s < count; s++) {
                    f[s] = GenzFunction.power(1 / (1 + a * f[s]), dimension + 1);
                }
            }
            case GAUSSIAN -> {
                sumOfSquares(count, uniforms, f);
                exp(count, -a * a, f);
            }
            case CONTINUOUS -> {
                sumOfDistances(count, uniforms, f);
                exp(count, -a, f);
            }
            case DISCONTINUOUS -> {
                sum(count, uniforms, f);
                exp(count, a, f);
                cutOff(count, uniforms, f);
            }
        }
    }

    private static void sum(int count, double[][] x, double[] f) {
        Arrays.fill(f, 0, count, 0);
        for (double[] axis : x) {
            for (int s = 0; s < count; s++) {
                f[s] += axis[s];
            }
        }
    }

    private void sumOfSquares(int count, double[][] x, double[] f) {
        double middle = u;
        Arrays.fill(f, 0, count, 0);
        for (double[] axis : x) {
            for (int s = 0; s < count; s++) {
                double distance = axis[s] - middle;
                f[s] += distance * distance;
            }
        }
    }

    private void sumOfDistances(int count, double[][] x, double[] f) {
        double middle = u;
        Arrays.fill(f, 0, count, 0);
        for (double[] axis : x) {
            for (int s = 0; s < count; s++) {
                f[s] += Math.abs(axis[s] - middle);
            }
        }
    }

    private void productPeak(int count, double[][] x, double[] f) {
        double middle = u;
        double width = 1 / (a * a);
        Arrays.fill(f, 0, count, 1);
        for (double[] axis : x) {
            for (int s = 0; s < count; s++) {
                double distance = axis[s] - middle;
                f[s] /= width + distance * distance;
            }
        }
    }

    private static void exp(int count, double factor, double[] f) {
        for (int s = 0; s < count; s++) {
            f[s] *= factor;
        }
        Exp.of(f, f, count);
    }

    private void cutOff(int count, double[][] x, double[] f) {
        double edge = u;
        for (int axis = 0; axis < Math.min(2, dimension); axis++) {
            double[] along = x[axis];
            for (int s = 0; s < count; s++) {
                f[s] = along[s] <= edge ? f[s] : 0;
            }
        }
    }

    @Override
    public Optional<Verification.OfScore> verification() {
        double integral = function.integral(dimension, a, u);
        return Optional.of(new Verification.OfScore("integral", integral, "closed form of the integral"));
    }
}
