package org.halocline.simulations.neutrons;

import java.util.Arrays;

/// Where fission sets neutrons free, in the order of the parents and, for one parent, of its collisions.
final class Bank {
    private double[] positions = new double[1024];
    private double[] weights = new double[1024];
    private long[] parents = new long[1024];
    private int size;
    private double total;

    /// How many sites there are.
    int size() {
        return size;
    }

    /// The sum of the weights of all sites.
    double total() {
        return total;
    }

    void clear() {
        size = 0;
        total = 0;
    }

    /// Adds a site.
    ///
    /// @param weight how many neutrons, as a mean
    /// @param parent number of the neutron that did it, see [Pedigree]
    void add(double position, double weight, long parent) {
        if (size == positions.length) {
            positions = Arrays.copyOf(positions, 2 * size);
            weights = Arrays.copyOf(weights, 2 * size);
            parents = Arrays.copyOf(parents, 2 * size);
        }
        positions[size] = position;
        weights[size] = weight;
        parents[size] = parent;
        size++;
        total += weight;
    }

    /// Takes exactly as many neutrons of weight 1 as there is room for, with a comb of equal spacing across the
    /// weights: a site of weight w gives ⌊e⌋ or ⌊e⌋ + 1 of them, e = w · neutrons / total as a mean.
    ///
    /// @param offset    where between 0 and 1 the first tooth is
    /// @param positions takes where the neutrons begin
    /// @param numbers   takes their numbers
    void comb(double offset, double[] positions, long[] numbers) {
        int neutrons = positions.length;
        double spacing = total / neutrons;
        int born = 0;
        int child = 0;
        double sum = 0;
        for (int site = 0; site < size && born < neutrons; site++) {
            child = site > 0 && parents[site] == parents[site - 1] ? child : 0;
            sum += weights[site];
            // Rounding must not lose the last tooth.
            double end = site == size - 1 ? Double.POSITIVE_INFINITY : sum;
            while (born < neutrons && (born + offset) * spacing < end) {
                positions[born] = this.positions[site];
                numbers[born] = Pedigree.child(parents[site], child);
                child++;
                born++;
            }
        }
    }
}
