package org.halocline.simulations.neutrons;

import java.util.List;
import java.util.Optional;
import org.halocline.error.ConfigurationException;
import org.halocline.model.Parameter;
import org.halocline.model.SampleSimulation;
import org.halocline.model.Verification;
import org.halocline.sample.SampleStream;
import org.halocline.sample.Scores;

/// Neutrons of one energy from a given source in a slab or sphere that scatters isotropically and absorbs:
///
/// Ω·∇φ + φ = c·Φ/4π + q, lengths in mean free paths, c the part of collisions that scatter.
///
/// One sample is one neutron of the source. Scores, each with the weight that the neutron has:
///
/// | score | value |
/// |---|---|
/// | `uncollided` | leaves without a collision |
/// | `transmitted` | leaves; of a slab, through the far side |
/// | `reflected` | leaves a slab on the side where a beam comes from |
/// | `absorbed` | is absorbed |
///
/// The last three add up to 1 as a mean.
///
/// **What the answer must be**, for the thickness τ of a slab or the radius τ of a sphere, whatever c: `uncollided` is
/// e^(−τ) for a beam, 2E₃(τ) for diffuse incidence, (½ − E₃(τ))/τ for a source in a slab, and
/// 3/(8τ³)·(2τ² − 1 + (1 + 2τ)e^(−2τ)) for one in a sphere. See K. M. Case, F. de Hoffmann, G. Placzek, _Introduction
/// to the Theory of Neutron Diffusion_ (1953).
public record Shielding(
        @Parameter(value = "where neutrons come from", defaultValue = "beam")
        Source source,

        @Parameter(
                value = "thickness of the slab, or radius of the sphere, in mean free paths",
                defaultValue = "2",
                positive = true)
        double thickness,

        @Parameter(value = "part of collisions that scatter", defaultValue = "0.5", min = 0, max = 1)
        double scattering,

        @Parameter(value = "how neutrons are taken away", defaultValue = "implicit")
        Absorption absorption)
        implements SampleSimulation {

    /// Below this radius the closed form of the sphere loses digits; its series is used.
    private static final double SMALL = 0.03;

    public Shielding {
        if (!(thickness > 0) || !Double.isFinite(thickness)) {
            throw new ConfigurationException("thickness=" + thickness + "; use a positive number");
        }
        if (!(scattering >= 0 && scattering <= 1)) {
            throw new ConfigurationException("scattering=" + scattering + "; use a number from 0 to 1");
        }
    }

    @Override
    public List<String> scores() {
        return List.of("uncollided", "transmitted", "reflected", "absorbed");
    }

    @Override
    public void sample(SampleStream random, Scores scores) {
        Shape shape = source.shape();
        double radius = source == Source.SPHERE ? thickness : thickness / 2;
        Flight flight = new Flight();
        begin(flight, radius, random);
        double weight = 1;
        double absorbed = 0;
        for (boolean isFirst = true; weight > 0; isFirst = false) {
            double path = Flight.freePath(random);
            if (path >= shape.toEdge(flight, radius)) {
                boolean isBack = shape == Shape.SLAB && flight.cosine < 0;
                scores.score(isBack ? 2 : 1, weight);
                if (isFirst) {
                    scores.score(0, weight);
                }
                break;
            }
            shape.move(flight, path);
            if (absorption == Absorption.IMPLICIT) {
                absorbed += weight * (1 - scattering);
                weight = Roulette.play(weight * scattering, random);
            } else if (random.nextDouble() >= scattering) {
                absorbed = 1;
                break;
            }
            shape.turn(flight, random);
        }
        scores.score(3, absorbed);
    }

    private void begin(Flight flight, double radius, SampleStream random) {
        switch (source) {
            case BEAM -> {
                flight.position = -radius;
                flight.cosine = 1;
            }
            case DIFFUSE -> {
                flight.position = -radius;
                flight.cosine = Math.sqrt(1 - random.nextDouble());
            }
            case SLAB, SPHERE -> {
                flight.position = source.shape().uniform(radius, random);
                source.shape().turn(flight, random);
            }
        }
    }

    @Override
    public Optional<Verification.OfScore> verification() {
        return Optional.of(
                switch (source) {
                    case BEAM -> uncollided(StrictMath.exp(-thickness), "e^(−τ)");
                    case DIFFUSE -> uncollided(2 * ExponentialIntegral.e3(thickness), "2E₃(τ)");
                    case SLAB -> uncollided((0.5 - ExponentialIntegral.e3(thickness)) / thickness, "(½ − E₃(τ))/τ");
                    case SPHERE -> uncollided(escape(thickness), "3/(8τ³)·(2τ² − 1 + (1 + 2τ)e^(−2τ))");
                });
    }

    private static Verification.OfScore uncollided(double mean, String reference) {
        return new Verification.OfScore("uncollided", mean, reference);
    }

    private static double escape(double x) {
        if (x < SMALL) {
            return 1 - x * (0.75 - x * (0.4 - x * (1.0 / 6 - x * (2.0 / 35 - x / 60))));
        }
        return 3 / (8 * x * x * x) * (2 * x * x - 1 + (1 + 2 * x) * StrictMath.exp(-2 * x));
    }
}
