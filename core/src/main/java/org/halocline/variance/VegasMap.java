package org.halocline.variance;

import java.util.ArrayList;
import java.util.List;
import org.halocline.error.ConfigurationException;

/// Where VEGAS looks: for each coordinate the edges of bins that are drawn equally often, narrow where much is to be
/// found.
///
/// @param edges by coordinate, rising from 0 to 1; equally many for all
public record VegasMap(List<List<Double>> edges) {
    /// A bin in which nothing was found counts so much: logarithms need more than 0.
    private static final double LEAST_SHARE = 1e-30;

    public VegasMap {
        edges = edges.stream().map(List::copyOf).toList();
        for (List<Double> line : edges) {
            boolean rises = line.size() == edges.getFirst().size()
                    && line.size() > 1
                    && line.getFirst() == 0
                    && line.getLast() == 1;
            for (int b = 1; b < line.size(); b++) {
                rises &= line.get(b - 1) < line.get(b);
            }
            if (!rises) {
                throw new ConfigurationException(
                        "edges=" + line + "; they must rise from 0 to 1, as many for each coordinate");
            }
        }
    }

    /// Bins of one width.
    public static VegasMap uniform(int dimensions, int bins) {
        List<Double> line = new ArrayList<>();
        for (int b = 0; b <= bins; b++) {
            line.add((double) b / bins);
        }
        List<List<Double>> all = new ArrayList<>();
        for (int d = 0; d < dimensions; d++) {
            all.add(line);
        }
        return new VegasMap(all);
    }

    public int dimensions() {
        return edges.size();
    }

    public int bins() {
        return edges.getFirst().size() - 1;
    }

    /// A map whose bins hold about equal parts of what was found.
    ///
    /// @param found   by coordinate and bin: mean of the squared weighted score
    /// @param damping 0 changes nothing, 1.5 is usual
    VegasMap refined(double[][] found, double damping) {
        List<List<Double>> all = new ArrayList<>();
        for (int d = 0; d < dimensions(); d++) {
            double[] shares = damped(found[d], damping);
            all.add(shares.length == 0 ? edges.get(d) : moved(edges.get(d), shares));
        }
        return new VegasMap(all);
    }

    /// Smoothed over neighbours, then r = ((s − 1) / ln s)^damping of the shares s; nothing if nothing was found.
    private static double[] damped(double[] found, double damping) {
        int bins = found.length;
        double[] smooth = new double[bins];
        double total = 0;
        for (int b = 0; b < bins; b++) {
            double low = found[Math.max(b - 1, 0)];
            double high = found[Math.min(b + 1, bins - 1)];
            smooth[b] = (low + found[b] + high) / 3;
            total += smooth[b];
        }
        if (!(total > 0)) {
            return new double[0];
        }
        double[] shares = new double[bins];
        for (int b = 0; b < bins; b++) {
            double share = Math.max(smooth[b] / total, LEAST_SHARE);
            double pressed = share >= 1 ? 1 : (share - 1) / StrictMath.log(share);
            shares[b] = StrictMath.pow(pressed, damping);
        }
        return shares;
    }

    /// Edges that cut the piecewise constant density of the shares into equal parts.
    private static List<Double> moved(List<Double> old, double[] shares) {
        int bins = shares.length;
        double total = 0;
        for (double share : shares) {
            total += share;
        }
        List<Double> line = new ArrayList<>();
        line.add(0.0);
        int bin = 0;
        double before = 0;
        for (int b = 1; b < bins; b++) {
            double wanted = total * b / bins;
            while (bin < bins - 1 && before + shares[bin] < wanted) {
                before += shares[bin++];
            }
            double part = Math.min(1, (wanted - before) / shares[bin]);
            double edge = old.get(bin) + part * (old.get(bin + 1) - old.get(bin));
            // Bins never vanish: a score that is one sharp peak would otherwise press them together.
            line.add(Math.clamp(edge, Math.nextUp(line.getLast()), 1 - (bins - b) * 0x1p-53));
        }
        line.add(1.0);
        return line;
    }
}
