package org.halocline.simulations.percolation;

import java.util.List;
import java.util.Optional;
import org.halocline.error.ConfigurationException;
import org.halocline.model.Parameter;
import org.halocline.model.SampleSimulation;
import org.halocline.model.Verification;
import org.halocline.sample.SampleStream;
import org.halocline.sample.Scores;

/// Percolation on many square lattices: one sample is one lattice, drawn anew. [Percolation] looks at a single one that
/// is cut among workers.
///
/// A cluster is *across* along an axis when it reaches from one side to the other or, on a periodic lattice, when it
/// wraps around.
///
/// | score | what |
/// |---|---|
/// | `x`, `y` | 1 if some cluster is across along x, along y |
/// | `either`, `both` | 1 if there is one along x or y; if there are along x and along y |
/// | `largest` | sites of the largest cluster, as a part of all sites |
/// | `clusters` | number of clusters, per site |
/// | `open` | open sites or bonds, as a part of all draws |
///
/// **What the answer must be.** Bonds, not periodic, n + 1 sites along x and n along y, probability ½: the dual of the
/// lattice, turned by 90°, is the lattice itself, and either some open bonds lead from left to right or some closed
/// ones cut it from top to bottom. So `x` has the mean ½ exactly, for every n. Otherwise the mean of `open` is
/// verified, and the tests compare all scores with the enumeration of small lattices.
///
/// See M. E. J. Newman, R. M. Ziff (2000),
/// [doi:10.1103/PhysRevLett.85.4104](https://doi.org/10.1103/PhysRevLett.85.4104).
public record PercolationEnsemble(
        @Parameter(value = "sites along x", defaultValue = "33", min = 2, max = 4096)
        int nx,

        @Parameter(value = "sites along y", defaultValue = "32", min = 2, max = 4096)
        int ny,

        @Parameter(value = "what is open at random", defaultValue = "bonds")
        Drawn drawn,

        @Parameter(value = "probability to be open", defaultValue = "0.5", min = 0, max = 1)
        double probability,

        @Parameter(value = "whether the lattice closes on itself", defaultValue = "false")
        boolean periodic)
        implements SampleSimulation {

    public PercolationEnsemble {
        if (nx > 4096 || ny > 4096) {
            throw new ConfigurationException(
                    "nx=" + nx + ", ny=" + ny + "; use at most 4096, or the simulation percolation for one lattice");
        }
        new Lattice(nx, ny, drawn, probability, periodic);
    }

    private Lattice lattice() {
        return new Lattice(nx, ny, drawn, probability, periodic);
    }

    @Override
    public List<String> scores() {
        return List.of("x", "y", "either", "both", "largest", "clusters", "open");
    }

    @Override
    public void sample(SampleStream random, Scores scores) {
        boolean[] open = new boolean[nx * ny * drawn.perSite()];
        int opened = 0;
        for (int n = 0; n < open.length; n++) {
            open[n] = random.nextDouble() < probability;
            opened += open[n] ? 1 : 0;
        }
        Clusters clusters = new Clusters(lattice(), open);
        boolean x = clusters.isAcross(0);
        boolean y = clusters.isAcross(1);
        scores.score(0, x ? 1 : 0);
        scores.score(1, y ? 1 : 0);
        scores.score(2, x || y ? 1 : 0);
        scores.score(3, x && y ? 1 : 0);
        scores.score(4, clusters.largest() / (double) (nx * ny));
        scores.score(5, clusters.count() / (double) (nx * ny));
        scores.score(6, opened / (double) open.length);
    }

    private boolean isSelfDual() {
        return drawn == Drawn.BONDS && !periodic && nx == ny + 1 && probability == 0.5;
    }

    @Override
    public Optional<Verification.OfScore> verification() {
        return Optional.of(
                isSelfDual()
                        ? new Verification.OfScore("x", 0.5, "the lattice is its own dual")
                        : new Verification.OfScore("open", probability, "probability to be open"));
    }
}
