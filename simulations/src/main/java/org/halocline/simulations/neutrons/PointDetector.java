package org.halocline.simulations.neutrons;

import java.util.random.RandomGenerator;

/// The flux at a point, by what could fly there next.
///
/// Neutrons that start at r and collide nowhere give w·e^(−τ)/(4πR²) at a distance R. Summed over collisions near the
/// point this has an infinite variance, so that only the source scores it, and a point within the source follows a ray
/// backwards instead. What collides comes **once more collided**: from r by way of a point r′ to the detector, r′ with
/// the density R/(π³s²b²), s and b its distances from r and from the detector. The distances cancel, and what is left,
/// w·Σ_s(r′)·e^(−τ)·π/(16R), has a finite variance. M. H. Kalos, "On the estimation of flux at a point by Monte Carlo",
/// Nuclear Science and Engineering 16 (1963), 111–117.
///
/// Mirrors show the point eight times.
final class PointDetector {
    private static final int IMAGES = 8;

    private final Boxes boxes;
    private final double[][] images = new double[IMAGES][];
    private final boolean isInSource;

    PointDetector(Boxes boxes, double x, double y, double z) {
        this.boxes = boxes;
        for (int n = 0; n < IMAGES; n++) {
            images[n] = new double[] {(n & 1) == 0 ? x : -x, (n & 2) == 0 ? y : -y, (n & 4) == 0 ? z : -z};
        }
        this.isInSource = Math.max(x, Math.max(y, z)) < Shields.SOURCE;
    }

    /// The flux of uncollided neutrons from a source of 1/(cm³·s), in 1/(cm²·s).
    ///
    /// @param from where in the source cube a neutron starts
    double uncollided(double[] from, RandomGenerator random) {
        if (isInSource) {
            return alongRay(random);
        }
        double sum = 0;
        for (double[] image : images) {
            sum += StrictMath.exp(-boxes.opticalPath(from, image)) / squaredDistance(from, image);
        }
        return Shields.SOURCE * Shields.SOURCE * Shields.SOURCE / (4 * Math.PI) * sum;
    }

    /// ∫e^(−Σs) ds backwards along an isotropic ray, as far as the source and its images reach.
    private double alongRay(RandomGenerator random) {
        double[] direction = new double[3];
        Directions.isotropic(direction, random);
        double length = Double.POSITIVE_INFINITY;
        for (int axis = 0; axis < 3; axis++) {
            double d = direction[axis];
            double p = images[0][axis];
            length = Math.min(length, d == 0 ? length : ((d > 0 ? Shields.SOURCE : -Shields.SOURCE) - p) / d);
        }
        return -StrictMath.expm1(-Shields.DENSE * length) / Shields.DENSE;
    }

    /// The flux of neutrons that start at a point, in all directions alike, and collide once on the way.
    ///
    /// @param weight   neutrons per second
    /// @param scatters part of collisions that scatter
    double onceCollided(double[] from, double weight, double scatters, RandomGenerator random) {
        double[] inverses = new double[IMAGES];
        double sum = 0;
        for (int n = 0; n < IMAGES; n++) {
            inverses[n] = 1 / squaredDistance(from, images[n]);
            sum += inverses[n];
        }
        if (sum == Double.POSITIVE_INFINITY) {
            return 0; // at the very point: never, but for rounding
        }
        // One image, with a probability in proportion to 1/R², so that near ones come more often.
        double rest = random.nextDouble() * sum;
        int chosen = 0;
        while (chosen < IMAGES - 1 && rest >= inverses[chosen]) {
            rest -= inverses[chosen];
            chosen++;
        }
        double[] to = images[chosen];
        double distance = Math.sqrt(squaredDistance(from, to));
        double[] via = new double[3];
        Directions.detour(from, to, distance, via, random);
        if (!boxes.contains(via)) {
            return 0;
        }
        double path = boxes.opticalPath(from, via) + boxes.opticalPath(via, to);
        double probability = inverses[chosen] / sum;
        return weight
                * scatters
                * boxes.crossSection(via)
                * StrictMath.exp(-path)
                * (Math.PI / 16)
                / (distance * probability);
    }

    private static double squaredDistance(double[] a, double[] b) {
        double dx = b[0] - a[0];
        double dy = b[1] - a[1];
        double dz = b[2] - a[2];
        return dx * dx + dy * dy + dz * dz;
    }
}
