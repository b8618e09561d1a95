package org.halocline.simulations.percolation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every state of small lattices, held to what follows from the definition alone.
class ClustersTest {
    /// So many copies of a periodic lattice along each axis, laid side by side.
    private static final int COPIES = 9;

    @ParameterizedTest
    @CsvSource({
        "SITES, 3, 3, true",
        "SITES, 3, 3, false",
        "SITES, 4, 2, true",
        "SITES, 2, 2, true",
        "SITES, 2, 5, false",
        "BONDS, 2, 2, true",
        "BONDS, 3, 2, true",
        "BONDS, 2, 2, false",
        "BONDS, 2, 3, false"
    })
    void allStatesHaveTheClustersOfTheirJoints(Drawn drawn, int nx, int ny, boolean periodic) {
        Lattice lattice = new Lattice(nx, ny, drawn, 0.5, periodic);
        int draws = nx * ny * drawn.perSite();
        for (int state = 0; state < 1 << draws; state++) {
            boolean[] open = new boolean[draws];
            for (int n = 0; n < draws; n++) {
                open[n] = (state >> n & 1) == 1;
            }
            requireRight(lattice, open);
        }
    }

    private static void requireRight(Lattice lattice, boolean[] open) {
        Clusters clusters = new Clusters(lattice, open);
        int nx = lattice.nx();
        int sites = nx * lattice.ny();
        int[] first = least(joints(lattice, open, 1, lattice.periodic()), sites);
        int count = 0;
        int largest = 0;
        boolean[] across = new boolean[2];
        for (int c = 0; c < sites; c++) {
            boolean isOpen = lattice.drawn() == Drawn.BONDS || open[c];
            assertEquals(isOpen ? first[c] : -1, clusters.first(c));
            int size = 0;
            for (int other = 0; other < sites; other++) {
                size += isOpen && first[other] == c ? 1 : 0;
            }
            assertEquals(size, clusters.size(c));
            count += size > 0 ? 1 : 0;
            largest = Math.max(largest, size);
            for (int axis = 0; axis < 2; axis++) {
                boolean expected = size > 0
                        && (lattice.periodic() ? wraps(lattice, open, c, axis) : reaches(lattice, first, c, axis));
                assertEquals(expected, clusters.isAcross(axis, c));
                across[axis] |= expected;
            }
        }
        assertEquals(count, clusters.count());
        assertEquals(largest, clusters.largest());
        assertEquals(across[0], clusters.isAcross(0));
        assertEquals(across[1], clusters.isAcross(1));
    }

    /// All joined pairs of sites on copies of the lattice laid side by side.
    private static List<int[]> joints(Lattice lattice, boolean[] open, int copies, boolean closes) {
        int nx = lattice.nx();
        int wide = copies * nx;
        int high = copies * lattice.ny();
        IntUnaryOperator original = c -> c % wide % nx + nx * (c / wide % lattice.ny());
        List<int[]> joints = new ArrayList<>();
        for (int c = 0; c < wide * high; c++) {
            for (int axis = 0; axis < 2; axis++) {
                boolean last = axis == 0 ? c % wide == wide - 1 : c / wide == high - 1;
                int next = axis == 0 ? (last ? c - wide + 1 : c + 1) : (last ? c % wide : c + wide);
                boolean joined = lattice.drawn() == Drawn.SITES
                        ? open[original.applyAsInt(c)] && open[original.applyAsInt(next)]
                        : open[2 * original.applyAsInt(c) + axis];
                if (joined && (closes || !last)) {
                    joints.add(new int[] {c, next});
                }
            }
        }
        return joints;
    }

    /// The least site that can be reached from each.
    private static int[] least(List<int[]> joints, int sites) {
        int[] least = new int[sites];
        for (int c = 0; c < sites; c++) {
            least[c] = c;
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int[] joint : joints) {
                int low = Math.min(least[joint[0]], least[joint[1]]);
                changed |= least[joint[0]] != low || least[joint[1]] != low;
                least[joint[0]] = low;
                least[joint[1]] = low;
            }
        }
        return least;
    }

    /// Whether a site leads to its own image in another column, or row, of copies.
    private static boolean wraps(Lattice lattice, boolean[] open, int site, int axis) {
        int nx = lattice.nx();
        int wide = COPIES * nx;
        int[] least = least(joints(lattice, open, COPIES, false), wide * COPIES * lattice.ny());
        int i = site % nx;
        int j = site / nx;
        int middle = COPIES / 2;
        int here = least[i + nx * middle + wide * (j + lattice.ny() * middle)];
        for (int a = 0; a < COPIES; a++) {
            for (int b = 0; b < COPIES; b++) {
                if ((axis == 0 ? a : b) != middle && least[i + nx * a + wide * (j + lattice.ny() * b)] == here) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean reaches(Lattice lattice, int[] first, int cluster, int axis) {
        boolean low = false;
        boolean high = false;
        for (int c = 0; c < first.length; c++) {
            if (first[c] == cluster) {
                int at = axis == 0 ? c % lattice.nx() : c / lattice.nx();
                low |= at == 0;
                high |= at == (axis == 0 ? lattice.nx() : lattice.ny()) - 1;
            }
        }
        return low && high;
    }
}
