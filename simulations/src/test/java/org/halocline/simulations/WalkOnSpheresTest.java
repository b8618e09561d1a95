package org.halocline.simulations;

import static org.halocline.simulations.Means.assertMean;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.halocline.Engine;
import org.halocline.error.ConfigurationException;
import org.halocline.model.Observable;
import org.halocline.model.Run;
import org.halocline.model.RunResult;
import org.halocline.sample.Estimate;
import org.halocline.simulations.poisson.Guess;
import org.halocline.simulations.poisson.Poisson;
import org.halocline.simulations.poisson.Preconditioner;
import org.halocline.simulations.walkonspheres.Problem;
import org.halocline.simulations.walkonspheres.WalkOnSpheres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WalkOnSpheresTest {
    @ParameterizedTest
    @CsvSource({"1, POISSON", "2, POISSON", "3, POISSON", "1, LAPLACE", "2, LAPLACE", "3, LAPLACE"})
    void theMeanIsTheExactSolution(int dimensions, Problem problem) {
        RunResult result = Engine.run(
                new WalkOnSpheres(problem, dimensions, 0.3, 0.2, 0.45, 1e-6),
                Run.samples(10_000).seed(1));
        double exact = problem == Problem.LAPLACE
                ? dimensions == 1 ? 0.3 : 0.3 * 0.3 - 0.2 * 0.2
                : Math.sin(0.3 * Math.PI)
                        * (dimensions > 1 ? Math.sin(0.2 * Math.PI) : 1)
                        * (dimensions > 2 ? Math.sin(0.45 * Math.PI) : 1);
        assertTrue(result.verification().orElseThrow().passed(), result.toString());
        assertMean(exact, 0.012, result.estimate("u"));
    }

    /// The two halves of the engine: conjugate gradients on a grid, and walks without one, at the centre of a cell.
    ///
    /// The grid's own error, the distance from the solution of the equation, is small beside the statistical one.
    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void walksAndTheGridSolverAgree(int dimensions) {
        int n = dimensions == 2 ? 64 : 48;
        double x = centre(n / 3, n);
        double y = centre(n / 4, n);
        double z = centre(n / 2, n);
        double[] point = dimensions == 2 ? new double[] {x, y} : new double[] {x, y, z};
        RunResult grid = Engine.run(
                new Poisson(n, dimensions, 1e-10, Preconditioner.NONE, Guess.ZERO),
                Run.toCompletion().observe("u", Observable.at("u", point)));
        double solved = grid.observable("u");
        double off = grid.errors().orElseThrow().linf();
        Estimate walked = Engine.run(
                        new WalkOnSpheres(Problem.POISSON, dimensions, x, y, z, 1e-6),
                        Run.samples(40_000).seed(2))
                .estimate("u");
        assertTrue(off < 0.2 * walked.standardError(), off + ", " + walked);
        assertMean(solved, 0.004, walked);
    }

    private static double centre(int cell, int n) {
        return (cell + 0.5) / n;
    }

    /// A walk takes a number of spheres that grows with the logarithm of the shell.
    @Test
    void aThinnerShellCostsFewSpheres() {
        Run run = Run.samples(5_000).seed(3);
        double[] spheres = new double[3];
        for (int s = 0; s < 3; s++) {
            spheres[s] = Engine.run(new WalkOnSpheres(Problem.LAPLACE, 2, 0.5, 0.5, 0, Math.pow(10, -3 - 3 * s)), run)
                    .estimate("spheres")
                    .mean();
        }
        assertEquals(spheres[1] - spheres[0], spheres[2] - spheres[1], 0.15 * (spheres[1] - spheres[0]));
        assertTrue(spheres[2] < 60, spheres[2] + " spheres");
    }

    @Test
    void onAWallTheValueIsThatOfTheWall() {
        RunResult result = Engine.run(
                new WalkOnSpheres(Problem.LAPLACE, 2, 1, 0.5, 0, 1e-6),
                Run.samples(10).seed(3));
        assertEquals(0.75, result.estimate("u").mean());
        assertEquals(0, result.estimate("spheres").mean());
    }

    @Test
    void parametersWithoutMeaningAreRefused() {
        assertThrows(ConfigurationException.class, () -> new WalkOnSpheres(Problem.LAPLACE, 4, 0, 0, 0, 1e-6));
        assertThrows(ConfigurationException.class, () -> new WalkOnSpheres(Problem.LAPLACE, 2, 2, 0, 0, 1e-6));
        assertThrows(ConfigurationException.class, () -> new WalkOnSpheres(Problem.LAPLACE, 2, 0, 0, 0, 0));
    }
}
