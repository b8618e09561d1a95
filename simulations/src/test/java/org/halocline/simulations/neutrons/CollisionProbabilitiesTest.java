package org.halocline.simulations.neutrons;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

class CollisionProbabilitiesTest {
    /// The size of row 2 has six digits.
    @ParameterizedTest
    @FieldSource("org.halocline.simulations.neutrons.Sood#CRITICAL")
    void knownCriticalBodiesAreCritical(Sood.Row row) {
        if (row.shape() != Shape.CYLINDER) {
            double k = row.criticality(Absorption.IMPLICIT, 1, 0, 1)
                    .verification()
                    .orElseThrow()
                    .mean();
            assertEquals(1, k, row.number() == 2 ? 2e-6 : 2e-7);
        }
    }

    /// Sizes have seven digits, the core of row 4 has five.
    @ParameterizedTest
    @FieldSource("org.halocline.simulations.neutrons.Sood#REFLECTED")
    void knownCriticalBodiesInWaterAreCritical(Sood.Reflected row) {
        double k = row.criticality(Absorption.IMPLICIT, 1, 0, 1)
                .verification()
                .orElseThrow()
                .mean();
        assertEquals(1, k, row.number() == 4 ? 6e-6 : 2e-6, row.toString());
    }

    /// Water that is like the core but for fission is nothing else; layers of the core are the core.
    @ParameterizedTest
    @EnumSource(LayeredProbabilities.Symmetry.class)
    void layersOfOneMatterAreOneLayer(LayeredProbabilities.Symmetry symmetry) {
        double scattered = 0.7;
        double born = 0.5;
        List<LayeredProbabilities.Layer> halves = List.of(
                new LayeredProbabilities.Layer(0.9, scattered, born),
                new LayeredProbabilities.Layer(0.3, scattered, born));
        double lambda = switch (symmetry) {
            case NONE -> CollisionProbabilities.slab(0.6);
            case EVEN -> CollisionProbabilities.slab(1.2);
            case ODD -> CollisionProbabilities.sphere(1.2);
        };
        double k = born / (1 / lambda - scattered);
        assertEquals(k, LayeredProbabilities.multiplication(halves, symmetry), 1e-6 * k);
    }

    /// A layer that only absorbs what left lets nothing come back.
    @Test
    void aBlackLayerIsLikeVacuum() {
        List<LayeredProbabilities.Layer> layers =
                List.of(new LayeredProbabilities.Layer(1, 0.6, 0.6), new LayeredProbabilities.Layer(2, 0, 0));
        double bare = 0.6 / (1 / CollisionProbabilities.sphere(1) - 0.6);
        assertEquals(bare, LayeredProbabilities.multiplication(layers, LayeredProbabilities.Symmetry.ODD), 1e-6 * bare);
    }

    /// In a large body k tends to that of an infinite medium, in a small one to the next birth before escape.
    @Test
    void theEigenvalueGrowsFromNoneToOne() {
        assertEquals(0, CollisionProbabilities.sphere(0.001), 0.002);
        assertEquals(1, CollisionProbabilities.slab(20), 0.005);
        assertEquals(1, CollisionProbabilities.sphere(20), 0.02);
    }

    /// Values by mpmath 1.3, `expint(3, x)`.
    @ParameterizedTest
    @CsvSource({
        "0, 0.5",
        "0.01, 0.49027656418466509",
        "0.5, 0.22160436427517846",
        "1, 0.10969196719776014",
        "1.0001, 0.10967711874394091",
        "2, 0.030133379797815893",
        "5, 0.00087780089277063827",
        "30, 2.8430743281403275e-15"
    })
    void theExponentialIntegralIsThatOfTables(double x, double e3) {
        assertEquals(e3, ExponentialIntegral.e3(x), 4e-16 + 1e-15 * e3);
    }
}
