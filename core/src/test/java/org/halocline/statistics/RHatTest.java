package org.halocline.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/// Values by SciPy 1.17 (`rankdata`, `norm.ppf`) and NumPy from the definition in the paper.
class RHatTest {
    private static double[] squares(int chain, int values, DoubleUnaryOperator of) {
        return Arrays.stream(Chains.squares(chain, values)).map(of).toArray();
    }

    @Test
    void chainsThatAgreeAreCloseToOne() {
        double[][] chains = {Chains.squares(0, 40), Chains.squares(1, 40), Chains.squares(2, 40)};
        assertEquals(0.9999192979480777, RHat.of(chains), 1e-12);
        double[][] long4 = new double[4][];
        for (int c = 0; c < 4; c++) {
            long4[c] = Chains.autoregressive(1, c, 5000, 0.5);
        }
        assertTrue(RHat.of(long4) < RHat.LARGEST);
    }

    @Test
    void anOddLengthLeavesOutTheMiddle() {
        double[][] chains = new double[3][];
        for (int c = 0; c < 3; c++) {
            double shift = 0.1 * c;
            chains[c] = squares(c, 41, x -> x + shift);
        }
        assertEquals(1.064366386266531, RHat.of(chains), 1e-12);
    }

    /// The same middle, but one chain is four times as wide: only the distances from the median show it.
    @Test
    void chainsOfDifferentWidthDisagree() {
        double[][] chains = {squares(0, 40, x -> x - 0.5), squares(1, 40, x -> 4 * (x - 0.5))};
        assertEquals(1.3476914188565179, RHat.of(chains), 1e-12);
    }

    @Test
    void equalValuesShareTheirPlace() {
        double[][] chains = new double[3][];
        for (int c = 0; c < 3; c++) {
            double shift = 0.1 * c;
            chains[c] = squares(c, 40, x -> Math.floor(4 * (x + shift)));
        }
        assertEquals(1.049732373778434, RHat.of(chains), 1e-12);
    }

    @Test
    void oneChainThatDriftsDisagreesWithItself() {
        double[] chain = Chains.autoregressive(1, 0, 1000, 0);
        for (int i = 0; i < chain.length; i++) {
            chain[i] += 0.003 * i;
        }
        assertTrue(RHat.of(chain) > 1.2);
    }

    /// Half of all values are 0 and half 1: all are as far from the median.
    @Test
    void chainsOfTwoValuesThatAreAsFrequentHaveAnRHat() {
        double[][] chains = new double[2][1000];
        for (int i = 0; i < 1000; i++) {
            chains[0][i] = i % 2;
            chains[1][i] = (i + 1) % 2;
        }
        assertEquals(1, RHat.of(chains), 0.01);
        Arrays.fill(chains[0], 0);
        Arrays.fill(chains[1], 1);
        assertTrue(RHat.of(chains) > RHat.LARGEST);
        Arrays.fill(chains[1], 0);
        assertTrue(Double.isNaN(RHat.of(chains)));
    }

    @Test
    void chainsAreOfOneLength() {
        assertThrows(IllegalArgumentException.class, () -> RHat.of(new double[4], new double[5]));
        assertThrows(IllegalArgumentException.class, () -> RHat.of(new double[3]));
        assertThrows(IllegalArgumentException.class, RHat::of);
    }
}
