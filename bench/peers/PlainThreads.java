import java.util.concurrent.CyclicBarrier;

/// Heat equation with plain Java threads: shared arrays, a barrier per step, the loop that one writes first.
///
/// ```
/// java PlainThreads.java DIMENSIONS CELLS STEPS THREADS
/// ```
///
/// Prints one line of JSON: the time of the steps, and the distance from the closed form of the discrete scheme.
public final class PlainThreads {
    private static int dimensions;
    private static int n;
    private static int width;
    private static double r;
    private static final double[][] fields = new double[2][];

    private PlainThreads() {}

    public static void main(String[] arguments) throws Exception {
        dimensions = Integer.parseInt(arguments[0]);
        n = Integer.parseInt(arguments[1]);
        int steps = Integer.parseInt(arguments[2]);
        int threads = Integer.parseInt(arguments[3]);
        width = n + 2;
        r = 0.9 / (2 * dimensions);
        int slice = dimensions == 2 ? width : width * width;
        fields[0] = new double[slice * width];
        fields[1] = new double[slice * width];
        double[] mode = new double[n];
        for (int i = 0; i < n; i++) {
            mode[i] = Math.sin(Math.PI * (i + 0.5) / n);
        }
        forEach((c, i, j, k) -> fields[0][c] = mode[i] * mode[j] * (dimensions == 3 ? mode[k] : 1));

        CyclicBarrier barrier = new CyclicBarrier(threads);
        long[] nanos = new long[threads];
        Thread[] all = new Thread[threads];
        for (int t = 0; t < threads; t++) {
            int thread = t;
            all[t] = new Thread(() -> {
                try {
                    int begin = (int) ((long) n * thread / threads) + 1;
                    int end = (int) ((long) n * (thread + 1) / threads) + 1;
                    barrier.await();
                    long begun = System.nanoTime();
                    for (int step = 0; step < steps; step++) {
                        double[] u = fields[step & 1];
                        double[] v = fields[1 - (step & 1)];
                        for (int s = begin; s < end; s++) {
                            if (dimensions == 2) {
                                row(u, v, s);
                            } else {
                                plane(u, v, s);
                            }
                        }
                        barrier.await();
                    }
                    nanos[thread] = System.nanoTime() - begun;
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            all[t].start();
        }
        long most = 0;
        for (int t = 0; t < threads; t++) {
            all[t].join();
            most = Math.max(most, nanos[t]);
        }
        double s = Math.sin(Math.PI / (2.0 * n));
        double factor = Math.exp(steps * Math.log1p(-4 * dimensions * r * s * s));
        double[] u = fields[steps & 1];
        double[] error = new double[1];
        forEach((c, i, j, k) -> {
            double exact = factor * mode[i] * mode[j] * (dimensions == 3 ? mode[k] : 1);
            error[0] = Math.max(error[0], Math.abs(u[c] - exact) / factor);
        });
        System.out.println("{\"seconds\": " + most / 1e9 + ", \"updates\": " + Math.pow(n, dimensions) * steps
                + ", \"error\": " + error[0] + "}");
    }

    private interface Cell {
        void at(int c, int i, int j, int k);
    }

    private static void forEach(Cell cell) {
        for (int k = 0; k < (dimensions == 3 ? n : 1); k++) {
            for (int j = 0; j < n; j++) {
                for (int i = 0; i < n; i++) {
                    int c = (dimensions == 3 ? (k + 1) * width * width : 0) + (j + 1) * width + i + 1;
                    cell.at(c, i, j, k);
                }
            }
        }
    }

    /// The wall lies half a cell away: the ghost is the mirror image with the other sign.
    private static void row(double[] u, double[] v, int j) {
        int row = j * width;
        u[row] = -u[row + 1];
        u[row + n + 1] = -u[row + n];
        if (j == 1) {
            mirror(u, row, -width);
        }
        if (j == n) {
            mirror(u, row, width);
        }
        for (int c = row + 1; c <= row + n; c++) {
            v[c] = u[c] + r * (u[c - 1] + u[c + 1] + u[c - width] + u[c + width] - 4 * u[c]);
        }
    }

    private static void plane(double[] u, double[] v, int k) {
        int size = width * width;
        for (int j = 1; j <= n; j++) {
            int row = k * size + j * width;
            u[row] = -u[row + 1];
            u[row + n + 1] = -u[row + n];
            if (j == 1) {
                mirror(u, row, -width);
            }
            if (j == n) {
                mirror(u, row, width);
            }
            if (k == 1) {
                mirror(u, row, -size);
            }
            if (k == n) {
                mirror(u, row, size);
            }
            for (int c = row + 1; c <= row + n; c++) {
                v[c] = u[c]
                        + r
                                * (u[c - 1]
                                        + u[c + 1]
                                        + u[c - width]
                                        + u[c + width]
                                        + u[c - size]
                                        + u[c + size]
                                        - 6 * u[c]);
            }
        }
    }

    private static void mirror(double[] u, int row, int towards) {
        for (int c = row + 1; c <= row + n; c++) {
            u[c + towards] = -u[c];
        }
    }
}
