package org.halocline.sample;

import java.util.Arrays;
import java.util.List;
import org.halocline.error.ConfigurationException;

/// Intervals side by side: bin n holds edge n ≤ x < edge n + 1.
///
/// The bin of a number follows from comparisons with the edges alone, and edges are made of portable arithmetic: the
/// same bin on every machine.
public final class Bins {
    /// Most bins of one axis.
    public static final int MOST = 1 << 22;

    private final double[] edges;
    private final String text;

    /// Bins per unit where all are equally wide, else 0.
    private final double perUnit;

    private final boolean isLogarithmic;

    private Bins(double[] edges, double perUnit, boolean isLogarithmic, String text) {
        this.edges = edges;
        this.perUnit = perUnit;
        this.isLogarithmic = isLogarithmic;
        this.text = text;
        for (int n = 1; n < edges.length; n++) {
            if (!(edges[n - 1] < edges[n])) {
                throw new ConfigurationException("bins=" + text + "; edges must rise: use fewer bins or a wider range");
            }
        }
    }

    /// `count` bins of equal width from `low` to `high`.
    public static Bins equal(double low, double high, int count) {
        String text = count + " from " + low + " to " + high;
        require(count >= 1 && count <= MOST && low < high && Double.isFinite(high - low), text);
        double[] edges = new double[count + 1];
        for (int n = 0; n < count; n++) {
            edges[n] = low + (high - low) * n / count;
        }
        edges[count] = high;
        return new Bins(edges, count / (high - low), false, text);
    }

    /// `count` bins from `low` > 0 to `high`, each the same factor above the one before.
    public static Bins logarithmic(double low, double high, int count) {
        String text = count + " logarithmic from " + low + " to " + high;
        require(count >= 1 && count <= MOST && low > 0 && low < high && high <= Double.MAX_VALUE, text);
        double[] edges = new double[count + 1];
        double begin = StrictMath.log10(low);
        double end = StrictMath.log10(high);
        for (int n = 1; n < count; n++) {
            edges[n] = StrictMath.pow(10, begin + (end - begin) * n / count);
        }
        edges[0] = low;
        edges[count] = high;
        return new Bins(edges, 0, true, text);
    }

    /// Bins between neighbours of a rising list of finite edges, at least two.
    public static Bins between(double... edges) {
        String text = "between " + Arrays.toString(edges);
        require(
                edges.length >= 2
                        && edges.length <= MOST + 1
                        && Arrays.stream(edges).allMatch(Double::isFinite),
                text);
        return new Bins(edges.clone(), 0, false, text);
    }

    private static void require(boolean holds, String text) {
        if (!holds) {
            throw new ConfigurationException("bins=" + text + "; take 1 to " + MOST
                    + " bins between finite edges that rise, logarithmic ones" + " from above 0");
        }
    }

    /// How many.
    public int count() {
        return edges.length - 1;
    }

    public double low() {
        return edges[0];
    }

    public double high() {
        return edges[edges.length - 1];
    }

    /// Whether all are equally wide: made by [#equal].
    public boolean isEqual() {
        return perUnit > 0;
    }

    /// Whether each is the same factor above the one before: made by [#logarithmic].
    public boolean isLogarithmic() {
        return isLogarithmic;
    }

    /// All edges, one more than bins.
    public List<Double> edges() {
        return Numbers.of(edges);
    }

    /// The bin of a number: −1 below the first edge, [#count] from the last on.
    ///
    /// @param value not NaN
    public int bin(double value) {
        int count = count();
        if (value < edges[0]) {
            return -1;
        }
        if (value >= edges[count]) {
            return count;
        }
        return perUnit > 0 ? near((int) ((value - edges[0]) * perUnit), value) : between(value);
    }

    /// The guess of a division may be off by a rounding.
    private int near(int guess, double value) {
        int bin = Math.min(guess, count() - 1);
        while (value < edges[bin]) {
            bin--;
        }
        while (value >= edges[bin + 1]) {
            bin++;
        }
        return bin;
    }

    private int between(double value) {
        int low = 0;
        int high = count();
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (value < edges[middle]) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return low;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bins bins && Arrays.equals(edges, bins.edges);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(edges);
    }

    /// `20 from 0.0 to 10.0`.
    @Override
    public String toString() {
        return text;
    }
}
