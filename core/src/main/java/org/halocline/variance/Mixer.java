package org.halocline.variance;

/// Well-mixed numbers as a function of a key: the finaliser of SplitMix64, G. L. Steele, D. Lea, C. H. Flood, "Fast
/// splittable pseudorandom number generators" (2014),
/// [doi:10.1145/2660193.2660195](https://doi.org/10.1145/2660193.2660195).
final class Mixer {
    private static final long STEP = 0x9e3779b97f4a7c15L;

    private Mixer() {}

    /// One to one.
    static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /// Number `n` of the sequence that belongs to a key.
    static long mix(long key, long n) {
        return mix(mix(key) + (n + 1) * STEP);
    }
}
