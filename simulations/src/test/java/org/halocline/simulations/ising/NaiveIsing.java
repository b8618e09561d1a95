package org.halocline.simulations.ising;

import java.util.random.RandomGenerator;
import org.apache.commons.rng.core.source64.Philox4x64;

/// A run of [Ising] once more, with nothing of the engine: whole arrays, wrapped indices, probabilities
/// from their formulas, and each number from the generator of Commons RNG by the layout of key and
/// counter.
final class NaiveIsing {
    private final Ising ising;
    private final long seed;
    private final int n;
    private final int depth;
    private final int[][][] spins;

    NaiveIsing(Ising ising, long seed) {
        this.ising = ising;
        this.seed = seed;
        this.n = ising.n();
        this.depth = ising.dimensions() == 2 ? 1 : n;
        this.spins = new int[depth][n][n];
        for (int k = 0; k < depth; k++) {
            for (int j = 0; j < n; j++) {
                for (int i = 0; i < n; i++) {
                    spins[k][j][i] = ising.start() == Start.COLD || uniform(-1, 0, i, j, k) < 0.5 ? 1 : -1;
                }
            }
        }
    }

    private double uniform(long step, int stage, int i, int j, int k) {
        long cell = i + (long) n * (j + (long) n * k);
        RandomGenerator random = new Philox4x64(new long[] {seed, 1, 0, step, cell / 4, stage})::nextLong;
        for (long skipped = cell % 4; skipped > 0; skipped--) {
            random.nextLong();
        }
        return random.nextDouble();
    }

    private int spin(int i, int j, int k) {
        return spins[Math.floorMod(k, depth)][Math.floorMod(j, n)][Math.floorMod(i, n)];
    }

    private int sum(int i, int j, int k) {
        int sum = spin(i - 1, j, k) + spin(i + 1, j, k) + spin(i, j - 1, k) + spin(i, j + 1, k);
        return depth == 1 ? sum : sum + spin(i, j, k - 1) + spin(i, j, k + 1);
    }

    void sweeps(int count) {
        for (int step = 0; step < count; step++) {
            for (int colour = 0; colour < 2; colour++) {
                for (int k = 0; k < depth; k++) {
                    for (int j = 0; j < n; j++) {
                        for (int i = 0; i < n; i++) {
                            if ((i + j + k) % 2 == colour) {
                                spins[k][j][i] = drawn(i, j, k, uniform(step, colour, i, j, k));
                            }
                        }
                    }
                }
            }
        }
    }

    private int drawn(int i, int j, int k, double u) {
        int sum = sum(i, j, k);
        int spin = spin(i, j, k);
        double up = switch (ising.update()) {
            case HEAT_BATH -> 1 / (1 + StrictMath.exp(-2.0 * sum / ising.temperature()));
            case METROPOLIS -> {
                double turns = Math.min(1, StrictMath.exp(-2.0 * spin * sum / ising.temperature()));
                yield spin == 1 ? 1 - turns : turns;
            }
        };
        return u < up ? 1 : -1;
    }

    double at(int i, int j, int k) {
        return spin(i, j, k);
    }

    /// Energy of a cell with its neighbours; not −0.
    double energyAt(int i, int j, int k) {
        return 0.0 - spin(i, j, k) * sum(i, j, k);
    }

    /// Energy of the lattice, each pair once, from the pairs.
    int energy() {
        int energy = 0;
        for (int k = 0; k < depth; k++) {
            for (int j = 0; j < n; j++) {
                for (int i = 0; i < n; i++) {
                    int ahead = spin(i + 1, j, k) + spin(i, j + 1, k) + (depth == 1 ? 0 : spin(i, j, k + 1));
                    energy -= spin(i, j, k) * ahead;
                }
            }
        }
        return energy;
    }

    int magnetisation() {
        int sum = 0;
        for (int[][] plane : spins) {
            for (int[] row : plane) {
                for (int spin : row) {
                    sum += spin;
                }
            }
        }
        return sum;
    }
}
