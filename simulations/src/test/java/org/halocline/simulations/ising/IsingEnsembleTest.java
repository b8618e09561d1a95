package org.halocline.simulations.ising;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.halocline.Engine;
import org.halocline.error.ConfigurationException;
import org.halocline.error.RunFailedException;
import org.halocline.model.Run;
import org.halocline.model.RunResult;
import org.halocline.sample.Estimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsingEnsembleTest {
    private static final double CRITICAL = 2.269185314213022;

    private static IsingEnsemble exact(int n, double temperature, int dimensions, int sweeps) {
        return new IsingEnsemble(n, temperature, dimensions, Preparation.EXACT, 0, sweeps);
    }

    private static RunResult run(IsingEnsemble ensemble, long samples) {
        return Engine.run(ensemble, Run.samples(samples).seed(1949));
    }

    private static void assertNear(double exact, Estimate estimate, double largestError) {
        assertTrue(estimate.standardError() < largestError, estimate + ", exact " + exact);
        assertTrue(Math.abs(estimate.mean() - exact) < 4 * estimate.standardError(), estimate + ", exact " + exact);
    }

    @ParameterizedTest
    @ValueSource(doubles = {2, CRITICAL, 3})
    void bothMomentsOfTheEnergyAreThoseOfTheFiniteLattice(double temperature) {
        RunResult result = run(exact(6, temperature, 2, 40), 250);
        Kaufman kaufman = new Kaufman(6, 6, temperature);
        assertNear(kaufman.energy(), result.estimate("energy"), 0.02);
        assertNear(kaufman.energySquared(), result.estimate("energySquared"), 0.06);
        assertNear(kaufman.specificHeat(), result.estimate("specificHeat"), 0.2);
        assertTrue(result.verification().orElseThrow().passed(), result.toString());
    }

    /// A single state per sample: nothing but the coupling can make it right.
    @Test
    void theFirstStateOfAChainIsInEquilibrium() {
        RunResult result = run(exact(4, CRITICAL, 2, 1), 2500);
        assertNear(new Kaufman(4, 4, CRITICAL).energy(), result.estimate("energy"), 0.012);
        assertNear(new Kaufman(4, 4, CRITICAL).energySquared(), result.estimate("energySquared"), 0.03);
    }

    /// The exact moments come from a list of all states.
    @Test
    void momentsOfTheMagnetisationAreThoseOfAListOfAllStates() {
        double temperature = 2.4;
        Lattice lattice = new Lattice(4, 2);
        double[] sums = new double[4];
        for (int bits = 0; bits < 1 << 16; bits++) {
            int[] state = lattice.uniform(1);
            for (int c = 0; c < 16; c++) {
                state[c] = (bits >> c & 1) == 0 ? -1 : 1;
            }
            double weight = Math.exp(-lattice.energy(state) / temperature);
            double m = Lattice.magnetisation(state) / 16.0;
            sums[0] += weight;
            sums[1] += weight * Math.abs(m);
            sums[2] += weight * m * m;
            sums[3] += weight * m * m * m * m;
        }
        RunResult result = run(exact(4, temperature, 2, 20), 1500);
        assertNear(sums[1] / sums[0], result.estimate("magnetisation"), 0.01);
        assertNear(sums[2] / sums[0], result.estimate("magnetisationSquared"), 0.01);
        assertNear(sums[3] / sums[0], result.estimate("magnetisationFourth"), 0.01);
        double binder = 1 - sums[3] * sums[0] / (3 * sums[2] * sums[2]);
        assertNear(binder, result.estimate("binder"), 0.01);
    }

    @Test
    void longEnoughABurnInGivesTheSameMeans() {
        RunResult burnt = run(new IsingEnsemble(6, CRITICAL, 2, Preparation.BURN_IN, 300, 60), 200);
        assertNear(new Kaufman(6, 6, CRITICAL).energy(), burnt.estimate("energy"), 0.02);
    }

    /// Short of what burning in must overcome, the beginning shows: the proof can fail.
    @Test
    void noBurnInIsFoundOut() {
        RunResult cold = run(new IsingEnsemble(6, CRITICAL, 2, Preparation.BURN_IN, 0, 20), 400);
        assertEquals(false, cold.verification().orElseThrow().passed());
    }

    @Test
    void twoAndThreeDimensionsWithTwoSpinsAlongEachAxisAreVerified() {
        assertTrue(run(exact(2, 5, 3, 20), 2000).verification().orElseThrow().passed());
        assertTrue(run(exact(2, 3, 2, 20), 2000).verification().orElseThrow().passed());
        assertTrue(exact(4, 5, 3, 20).verification().isEmpty());
    }

    /// 4×4×4 spins have no list of states; two kinds of chains must agree.
    @Test
    void inThreeDimensionsCouplingAndBurnInAgree() {
        Estimate coupled = run(exact(4, 4.6, 3, 40), 250).estimate("energy");
        Estimate burnt = Engine.run(
                        new IsingEnsemble(4, 4.6, 3, Preparation.BURN_IN, 300, 40),
                        Run.samples(250).seed(1950))
                .estimate("energy");
        double error = Math.hypot(coupled.standardError(), burnt.standardError());
        assertTrue(error < 0.04, coupled + ", " + burnt);
        assertTrue(Math.abs(coupled.mean() - burnt.mean()) < 4 * error, coupled + ", " + burnt);
    }

    @Test
    void theBitsAreTheSameForAnyWorkers() {
        IsingEnsemble ensemble = exact(6, CRITICAL, 2, 10);
        RunResult one = run(ensemble, 101);
        for (int workers : new int[] {2, 3, 4, 6}) {
            RunResult many = Engine.run(
                    ensemble,
                    Run.samples(101).seed(1949).batch(5).workers(workers).inProcess());
            assertEquals(one.estimates(), many.estimates());
            assertEquals(one.stateHash(), many.stateHash());
        }
    }

    @Test
    void couplingThatWouldTakeForEverEndsWithAdvice() {
        RunFailedException e = assertThrows(RunFailedException.class, () -> run(exact(2, 0.3, 2, 1), 1));
        assertTrue(String.valueOf(e.getMessage()).contains("use preparation=burn-in"), e.getMessage());
    }

    @Test
    void impossibleParametersAreRefused() {
        assertThrows(ConfigurationException.class, () -> exact(1, 2, 2, 1));
        assertThrows(ConfigurationException.class, () -> exact(8, -1, 2, 1));
        assertThrows(ConfigurationException.class, () -> exact(8, 2, 4, 1));
        assertThrows(ConfigurationException.class, () -> exact(8, 2, 2, 0));
    }
}
