package org.halocline.variance;

import org.halocline.sample.SampleStream;

/// Random orders of 0 … n − 1, each as likely as any other: R. Durstenfeld, "Algorithm 235: random permutation" (1964),
/// [doi:10.1145/364520.364540](https://doi.org/10.1145/364520.364540).
final class Permutation {
    private Permutation() {}

    /// Takes n − 1 numbers of the stream.
    static int[] random(int size, SampleStream random) {
        int[] order = new int[size];
        for (int n = 1; n < size; n++) {
            int place = (int) Math.unsignedMultiplyHigh(random.nextLong(), n + 1);
            order[n] = order[place];
            order[place] = n;
        }
        return order;
    }
}
