package org.halocline.simulations.walkonspheres;

import java.util.List;
import java.util.Optional;
import org.halocline.error.ConfigurationException;
import org.halocline.model.Parameter;
import org.halocline.model.SampleSimulation;
import org.halocline.model.Verification;
import org.halocline.sample.SampleStream;
import org.halocline.sample.Scores;

/// −∇²u = f at one point of the unit interval, square or cube, u = g on the walls, without a grid.
///
/// **Score `u`.** A Brownian motion from x leaves the largest ball B around x within the domain at a uniform point Y of
/// its surface, and
///
/// u(x) = E\[u(Y)\] + r²/(2d)·E\[f(Z)\],
///
/// Z drawn inside the ball with a density in proportion to the ball's Green function, r²/(2d) its integral. So the walk
/// goes on from Y, until it is within `shell` of a wall, where it takes g at the nearest point of the wall: that costs
/// an error of order shell·|∇u|.
///
/// **Distances |Z − x|/r.** The density is 2(1 − s) in one dimension, −4s·ln s in two and 6s(1 − s) in three: the
/// smaller of two uniform numbers, the root of their product, the middle one of three.
///
/// **Score `spheres`.** How many balls a walk took: of order ln(1/shell).
///
/// See M. E. Muller, "Some continuous Monte Carlo methods for the Dirichlet problem" (1956),
/// [doi:10.1214/aoms/1177728169](https://doi.org/10.1214/aoms/1177728169).
public record WalkOnSpheres(
        @Parameter(value = "what is solved", defaultValue = "poisson")
        Problem problem,

        @Parameter(value = "space dimensions", defaultValue = "2", min = 1, max = 3)
        int dimensions,

        @Parameter(value = "where u is asked for", defaultValue = "0.375", min = 0, max = 1)
        double x,

        @Parameter(value = "likewise along y, with two dimensions or more", defaultValue = "0.25", min = 0, max = 1)
        double y,

        @Parameter(value = "likewise along z, with three dimensions", defaultValue = "0.5", min = 0, max = 1)
        double z,

        @Parameter(
                value = "distance from a wall at which a walk ends",
                defaultValue = "1e-6",
                positive = true,
                max = 0.1)
        double shell)
        implements SampleSimulation {

    public WalkOnSpheres {
        if (dimensions < 1 || dimensions > 3) {
            throw new ConfigurationException("dimensions=" + dimensions + "; use 1, 2 or 3");
        }
        if (!(shell > 0 && shell <= 0.1)) {
            throw new ConfigurationException("shell=" + shell + "; use a number above 0 and at most 0.1");
        }
        for (double c : new double[] {x, y, z}) {
            if (!(c >= 0 && c <= 1)) {
                throw new ConfigurationException("coordinate=" + c + "; use 0 to 1");
            }
        }
    }

    private double[] point() {
        return switch (dimensions) {
            case 1 -> new double[] {x};
            case 2 -> new double[] {x, y};
            default -> new double[] {x, y, z};
        };
    }

    @Override
    public List<String> scores() {
        return List.of("u", "spheres");
    }

    @Override
    public void sample(SampleStream random, Scores scores) {
        double[] at = point();
        double[] direction = new double[dimensions];
        double[] inside = new double[dimensions];
        double total = 0;
        int spheres = 0;
        double radius = distance(at);
        while (radius > shell) {
            if (problem == Problem.POISSON) {
                double s = radius * distanceInside(random);
                random.onSphere(direction);
                for (int a = 0; a < dimensions; a++) {
                    inside[a] = at[a] + s * direction[a];
                }
                total += radius * radius / (2 * dimensions) * problem.source(inside);
            }
            random.onSphere(direction);
            for (int a = 0; a < dimensions; a++) {
                at[a] += radius * direction[a];
            }
            spheres++;
            radius = distance(at);
        }
        land(at);
        scores.score(0, total + problem.wall(at));
        scores.score(1, spheres);
    }

    /// Distance from the nearest wall.
    private static double distance(double[] at) {
        double least = 1;
        for (double c : at) {
            least = Math.min(least, Math.min(c, 1 - c));
        }
        return least;
    }

    /// Moves to the nearest wall.
    private static void land(double[] at) {
        int nearest = 0;
        double least = 1;
        for (int a = 0; a < at.length; a++) {
            double distance = Math.min(at[a], 1 - at[a]);
            if (distance < least) {
                least = distance;
                nearest = a;
            }
        }
        at[nearest] = at[nearest] < 0.5 ? 0 : 1;
    }

    /// |Z − x|/r.
    private double distanceInside(SampleStream random) {
        double a = random.nextDouble();
        double b = random.nextDouble();
        return switch (dimensions) {
            case 1 -> Math.min(a, b);
            case 2 -> Math.sqrt(a * b);
            default -> {
                double c = random.nextDouble();
                yield Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
            }
        };
    }

    @Override
    public Optional<Verification.OfScore> verification() {
        return Optional.of(new Verification.OfScore("u", problem.exact(point()), "exact solution of the equation"));
    }
}
