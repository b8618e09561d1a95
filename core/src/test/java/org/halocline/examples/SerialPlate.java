package org.halocline.examples;

/// Steady heat in a plate as anyone would write it: arrays, loops, one thread.
final class SerialPlate {
    private SerialPlate() {}

    /// The temperatures of n × n cells, x fastest.
    static double[] solve(int n, double tolerance) {
        // region serial
        int row = n + 2; // one layer of ghosts around the cells
        double[] u = new double[row * row];
        double[] v = new double[row * row];
        double change = 1;
        while (change > tolerance) {
            for (int m = 1; m <= n; m++) {
                u[m * row] = -u[m * row + 1]; // 0 on three walls
                u[m * row + n + 1] = -u[m * row + n];
                u[m] = -u[m + row];
                u[m + (n + 1) * row] = 2 - u[m + n * row]; // 1 on the top wall
            }
            change = 0;
            for (int j = 1; j <= n; j++) {
                for (int c = j * row + 1; c <= j * row + n; c++) {
                    v[c] = 0.25 * (u[c - 1] + u[c + 1] + u[c - row] + u[c + row]);
                    change = Math.max(change, Math.abs(v[c] - u[c]));
                }
            }
            double[] old = u;
            u = v;
            v = old;
        }
        // endregion
        double[] cells = new double[n * n];
        for (int j = 0; j < n; j++) {
            System.arraycopy(u, (j + 1) * row + 1, cells, j * n, n);
        }
        return cells;
    }
}
