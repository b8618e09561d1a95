package org.halocline.testing;

/// [Mixing] once more, with nothing of the engine: one array indexed by functions, no halo, no cut, no ghost cells.
///
/// Neighbours outside the grid are worked out on the fly from the definition of the boundary, and the hash is computed
/// with big integers from its definition.
public final class NaiveReference {
    private final Mixing mixing;
    private final int[] n = {1, 1, 1};
    private double[][] fields;

    public NaiveReference(Mixing mixing) {
        this.mixing = mixing;
        for (int a = 0; a < mixing.cells().size(); a++) {
            n[a] = mixing.cells().get(a);
        }
        fields = new double[2][n[0] * n[1] * n[2]];
        for (int f = 0; f < 2; f++) {
            for (int k = 0; k < n[2]; k++) {
                for (int j = 0; j < n[1]; j++) {
                    for (int i = 0; i < n[0]; i++) {
                        fields[f][cell(i, j, k)] = Mixing.initial(f, centre(0, i), centre(1, j), centre(2, k));
                    }
                }
            }
        }
    }

    private double centre(int axis, int index) {
        return axis < mixing.cells().size() ? 0.0 + (index + 0.5) * (1.0 / n[axis]) : 0;
    }

    private int cell(int i, int j, int k) {
        return (k * n[1] + j) * n[0] + i;
    }

    /// The state hash after a number of steps of size `dt`.
    public String hashAfter(int steps, double dt) {
        for (int s = 0; s < steps; s++) {
            step(dt);
        }
        return hash();
    }

    private void step(double dt) {
        double[][] next = new double[2][fields[0].length];
        int wx = mixing.width();
        int wy = mixing.cells().size() > 1 ? mixing.width() : 0;
        int wz = mixing.cells().size() > 2 ? mixing.width() : 0;
        for (int f = 0; f < 2; f++) {
            for (int k = 0; k < n[2]; k++) {
                for (int j = 0; j < n[1]; j++) {
                    for (int i = 0; i < n[0]; i++) {
                        double sum = 0;
                        double weights = 0;
                        int count = 0;
                        for (int dk = -wz; dk <= wz; dk++) {
                            for (int dj = -wy; dj <= wy; dj++) {
                                for (int di = -wx; di <= wx; di++) {
                                    int moved = Math.abs(Integer.signum(di))
                                            + Math.abs(Integer.signum(dj))
                                            + Math.abs(Integer.signum(dk));
                                    if (!mixing.box() && moved > 1) {
                                        continue;
                                    }
                                    double weight = Mixing.weight(count++);
                                    sum += weight * value(1 - f, i + di, j + dj, k + dk);
                                    weights += weight;
                                }
                            }
                        }
                        next[f][cell(i, j, k)] = Mixing.mix(fields[f][cell(i, j, k)], sum, weights, dt);
                    }
                }
            }
        }
        fields = next;
    }

    /// The value at any index: the last axis that is outside speaks first, because its ghosts are filled from the
    /// others'.
    private double value(int field, int i, int j, int k) {
        int[] at = {i, j, k};
        for (int a = 2; a >= 0; a--) {
            if (at[a] >= 0 && at[a] < n[a]) {
                continue;
            }
            boolean low = at[a] < 0;
            char kind = mixing.boundaries().charAt(2 * a + (low ? 0 : 1));
            if (kind == 'p') {
                at[a] = Math.floorMod(at[a], n[a]);
                continue;
            }
            int layer = low ? -1 - at[a] : at[a] - n[a];
            int side = 2 * a + (low ? 0 : 1);
            at[a] = low ? layer : n[a] - 1 - layer;
            double inside = value(field, at[0], at[1], at[2]);
            return kind == 'v'
                    ? 2 * (0.25 + side) + -1.0 * inside
                    : (2 * layer + 1) * (1.0 / n[a]) * (0.5 - side) + inside;
        }
        return fields[field][cell(at[0], at[1], at[2])];
    }

    private String hash() {
        NaiveHash hash = new NaiveHash();
        for (int f = 0; f < 2; f++) {
            for (int c = 0; c < fields[f].length; c++) {
                hash.add(f, c, fields[f][c]);
            }
        }
        return hash.toString();
    }
}
