package org.halocline.simulations.neutrons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.halocline.Engine;
import org.halocline.error.ConfigurationException;
import org.halocline.model.Run;
import org.halocline.model.RunResult;
import org.halocline.sample.Estimate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class CriticalityTest {
    @ParameterizedTest
    @FieldSource("org.halocline.simulations.neutrons.Sood#INFINITE")
    void anInfiniteMediumMultipliesByTheRatioOfBirthsToDeaths(Sood.Row row) {
        RunResult result = Engine.run(
                row.criticality(Absorption.IMPLICIT, 100, 0, 2), Run.samples(60).seed(row.number()));
        assertTrue(result.verification().orElseThrow().passed(), result.toString());
        ZScore.assertNear(row.k(), result.estimate("k"), 0.02 * row.k(), row);
        ZScore.assertNear(row.k(), result.estimate("k-collision"), 0.01 * row.k(), row);
    }

    @ParameterizedTest
    @FieldSource("org.halocline.simulations.neutrons.Sood#SMALL")
    void knownCriticalBodiesAreCritical(Sood.Row row) {
        Run run = Run.samples(20).seed(1);
        RunResult result = Engine.run(row.criticality(Absorption.IMPLICIT, 500, 10, 10), run);
        ZScore.assertNear(1, result.estimate("k"), 0.004, row);
        ZScore.assertNear(1, result.estimate("k-collision"), 0.004, row);
    }

    @ParameterizedTest
    @FieldSource("org.halocline.simulations.neutrons.Sood#REFLECTED")
    void knownCriticalBodiesInWaterAreCritical(Sood.Reflected row) {
        if (row.number() == 10) {
            return; // ten mean free paths of water take long: see ReferenceTablesTest
        }
        RunResult result = Engine.run(
                row.criticality(Absorption.IMPLICIT, 300, 10, 10),
                Run.samples(20).seed(row.number()));
        assertTrue(result.verification().orElseThrow().passed(), result.toString());
        ZScore.assertNear(1, result.estimate("k"), 0.006, row);
        ZScore.assertNear(1, result.estimate("k-collision"), 0.006, row);
    }

    /// Where layers differ in Σ_t some collisions are none; both ways of absorption, and both estimators.
    @ParameterizedTest
    @CsvSource({"BOTH, IMPLICIT, 0.9", "ONE, ANALOGUE, 0.9", "ONE, IMPLICIT, 0.1", "BOTH, ANALOGUE, 0.1"})
    void aReflectorOfAnotherDensityMeetsTheIntegralEquation(Sides sides, Absorption absorption, double total) {
        Criticality slab = new Criticality(
                Shape.SLAB, 1.5, 2.7, 0.0816, 0.02, 0.22, absorption, 300, 10, 10, 2, 0.1 * total, 0.9 * total, sides);
        RunResult result = Engine.run(slab, Run.samples(20).seed(4));
        double k = slab.verification().orElseThrow().mean();
        ZScore.assertNear(k, result.estimate("k"), 0.008, slab);
        ZScore.assertNear(k, result.estimate("k-collision"), 0.01, slab);
    }

    /// A dense reflector that scatters nothing is like vacuum, but three of four collisions in the core are none: on
    /// the way through a round body the cosine of a direction changes.
    @ParameterizedTest
    @ValueSource(ints = {5, 6})
    void collisionsThatAreNoneChangeNothing(int row) {
        Criticality bare = Sood.CRITICAL[row].criticality(Absorption.IMPLICIT, 500, 10, 10);
        Criticality black = new Criticality(
                bare.shape(),
                bare.radius(),
                bare.nu(),
                bare.fission(),
                bare.capture(),
                bare.scattering(),
                bare.absorption(),
                500,
                10,
                10,
                3,
                4 * bare.total(),
                0,
                Sides.BOTH);
        RunResult result = Engine.run(black, Run.samples(20).seed(2));
        ZScore.assertNear(1, result.estimate("k"), 0.004, black);
        ZScore.assertNear(1, result.estimate("k-collision"), 0.005, black);
    }

    @Test
    void bothWaysOfAbsorptionAgree() {
        Sood.Row sphere = Sood.CRITICAL[6];
        Run run = Run.samples(20).seed(3);
        RunResult result = Engine.run(sphere.criticality(Absorption.ANALOGUE, 500, 10, 10), run);
        ZScore.assertNear(1, result.estimate("k"), 0.005, sphere);
        ZScore.assertNear(1, result.estimate("k-collision"), 0.005, sphere);
    }

    /// Half the neutrons, twice the bias; with few of them it shows.
    @Test
    @Tag("slow")
    void theBiasShrinksAsTheInverseOfTheNumberOfNeutrons() {
        Estimate few = smallCohorts(20);
        Estimate more = smallCohorts(40);
        assertTrue(ZScore.of(few, 1) < -10, few.toString());
        double ratio = (1 - few.mean()) / (1 - more.mean());
        assertEquals(2, ratio, 0.5, few + ", " + more);
    }

    private static Estimate smallCohorts(int particles) {
        Criticality body = Sood.CRITICAL[6].criticality(Absorption.IMPLICIT, particles, 10, 20);
        return Engine.run(
                        body,
                        Run.samples(1_000_000L / particles).seed(5).workers(2).inProcess())
                .estimate("k");
    }

    @ParameterizedTest
    @EnumSource(Absorption.class)
    void workersChangeNoBit(Absorption absorption) {
        Criticality body = Sood.CRITICAL[2].criticality(absorption, 50, 3, 3);
        Run run = Run.samples(23).seed(9).batch(4);
        RunResult one = Engine.run(body, run);
        for (int workers = 2; workers <= 3; workers++) {
            RunResult many = Engine.run(body, run.workers(workers).inProcess());
            assertEquals(one.stateHash(), many.stateHash());
            assertEquals(one.estimates(), many.estimates());
        }
    }

    @Test
    void everyNeutronHasANumberOfItsOwn() {
        Set<Long> numbers = new HashSet<>();
        long parent = 0;
        for (int cohort = 0; cohort < 200; cohort++) {
            for (int child = 0; child < 100; child++) {
                assertTrue(numbers.add(Pedigree.child(parent, child)));
            }
            parent = Pedigree.child(parent, cohort % 100);
        }
    }

    @Test
    void aCombKeepsShareAndOrder() {
        Bank bank = new Bank();
        double[] weights = {0.3, 1.2, 0.1, 2.4, 0.5};
        for (int site = 0; site < weights.length; site++) {
            bank.add(site, weights[site], site / 2);
        }
        double[] positions = new double[1000];
        long[] numbers = new long[1000];
        bank.comb(0.999_999, positions, numbers);
        int[] counts = new int[weights.length];
        for (int n = 0; n < positions.length; n++) {
            counts[(int) positions[n]]++;
            assertTrue(n == 0 || positions[n - 1] <= positions[n]);
        }
        for (int site = 0; site < weights.length; site++) {
            assertEquals(1000 * weights[site] / 4.5, counts[site], 1);
        }
        // Sites 0 and 1 have the same parent: their children are numbered through.
        assertEquals(Pedigree.child(0, counts[0]), numbers[counts[0]]);
        assertEquals(Pedigree.child(1, 0), numbers[counts[0] + counts[1]]);
    }

    @Test
    void aBodyThatCannotBeIsRefused() {
        assertThrows(
                ConfigurationException.class,
                () -> new Criticality(Shape.SLAB, 1, 2, 0, 1, 1, Absorption.IMPLICIT, 10, 1, 1));
        assertThrows(
                ConfigurationException.class,
                () -> new Criticality(Shape.SLAB, -1, 2, 1, 1, 1, Absorption.IMPLICIT, 10, 1, 1));
        assertThrows(
                ConfigurationException.class,
                () -> new Criticality(Shape.SLAB, 1, 2, 1, 1, 1, Absorption.IMPLICIT, 10, 1, 0));
        assertRefused(Shape.INFINITE, 1, 1, Sides.BOTH);
        assertRefused(Shape.SLAB, -1, 1, Sides.BOTH);
        assertRefused(Shape.SLAB, 1, 0, Sides.BOTH);
        assertRefused(Shape.SPHERE, 1, 1, Sides.ONE);
    }

    private static void assertRefused(Shape shape, double reflector, double capture, Sides sides) {
        assertThrows(
                ConfigurationException.class,
                () -> new Criticality(
                        shape, 1, 2, 1, 1, 1, Absorption.IMPLICIT, 10, 1, 1, reflector, capture, 0, sides));
    }
}
