package org.halocline.simulations.selfavoidingwalk;

import java.util.List;
import java.util.Optional;
import org.halocline.error.ConfigurationException;
import org.halocline.model.Parameter;
import org.halocline.model.SampleSimulation;
import org.halocline.model.Verification;
import org.halocline.sample.SampleStream;
import org.halocline.sample.Scores;
import org.halocline.statistics.Derived;

/// How many walks of N steps on the square or cubic lattice visit no site twice, and how far they get.
///
/// **Weights.** A walk grows to one of its free neighbours, all equally likely. It comes about with probability ∏ 1/f,
/// f the number of free neighbours before each step, so that its weight W = ∏ f makes E\[W\] = c_N, the number of
/// walks, and E\[W·R²\] = Σ R², the sum of the squared distances between their ends. A walk without a free neighbour
/// counts 0.
///
/// **Growth.** Weights of long walks differ by orders of magnitude. With `perm` a walk whose weight at length n
/// is above twice a guess of c_n goes on as two of half the weight, and one below half the guess ends or doubles its
/// weight, with probability ½ each. The expectation stays what it was, for any guess; here A·μⁿ·n^(γ−1).
///
/// **Scores.** `walks` has the mean c_N, `squares` Σ R²; derived is their ratio `squaredDistance`, the mean squared
/// distance.
///
/// See M. N. Rosenbluth, A. W. Rosenbluth (1955), [doi:10.1063/1.1741967](https://doi.org/10.1063/1.1741967), and P.
/// Grassberger (1997), [doi:10.1103/PhysRevE.56.3682](https://doi.org/10.1103/PhysRevE.56.3682).
public record SelfAvoidingWalk(
        @Parameter(value = "2 for the square lattice, 3 for the cubic", defaultValue = "2", min = 2, max = 3)
        int dimensions,

        @Parameter(value = "steps of a walk", defaultValue = "20", min = 1, max = 200)
        int length,

        @Parameter(value = "how walks are grown", defaultValue = "perm")
        Growth growth)
        implements SampleSimulation {

    /// c_1, c_2, … of the square lattice, enumerated one by one with a program of our own; OEIS A001411.
    private static final long[] SQUARE = {
        4, 12, 36, 100, 284, 780, 2172, 5916, 16268, 44100, 120292, 324932, 881500, 2374444, 6416596, 17245332,
        46466676, 124658732, 335116620, 897697164
    };

    /// Likewise of the cubic lattice; OEIS A001412.
    private static final long[] CUBIC = {
        6, 30, 150, 726, 3534, 16926, 81390, 387966, 1853886, 8809878, 41934150, 198842742
    };

    public SelfAvoidingWalk {
        if (dimensions < 2 || dimensions > 3) {
            throw new ConfigurationException("dimensions=" + dimensions + "; use 2 or 3");
        }
        if (length < 1 || length > 200) {
            throw new ConfigurationException("length=" + length + "; use 1 to 200");
        }
    }

    @Override
    public List<String> scores() {
        return List.of("walks", "squares");
    }

    /// The mean of R² over all walks.
    @Override
    public List<Derived> derived() {
        return List.of(Derived.ratio("squaredDistance", "squares", "walks"));
    }

    @Override
    public void sample(SampleStream random, Scores scores) {
        Walk walk = new Walk(this, random);
        walk.grow();
        scores.score(0, walk.walks());
        scores.score(1, walk.squares());
    }

    /// The mean of `walks`, where all walks were counted.
    @Override
    public Optional<Verification.OfScore> verification() {
        long[] exact = dimensions == 2 ? SQUARE : CUBIC;
        return length > exact.length
                ? Optional.empty()
                : Optional.of(new Verification.OfScore(
                        "walks", exact[length - 1], "enumeration of all walks, OEIS A00141" + (dimensions - 1)));
    }
}
