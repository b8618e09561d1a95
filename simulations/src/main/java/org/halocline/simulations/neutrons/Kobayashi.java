package org.halocline.simulations.neutrons;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.halocline.error.ConfigurationException;
import org.halocline.model.Parameter;
import org.halocline.model.SampleSimulation;
import org.halocline.model.Verification;
import org.halocline.sample.Bins;
import org.halocline.sample.SampleStream;
import org.halocline.sample.Scores;
import org.halocline.sample.TallySpec;

/// Neutrons of one energy from a cube through a shield with a void: three benchmarks of K. Kobayashi, N. Sugimura, Y.
/// Nagaya, "3D radiation transport benchmark problems and results for simple geometries with void region" (2001),
/// [doi:10.1016/S0149-1970(01)00007-5](https://doi.org/10.1016/S0149-1970(01)00007-5):
///
/// Ω·∇φ + Σ_t·φ = (c·Σ_t·Φ + S)/4π, S = 1/(cm³·s) in the cube, Σ_t = 0.1/cm in cube and shield, 0.0001/cm in the void,
/// c = 0 or ½, mirrors at x = 0, y = 0 and z = 0, vacuum outside.
///
/// **Method.** One sample is one neutron of the source. It flies in the unfolded space without mirrors, collides at the
/// rate of the densest matter, and a collision is real with the probability Σ_t/(0.1/cm). Real ones scatter, with the
/// weight times c, and play [Roulette].
///
/// | score | value |
/// |---|---|
/// | `flux-X-Y-Z` | flux Φ at the point (X, Y, Z), in 1/(cm²·s), see [PointDetector] |
/// | `leakage` | part of the source that leaves the shield |
///
/// The cell tally `flux` holds the mean of Φ in each cell of 10 cm, by the way flown there: Σ w·length/volume.
///
/// **What the answer must be.** Without scattering, the flux that the authors give to six digits.
public record Kobayashi(
        @Parameter(value = "shield and void", defaultValue = "nested-cubes")
        Layout layout,

        @Parameter(value = "where the detectors are", defaultValue = "axis")
        Line line,

        @Parameter(value = "part of collisions that scatter", defaultValue = "0", min = 0, max = 1)
        double scattering)
        implements SampleSimulation {

    /// Which point is verified: behind the void, and of lines across, outside the duct.
    private static final int VERIFIED = 5;

    private static final int VERIFIED_ACROSS = 2;

    public Kobayashi {
        if (!(scattering >= 0 && scattering <= 1)) {
            throw new ConfigurationException("scattering=" + scattering + "; use a number from 0 to 1");
        }
        if (Detectors.of(layout, line).length == 0) {
            throw new ConfigurationException("line=" + line + ", layout=" + layout
                    + "; use axis, diagonal through nested cubes, or across a duct");
        }
    }

    @Override
    public List<String> scores() {
        List<String> names = new ArrayList<>(Detectors.names(layout, line));
        names.add("leakage");
        return names;
    }

    @Override
    public List<TallySpec> tallies() {
        Boxes boxes = Shields.of(layout);
        Bins[] axes = new Bins[3];
        for (int axis = 0; axis < 3; axis++) {
            axes[axis] = Bins.equal(0, boxes.size(axis), CellPaths.count(boxes, axis));
        }
        return List.of(TallySpec.cells("flux", CellPaths.EDGE, axes));
    }

    @Override
    public void sample(SampleStream random, Scores scores) {
        new Wanderer(this, random, scores).follow();
    }

    @Override
    public Optional<Verification.OfScore> verification() {
        double[] known = KnownFluxes.of(layout, line);
        if (scattering > 0 || known.length == 0) {
            return Optional.empty();
        }
        int point = line == Line.ACROSS ? VERIFIED_ACROSS : VERIFIED;
        return Optional.of(new Verification.OfScore(
                scores().get(point), known[point], "semi-analytic flux of the benchmark, six digits"));
    }
}
