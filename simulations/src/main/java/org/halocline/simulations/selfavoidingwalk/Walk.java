package org.halocline.simulations.selfavoidingwalk;

import org.halocline.sample.SampleStream;

/// A walk that grows, and those that it becomes, depth first.
final class Walk {
    /// Of the guess A·μⁿ·n^(γ−1), on the square and on the cubic lattice. No expectation depends on it.
    private static final double[] A = {1.18, 1.22};

    private static final double[] MU = {2.638, 4.684};
    private static final double[] GAMMA = {43.0 / 32, 1.157};

    private final SampleStream random;
    private final int dimensions;
    private final int length;
    private final double[] guess;
    private final Sites visited;
    private final int[] at;
    private double walks;
    private double squares;

    Walk(SelfAvoidingWalk simulation, SampleStream random) {
        this.random = random;
        this.dimensions = simulation.dimensions();
        this.length = simulation.length();
        this.guess = simulation.growth() == Growth.PERM ? guess(dimensions, length) : new double[0];
        this.visited = new Sites(length);
        this.at = new int[dimensions];
    }

    private static double[] guess(int dimensions, int length) {
        int d = dimensions - 2;
        double[] guess = new double[length + 1];
        double power = A[d];
        for (int n = 1; n <= length; n++) {
            power *= MU[d];
            guess[n] = power * StrictMath.pow(n, GAMMA[d] - 1);
        }
        return guess;
    }

    /// Grows everything that comes of one walk.
    void grow() {
        visited.add(0);
        grow(0, 1);
    }

    /// Σ W over the walks that reached the length.
    double walks() {
        return walks;
    }

    /// Σ W·R².
    double squares() {
        return squares;
    }

    /// @param steps  that the walk has
    /// @param weight that it has
    private void grow(int steps, double weight) {
        if (steps == length) {
            walks += weight;
            squares += weight * square();
            return;
        }
        int free = 0;
        int directions = 0; // of the free neighbours, three bits each
        for (int direction = 0; direction < 2 * dimensions; direction++) {
            move(direction, 1);
            if (!visited.contains(key())) {
                directions |= direction << (3 * free);
                free++;
            }
            move(direction, -1);
        }
        if (free == 0) {
            return;
        }
        double grown = weight * free;
        int copies = 1;
        if (guess.length > 0 && grown > 2 * guess[steps + 1]) {
            copies = 2;
            grown *= 0.5;
        } else if (guess.length > 0 && grown < 0.5 * guess[steps + 1]) {
            if (random.nextDouble() < 0.5) {
                return;
            }
            grown *= 2;
        }
        for (int copy = 0; copy < copies; copy++) {
            int choice = (int) (free * random.nextDouble());
            int direction = (directions >> (3 * choice)) & 7;
            move(direction, 1);
            visited.add(key());
            grow(steps + 1, grown);
            visited.removeLast(key());
            move(direction, -1);
        }
    }

    private void move(int direction, int by) {
        at[direction >> 1] += (direction & 1) == 0 ? by : -by;
    }

    private int square() {
        int square = 0;
        for (int x : at) {
            square += x * x;
        }
        return square;
    }

    /// A number of its own for each site within reach.
    private int key() {
        int key = 0;
        for (int x : at) {
            key = key * (2 * length + 1) + x;
        }
        return key;
    }
}
