package org.halocline.simulations.randomwalk;

import java.util.List;
import java.util.Optional;
import org.halocline.error.ConfigurationException;
import org.halocline.model.Parameter;
import org.halocline.model.SampleSimulation;
import org.halocline.model.Verification;
import org.halocline.sample.SampleStream;
import org.halocline.sample.Scores;

/// Whether a random walk on the lattice ℤᵈ, d ≥ 3, ever comes back.
///
/// **What is asked.** With G(x) the mean number of visits to the origin of a walk that begins at x, the walk returns
/// with probability 1 − 1/G(0).
///
/// **Score `visits`.** A walk is cut after N jumps, and returns are so late that those beyond N would be missed: about
/// 0.66/√N of them for d = 3. They are counted by their mean. For any N
///
/// G(0) = E[ visits in jumps 0 … N − 1 ] + E[ G(S_N) ],
///
/// and far away G(x) = (d/2)·Γ(d/2 − 1)·π^(−d/2)·|x|^(2−d)·(1 + O(|x|⁻²)). What is left is of order N^(−d/2): computed
/// from the exact distribution of S_N for d = 3, −1.0·10⁻⁴ at N = 101, and −3·10⁻⁶ at N = 1001. N is odd, so that the
/// walk does not end at the origin.
///
/// **Score `returned`.** 1 if the walk came back within N jumps: less than the limit.
///
/// See G. Pólya, "Über eine Aufgabe der Wahrscheinlichkeitsrechnung betreffend die Irrfahrt im Straßennetz" (1921),
/// [doi:10.1007/BF01458701](https://doi.org/10.1007/BF01458701).
public record RandomWalk(
        @Parameter(value = "dimensions of the lattice", defaultValue = "3", min = 3, max = 6)
        int dimensions,

        @Parameter(value = "jumps that are followed, an odd number", defaultValue = "1001", min = 1, max = 999999999)
        int jumps)
        implements SampleSimulation {

    /// Integrals ∫₀^∞ (e^(−t/d)·I₀(t/d))ᵈ dt, computed with 30 digits; the first is also Watson's product of Γs.
    private static final double[] VISITS = {1.516386059151978, 1.2394671218484816, 1.1563081248402312, 1.116963373226672
    };

    public RandomWalk {
        if (dimensions < 3 || dimensions > 6) {
            throw new ConfigurationException("dimensions=" + dimensions + "; use 3 to 6");
        }
        if (jumps < 1 || jumps % 2 == 0) {
            throw new ConfigurationException("jumps=" + jumps + "; use an odd number");
        }
    }

    @Override
    public List<String> scores() {
        return List.of("visits", "returned");
    }

    @Override
    public void sample(SampleStream random, Scores scores) {
        int[] at = new int[dimensions];
        int away = 0;
        int visits = 1;
        for (int n = 1; n <= jumps; n++) {
            int choice = (int) (2 * dimensions * random.nextDouble());
            int axis = choice >> 1;
            away -= Math.abs(at[axis]);
            at[axis] += 1 - 2 * (choice & 1);
            away += Math.abs(at[axis]);
            if (away == 0) {
                visits++;
            }
        }
        scores.score(0, visits + visitsFrom(at));
        scores.score(1, visits > 1 ? 1 : 0);
    }

    /// The mean number of visits to the origin from far away.
    private double visitsFrom(int[] at) {
        double square = 0;
        for (int x : at) {
            square += (double) x * x;
        }
        double halves = Math.sqrt(square);
        double power = 1;
        for (int n = 2; n < dimensions; n++) {
            power *= halves;
        }
        return factor() / power;
    }

    /// (d/2)·Γ(d/2 − 1)·π^(−d/2).
    private double factor() {
        return switch (dimensions) {
            case 3 -> 3 / (2 * Math.PI);
            case 4 -> 2 / (Math.PI * Math.PI);
            case 5 -> 5 / (4 * Math.PI * Math.PI);
            default -> 3 / (Math.PI * Math.PI * Math.PI);
        };
    }

    @Override
    public Optional<Verification.OfScore> verification() {
        return Optional.of(new Verification.OfScore(
                "visits",
                VISITS[dimensions - 3],
                "mean number of visits to the origin, an integral of Bessel functions"));
    }
}
