package org.halocline.simulations.neutrons;

import java.util.List;
import java.util.Optional;
import org.halocline.error.ConfigurationException;
import org.halocline.model.Parameter;
import org.halocline.model.SampleSimulation;
import org.halocline.model.Verification;
import org.halocline.sample.SampleStream;
import org.halocline.sample.Scores;

/// The multiplication factor k of a body, bare or with a reflector around it: neutrons of one energy, isotropic
/// scattering. For the flux φ(r, Ω) in 1/(cm²·s), with Φ = ∫φ dΩ,
///
/// Ω·∇φ + Σ_t·φ = (Σ_s + νΣ_f/k)·Φ/4π, Σ_t = Σ_s + Σ_f + Σ_c, nothing flies in from outside. A reflector has cross
/// sections of its own and no fission; cohorts begin in the core.
///
/// **Method.** Cohorts of `particles` neutrons: fission in one cohort gives the places where the next begins, which a
/// comb of equal spacing takes from the banked sites. `skipped` cohorts forget the uniform first one, `counted` cohorts
/// score, each neutron
///
/// | score | value |
/// |---|---|
/// | `k` | νΣ_f · Σ w·(way flown) |
/// | `k-collision` | νΣ_f/Σ_t · Σ w over collisions |
///
/// with its weight w. **One sample is a whole such sequence**, so that samples are independent and the standard error
/// is honest; cohorts of one sequence are correlated.
///
/// **Bias.** Each cohort is brought back to the same number of neutrons, which divides by a random number: the mean of
/// k is off by O(1/`particles`), however many samples there are; R. J. Brissenden, A. R. Garlick, "Biases in the
/// estimation of K_eff and its error by Monte Carlo methods" (1986),
/// [doi:10.1016/0306-4549(86)90095-2](https://doi.org/10.1016/0306-4549(86)90095-2). In an infinite medium there is
/// none.
///
/// **What the answer must be.** Infinite: νΣ_f/(Σ_f + Σ_c). Slab and sphere: (νΣ_f/Σ_t)/(1/λ − Σ_s/Σ_t), λ of
/// [CollisionProbabilities]; with a reflector k of [LayeredProbabilities], of a sphere if both layers have one Σ_t.
/// [CriticalCylinders] and other known critical bodies, k = 1: A. Sood, R. A. Forster, D. K. Parsons, "Analytical
/// benchmark test set for criticality code verification" (2003),
/// [doi:10.1016/S0149-1970(02)00098-7](https://doi.org/10.1016/S0149-1970(02)00098-7).
public record Criticality(
        @Parameter(value = "shape of the body", defaultValue = "sphere")
        Shape shape,

        @Parameter(
                value = "radius, or half thickness of a slab; of no matter if infinite",
                unit = "cm",
                defaultValue = "7.428998",
                positive = true)
        double radius,

        @Parameter(value = "neutrons per fission", defaultValue = "2.7", positive = true)
        double nu,

        @Parameter(value = "cross section of fission Σ_f", unit = "1/cm", defaultValue = "0.06528", positive = true)
        double fission,

        @Parameter(value = "cross section of capture Σ_c", unit = "1/cm", defaultValue = "0.013056", min = 0)
        double capture,

        @Parameter(value = "cross section of scattering Σ_s", unit = "1/cm", defaultValue = "0.248064", min = 0)
        double scattering,

        @Parameter(value = "how neutrons are taken away", defaultValue = "implicit")
        Absorption absorption,

        @Parameter(value = "neutrons of a cohort", defaultValue = "1000", min = 1, max = 1e7)
        int particles,

        @Parameter(value = "cohorts before any is counted", defaultValue = "20", min = 0)
        int skipped,

        @Parameter(value = "cohorts that are counted", defaultValue = "30", min = 1)
        int counted,

        @Parameter(
                value = "thickness of a reflector around the body; 0 for none",
                unit = "cm",
                defaultValue = "0",
                min = 0)
        double reflector,

        @Parameter(
                value = "cross section of capture in the reflector",
                unit = "1/cm",
                defaultValue = "0.03264",
                min = 0)
        double reflectorCapture,

        @Parameter(
                value = "cross section of scattering in the reflector",
                unit = "1/cm",
                defaultValue = "0.29376",
                min = 0)
        double reflectorScattering,

        @Parameter(value = "which sides of a slab have the reflector", defaultValue = "both")
        Sides sides)
        implements SampleSimulation {

    /// Above so many mean free paths the kernel is too narrow for the cells of [CollisionProbabilities].
    private static final double LARGEST_SOLVED = 20;

    /// Of a sphere's two layers.
    private static final double SAME_TOTAL = 1e-9;

    /// The defaults: water of the benchmark.
    private static final double WATER_CAPTURE = 0.03264;

    private static final double WATER_SCATTERING = 0.29376;

    public Criticality {
        positive("radius", radius);
        positive("nu", nu);
        positive("fission", fission);
        notNegative("capture", capture);
        notNegative("scattering", scattering);
        if (particles < 1 || counted < 1 || skipped < 0) {
            throw new ConfigurationException("particles=" + particles + ", skipped=" + skipped + ", counted=" + counted
                    + "; use at least 1 particle, 0 skipped and 1 counted cohort");
        }
        notNegative("reflector", reflector);
        notNegative("reflectorCapture", reflectorCapture);
        notNegative("reflectorScattering", reflectorScattering);
        if (reflector > 0 && shape == Shape.INFINITE) {
            throw new ConfigurationException(
                    "reflector=" + reflector + ", shape=infinite; use 0, nothing is around it");
        }
        if (reflector > 0 && reflectorCapture + reflectorScattering == 0) {
            throw new ConfigurationException(
                    "reflector=" + reflector + ", reflectorCapture=0, reflectorScattering=0; use 0 for no reflector");
        }
        if (sides == Sides.ONE && shape != Shape.SLAB) {
            throw new ConfigurationException("sides=one; only a slab has sides, use both");
        }
    }

    /// A bare body.
    public Criticality(
            Shape shape,
            double radius,
            double nu,
            double fission,
            double capture,
            double scattering,
            Absorption absorption,
            int particles,
            int skipped,
            int counted) {
        this(
                shape,
                radius,
                nu,
                fission,
                capture,
                scattering,
                absorption,
                particles,
                skipped,
                counted,
                0,
                WATER_CAPTURE,
                WATER_SCATTERING,
                Sides.BOTH);
    }

    private static void positive(String name, double value) {
        if (!(value > 0) || !Double.isFinite(value)) {
            throw new ConfigurationException(name + "=" + value + "; use a positive number");
        }
    }

    private static void notNegative(String name, double value) {
        if (!(value >= 0) || !Double.isFinite(value)) {
            throw new ConfigurationException(name + "=" + value + "; use a number from 0 up");
        }
    }

    @Override
    public List<String> scores() {
        return List.of("k", "k-collision");
    }

    @Override
    public void sample(SampleStream random, Scores scores) {
        Cohorts cohorts = new Cohorts(this, random);
        cohorts.follow(skipped);
        cohorts.follow(counted);
        scores.score(0, cohorts.byLength(counted));
        scores.score(1, cohorts.byCollisions(counted));
    }

    double total() {
        return fission + capture + scattering;
    }

    double reflectorTotal() {
        return reflectorCapture + reflectorScattering;
    }

    Body body() {
        return Body.of(shape, radius, reflector, sides);
    }

    @Override
    public Optional<Verification.OfScore> verification() {
        if (shape == Shape.INFINITE) {
            return known(nu * fission / (fission + capture), "νΣ_f/(Σ_f + Σ_c)");
        }
        double size = radius * total();
        double around = reflector * reflectorTotal();
        if (shape == Shape.CYLINDER) {
            double reflects = reflector > 0 ? reflectorScattering / reflectorTotal() : 0;
            boolean isKnown = hasOneTotal()
                    && CriticalCylinders.contains((scattering + nu * fission) / total(), size, reflects, around);
            return isKnown
                    ? known(1, "critical radius in the test set of Sood, Forster and Parsons")
                    : Optional.empty();
        }
        if (size + around > LARGEST_SOLVED || (shape == Shape.SPHERE && !hasOneTotal())) {
            return Optional.empty();
        }
        return reflector > 0 ? solved(size, around) : solved(size);
    }

    /// Of all layers.
    private boolean hasOneTotal() {
        return reflector == 0 || Math.abs(reflectorTotal() - total()) <= SAME_TOTAL * total();
    }

    private Optional<Verification.OfScore> solved(double size) {
        double eigenvalue =
                shape == Shape.SLAB ? CollisionProbabilities.slab(size) : CollisionProbabilities.sphere(size);
        return solvedTo(nu * fission / (total() / eigenvalue - scattering));
    }

    private Optional<Verification.OfScore> solved(double size, double around) {
        boolean isMirrored = sides == Sides.BOTH;
        LayeredProbabilities.Layer core = new LayeredProbabilities.Layer(
                isMirrored ? size : 2 * size, scattering / total(), nu * fission / total());
        LayeredProbabilities.Layer outer =
                new LayeredProbabilities.Layer(around, reflectorScattering / reflectorTotal(), 0);
        LayeredProbabilities.Symmetry symmetry = shape == Shape.SPHERE
                ? LayeredProbabilities.Symmetry.ODD
                : isMirrored ? LayeredProbabilities.Symmetry.EVEN : LayeredProbabilities.Symmetry.NONE;
        return solvedTo(LayeredProbabilities.multiplication(List.of(core, outer), symmetry));
    }

    private static Optional<Verification.OfScore> solvedTo(double k) {
        return known(k, "integral equation of transport, solved with collision probabilities");
    }

    private static Optional<Verification.OfScore> known(double k, String reference) {
        return Optional.of(new Verification.OfScore("k", k, reference));
    }
}
