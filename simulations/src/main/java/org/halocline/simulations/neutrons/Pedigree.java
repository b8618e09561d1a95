package org.halocline.simulations.neutrons;

/// Numbers of the random streams of neutrons: a function of the parent's number and of which child it is. What a
/// neutron draws then depends on its ancestors, and not on how many others there are or in which order they fly.
///
/// For each n, parents and their n-th children correspond one to one. That two neutrons of a sample have the same
/// number by chance is improbable: m²/2⁶⁵ for m of them, 3·10⁻¹⁰ for 10⁵.
final class Pedigree {
    private Pedigree() {}

    /// Number of a child.
    ///
    /// @param parent number of the parent; 0 for the first neutrons of a sample
    /// @param child  which one, from 0
    static long child(long parent, int child) {
        // Odd multipliers and shifted exclusive ors are bijections of 64 bits; 2⁶⁴/golden ratio keeps children apart.
        long bits = (parent ^ (parent >>> 32)) + (child + 1) * 0x9E3779B97F4A7C15L;
        bits = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
        return bits ^ (bits >>> 31);
    }
}
