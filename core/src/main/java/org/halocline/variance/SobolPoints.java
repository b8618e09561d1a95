package org.halocline.variance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.commons.math3.random.SobolSequenceGenerator;
import org.halocline.error.ConfigurationException;

/// The points of Sobol's sequence, each a function of its index, beginning with the origin.
///
/// The first 2^m points are a net: along every coordinate each interval `[k, k + 1)/2^m` holds exactly one. Point i is
/// the exclusive-or of the direction numbers at the bits of i's Gray code, the order of I. A. Antonov and V. M. Saleev
/// (1979), [doi:10.1016/0041-5553(79)90085-5](https://doi.org/10.1016/0041-5553(79)90085-5). The direction numbers are
/// those of S. Joe and F. Y. Kuo, "Constructing Sobol sequences with better two-dimensional projections" (2008),
/// [doi:10.1137/070709359](https://doi.org/10.1137/070709359), which Commons Math carries.
public final class SobolPoints {
    /// As many coordinates as the table of direction numbers has.
    public static final int MAX_DIMENSIONS = 1000;

    /// Indices have at most so many bits.
    public static final int INDEX_BITS = 32;

    private static final String TABLE = "/assets/org/apache/commons/math3/random/new-joe-kuo-6.1000";
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private SobolPoints() {}

    /// Read when first needed, never changed.
    private static final class Table {
        static final long[][] DIRECTIONS = read();
    }

    /// Coordinate `dimension` of point `index`, in [0, 1).
    ///
    /// @param index     from 0 to 2³² − 1
    /// @param dimension from 0 to 999
    public static double coordinate(long index, int dimension) {
        return (bits(index, dimension) >>> 11) * 0x1p-53;
    }

    /// The coordinate as an unsigned fraction of 2⁶⁴.
    static long bits(long index, int dimension) {
        if (index >>> INDEX_BITS != 0) {
            throw new IllegalArgumentException("index=" + index + "; use 0 to 2^32 - 1");
        }
        long[] directions = directions(dimension);
        long bits = 0;
        for (long gray = index ^ (index >>> 1); gray != 0; gray &= gray - 1) {
            bits ^= directions[Long.numberOfTrailingZeros(gray)];
        }
        return bits;
    }

    /// Direction numbers of a coordinate, not to be changed: number k as an unsigned fraction of 2⁶⁴, its last bit of
    /// weight 2^(−k − 1).
    static long[] directions(int dimension) {
        if (dimension < 0 || dimension >= MAX_DIMENSIONS) {
            throw new ConfigurationException(
                    "dimension=" + dimension + "; Sobol points have " + MAX_DIMENSIONS + " dimensions, from 0");
        }
        return Table.DIRECTIONS[dimension];
    }

    private static long[][] read() {
        try (InputStream in = SobolSequenceGenerator.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IllegalStateException(
                        "resource=" + TABLE + "; Commons Math 3.6.1 has it, check the class path");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
            long[][] all = new long[MAX_DIMENSIONS][];
            all[0] = first();
            String title = lines.readLine();
            for (int d = 1; d < MAX_DIMENSIONS; d++) {
                String line = lines.readLine();
                if (title == null || line == null) {
                    throw new IllegalStateException("resource=" + TABLE + ", lines=" + d + "; it is truncated");
                }
                all[d] = extended(SPACES.split(line.strip()));
            }
            return all;
        } catch (IOException e) {
            throw new IllegalStateException("resource=" + TABLE + " cannot be read: " + e.getMessage(), e);
        }
    }

    /// The radical inverse in base 2.
    private static long[] first() {
        long[] directions = new long[INDEX_BITS];
        for (int k = 0; k < INDEX_BITS; k++) {
            directions[k] = 1L << (63 - k);
        }
        return directions;
    }

    /// @param words of a line: dimension, degree s, inner coefficients a of the primitive polynomial, m₁ … m_s
    private static long[] extended(String[] words) {
        int degree = Integer.parseInt(words[1]);
        int inner = Integer.parseInt(words[2]);
        long[] directions = new long[INDEX_BITS];
        for (int k = 0; k < INDEX_BITS; k++) {
            if (k < degree) {
                directions[k] = Long.parseLong(words[3 + k]) << (63 - k);
                continue;
            }
            long next = directions[k - degree] ^ (directions[k - degree] >>> degree);
            for (int c = 1; c < degree; c++) {
                if (((inner >>> (degree - 1 - c)) & 1) != 0) {
                    next ^= directions[k - c];
                }
            }
            directions[k] = next;
        }
        return directions;
    }
}
