package org.halocline.simulations.percolation;

import java.util.List;
import java.util.Optional;
import org.halocline.error.ConfigurationException;
import org.halocline.grid.Axis;
import org.halocline.grid.Boundary;
import org.halocline.grid.FieldSpec;
import org.halocline.grid.Grid;
import org.halocline.grid.Stencil;
import org.halocline.model.Domain;
import org.halocline.model.Parameter;
import org.halocline.model.ProgramSimulation;
import org.halocline.model.Run;
import org.halocline.model.Verification;

/// Percolation on one large square lattice that is cut among workers, and on others after it: a step is a lattice.
///
/// Sites, or bonds between neighbours, are open with a given probability, independently; open sites that are joined
/// form clusters. Each worker finds the pieces of clusters in its subdomain by union–find, then they are merged across
/// borders until nothing changes. Whether a site or bond is open is a function of the run's seed, of the number
/// of the lattice and of the site's index, and what the fields hold does not depend on the cut.
///
/// | field | holds |
/// |---|---|
/// | `label` | the least index i + nx·j of all sites in the site's cluster; −1 if the site is closed |
/// | `root` | 1 at the site with that index, else 0: `sum(root)` is the number of clusters |
/// | `size` | there the number of sites, else 0: `max(size)` is that of the largest cluster |
/// | `acrossX`, `acrossY` | there 1 if the cluster reaches from one side to the other or, on a periodic lattice, wraps
/// around, else 0 |
///
/// **What is verified.** `size` on the last lattice: by flooding, one cluster after the other, on the whole lattice.
/// Lattices of more than 2²² sites are not verified. Probabilities with their errors are the business of
/// [PercolationEnsemble].
///
/// See M. E. J. Newman, R. M. Ziff (2000),
/// [doi:10.1103/PhysRevLett.85.4104](https://doi.org/10.1103/PhysRevLett.85.4104), and for the turns around a periodic
/// lattice J. Machta and others (1996), [doi:10.1103/PhysRevE.54.1332](https://doi.org/10.1103/PhysRevE.54.1332).
public record Percolation(
        @Parameter(value = "sites along x", defaultValue = "512", min = 2, max = 1000000)
        int nx,

        @Parameter(value = "sites along y", defaultValue = "512", min = 2, max = 1000000)
        int ny,

        @Parameter(value = "what is open at random", defaultValue = "sites")
        Drawn drawn,

        @Parameter(value = "probability to be open", defaultValue = "0.592746", min = 0, max = 1)
        double probability,

        @Parameter(value = "whether the lattice closes on itself", defaultValue = "true")
        boolean periodic,

        @Parameter(value = "how many lattices, one after the other", defaultValue = "1", min = 1)
        int lattices)
        implements ProgramSimulation {

    private static final long MOST_VERIFIED = 1L << 22;

    public Percolation {
        new Lattice(nx, ny, drawn, probability, periodic);
        if (lattices < 1) {
            throw new ConfigurationException("lattices=" + lattices + "; use at least 1");
        }
    }

    private Lattice lattice() {
        return new Lattice(nx, ny, drawn, probability, periodic);
    }

    @Override
    public Grid grid() {
        return Grid.of(nx, ny)
                .extent(Axis.X, 0, nx)
                .extent(Axis.Y, 0, ny)
                .boundary(periodic ? Boundary.periodic() : Boundary.outflow());
    }

    @Override
    public Stencil stencil() {
        return Stencil.star(1);
    }

    @Override
    public List<FieldSpec> fields() {
        return List.of(
                FieldSpec.of("label"),
                FieldSpec.of("root").auxiliary(),
                FieldSpec.of("size").auxiliary(),
                FieldSpec.of("acrossX").auxiliary(),
                FieldSpec.of("acrossY").auxiliary());
    }

    @Override
    public boolean isResumable() {
        return true;
    }

    @Override
    public void run(Domain domain) {
        if (!domain.isResumed()) {
            domain.field("label").fill(-1);
        }
        domain.initialised();
        long seed = domain.state().seed();
        while (domain.step() < lattices && !domain.isFinished()) {
            new Merger(domain, lattice(), new Draws(lattice(), seed, domain.step())).run();
            domain.completeStep();
        }
    }

    @Override
    public Optional<Verification.OfField> verification() {
        return verification(Run.DEFAULT_SEED);
    }

    @Override
    public Optional<Verification.OfField> verification(long seed) {
        Lattice lattice = lattice();
        if (lattice.sites() > MOST_VERIFIED) {
            return Optional.empty();
        }
        return Optional.of(new Verification.OfField("size", 0, "flooding of the whole lattice", steps -> {
            Clusters clusters = new Clusters(lattice, new Draws(lattice, seed, steps.count() - 1).all());
            return new Verification.Exact(1, (x, y, z) -> clusters.size((int) x + nx * (int) y));
        }));
    }
}
