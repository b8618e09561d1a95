package org.halocline.variance;

/// One randomisation of the first points of Sobol's sequence, visited in order.
final class ScrambledNet {
    /// Rounds of the hash, each with a key of its own.
    private static final int ROUNDS = 4;

    /// Even, so that bits act upwards only: x ^= x · even is one to one.
    private static final long[] FACTORS = {
        0x2c1b3c6d297a2d36L, 0x8f1bbcdc5be0cd1aL, 0x5a827999d1310ba6L, 0x6ed9eba198dfb5acL
    };

    private final Scrambling scrambling;
    private final long[] shifts;
    private final long[][] directions;
    private final long[][] keys;
    private final long[] coordinates;
    private long index;

    /// @param dimensions of the points
    /// @param columns    at most 2^columns points will be asked for
    /// @param key        which randomisation
    ScrambledNet(int dimensions, int columns, Scrambling scrambling, long key) {
        this.scrambling = scrambling;
        this.shifts = new long[dimensions];
        this.directions = new long[dimensions][];
        this.keys = new long[dimensions][ROUNDS];
        for (int d = 0; d < dimensions; d++) {
            long own = Mixer.mix(key, d);
            long[] plain = SobolPoints.directions(d);
            switch (scrambling) {
                case OWEN -> {
                    directions[d] = reversed(plain, columns);
                    for (int r = 0; r < ROUNDS; r++) {
                        keys[d][r] = Mixer.mix(own, r);
                    }
                }
                case LINEAR -> {
                    directions[d] = multiplied(plain, columns, own);
                    shifts[d] = Mixer.mix(own, Long.SIZE);
                }
                case SHIFT -> {
                    directions[d] = plain;
                    shifts[d] = Mixer.mix(own, Long.SIZE);
                }
            }
        }
        this.coordinates = shifts.clone();
    }

    /// Goes to a point; to the next one in a single step.
    void go(long point) {
        while (index < point) {
            index++;
            int changed = Long.numberOfTrailingZeros(index);
            for (int d = 0; d < coordinates.length; d++) {
                coordinates[d] ^= directions[d][changed];
            }
        }
        if (index > point) {
            throw new IllegalArgumentException("point=" + point + ", present=" + index + "; go forwards only");
        }
    }

    /// A coordinate of the present point, as an unsigned fraction of 2⁶⁴.
    long bits(int dimension) {
        long bits = coordinates[dimension];
        return scrambling == Scrambling.OWEN ? Long.reverse(hashed(bits, keys[dimension])) : bits;
    }

    /// One to one, and bit n of the result depends on bits 0 … n alone.
    static long hashed(long x, long[] keys) {
        for (int r = 0; r < ROUNDS; r++) {
            x += keys[r];
            x ^= x * FACTORS[r];
            // Other bits of the key at each place: where the same ones add and multiply, they undo each other.
            x *= Long.rotateLeft(keys[r], Integer.SIZE) | 1;
        }
        return x;
    }

    private static long[] reversed(long[] plain, int columns) {
        long[] turned = new long[columns];
        for (int k = 0; k < columns; k++) {
            turned[k] = Long.reverse(plain[k]);
        }
        return turned;
    }

    private static long[] multiplied(long[] plain, int columns, long key) {
        long[] product = new long[columns];
        for (int bit = 0; bit < Long.SIZE; bit++) {
            long diagonal = 1L << bit;
            long above = -diagonal ^ diagonal;
            long row = diagonal | (Mixer.mix(key, bit) & above);
            for (int k = 0; k < columns; k++) {
                product[k] |= (Long.bitCount(plain[k] & row) & 1L) << bit;
            }
        }
        return product;
    }
}
