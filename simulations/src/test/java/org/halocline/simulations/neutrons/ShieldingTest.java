package org.halocline.simulations.neutrons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.halocline.Engine;
import org.halocline.error.ConfigurationException;
import org.halocline.model.Run;
import org.halocline.model.RunResult;
import org.halocline.sample.Estimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ShieldingTest {
    /// Values by mpmath 1.3.
    @ParameterizedTest
    @CsvSource({
        "BEAM, 1, 0.36787944117144233",
        "BEAM, 5, 0.006737946999085467",
        "DIFFUSE, 1, 0.219383934396",
        "DIFFUSE, 5, 0.00175560178554",
        "SPHERE, 0.5, 0.707276647028654",
        "SPHERE, 1, 0.527252193641189",
        "SPHERE, 2, 0.332417727864547",
        "SLAB, 1, 0.390308032802240",
        "SLAB, 2, 0.234933310101092"
    })
    void whatDoesNotCollideLeaves(Source source, double thickness, double exact) {
        for (double scattering : new double[] {0, 0.5}) {
            Shielding shield = new Shielding(source, thickness, scattering, Absorption.IMPLICIT);
            assertEquals(exact, shield.verification().orElseThrow().mean(), 1e-12);
            RunResult result = Engine.run(shield, Run.samples(20_000).seed(11));
            assertTrue(result.verification().orElseThrow().passed(), result.toString());
            ZScore.assertNear(exact, result.estimate("uncollided"), 0.004, shield);
        }
    }

    @ParameterizedTest
    @EnumSource(Source.class)
    void nothingIsLost(Source source) {
        for (Absorption absorption : Absorption.values()) {
            Shielding shield = new Shielding(source, 1.5, 0.7, absorption);
            RunResult result = Engine.run(shield, Run.samples(10_000).seed(12));
            double sum = result.estimate("transmitted").mean()
                    + result.estimate("reflected").mean()
                    + result.estimate("absorbed").mean();
            // Roulette alone makes the sum random; its variance per sample is below SURVIVOR².
            assertEquals(1, sum, absorption == Absorption.ANALOGUE ? 1e-12 : 4 * 0.5 / Math.sqrt(10_000));
        }
    }

    /// Reciprocity: what an isotropic flux leaves in a slab of optical thickness τ is 2τ(1 − c) times the part of a
    /// uniform source that escapes, scattering included.
    @Test
    void absorptionAndEscapeAreReciprocal() {
        double tau = 1.5;
        double c = 0.8;
        Run run = Run.samples(40_000).seed(13);
        Estimate absorbed = Engine.run(new Shielding(Source.DIFFUSE, tau, c, Absorption.IMPLICIT), run)
                .estimate("absorbed");
        RunResult inside = Engine.run(new Shielding(Source.SLAB, tau, c, Absorption.ANALOGUE), run.seed(14));
        Estimate escaped = inside.estimate("absorbed");
        double factor = 2 * tau * (1 - c);
        ZScore.assertAlike(
                absorbed,
                new Estimate(factor * (1 - escaped.mean()), factor * escaped.standardError(), escaped.samples()),
                "reciprocity");
    }

    /// A point source in the centre would be easy; a uniform one in a ball that only scatters leaves all the same.
    @Test
    void whatIsNotAbsorbedLeaves() {
        Shielding shield = new Shielding(Source.SPHERE, 3, 1, Absorption.IMPLICIT);
        RunResult result = Engine.run(shield, Run.samples(2000).seed(15));
        assertEquals(1, result.estimate("transmitted").mean());
        assertEquals(0, result.estimate("absorbed").mean());
    }

    @Test
    void smallBallsUseASeriesThatMeetsTheClosedForm() {
        double below = escape(0.03 - 1e-9);
        double above = escape(0.03);
        assertEquals(above, below, 1e-9);
    }

    private static double escape(double radius) {
        return new Shielding(Source.SPHERE, radius, 0, Absorption.ANALOGUE)
                .verification()
                .orElseThrow()
                .mean();
    }

    @Test
    void aShieldThatCannotBeIsRefused() {
        assertThrows(ConfigurationException.class, () -> new Shielding(Source.BEAM, 0, 0.5, Absorption.IMPLICIT));
        assertThrows(ConfigurationException.class, () -> new Shielding(Source.BEAM, 1, 1.5, Absorption.IMPLICIT));
    }
}
