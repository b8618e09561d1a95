package org.halocline.simulations.neutrons;

import java.util.random.RandomGenerator;

/// Random directions and detours in space.
final class Directions {
    private Directions() {}

    /// A unit vector, uniform on the sphere: G. Marsaglia, "Choosing a point from the surface of a sphere" (1972),
    /// [doi:10.1214/aoms/1177692644](https://doi.org/10.1214/aoms/1177692644).
    static void isotropic(double[] direction, RandomGenerator random) {
        double a;
        double b;
        double s;
        do {
            a = 2 * random.nextDouble() - 1;
            b = 2 * random.nextDouble() - 1;
            s = a * a + b * b;
        } while (s >= 1);
        double scale = 2 * Math.sqrt(1 - s);
        direction[0] = a * scale;
        direction[1] = b * scale;
        direction[2] = 1 - 2 * s;
    }

    /// A point with the density R/(π³s²b²) in space, s and b its distances from a and b, which are R apart.
    ///
    /// The angle θ at a has the density 2(π − θ)/π², and tan ψ = (s − R·cos θ)/(R·sin θ) leaves ψ uniform between
    /// θ − π/2 and π/2.
    static void detour(double[] a, double[] b, double distance, double[] point, RandomGenerator random) {
        double theta = Math.PI * (1 - Math.sqrt(1 - random.nextDouble()));
        double psi = theta - Math.PI / 2 + (Math.PI - theta) * random.nextDouble();
        double cosine = StrictMath.cos(theta);
        double sine = StrictMath.sin(theta);
        double s = distance * Math.max(0, cosine + sine * StrictMath.tan(psi));
        double[] azimuth = new double[3];
        isotropic(azimuth, random);
        double ex = (b[0] - a[0]) / distance;
        double ey = (b[1] - a[1]) / distance;
        double ez = (b[2] - a[2]) / distance;
        // What an isotropic vector has across the line from a to b has a uniform azimuth.
        double along = azimuth[0] * ex + azimuth[1] * ey + azimuth[2] * ez;
        double nx = azimuth[0] - along * ex;
        double ny = azimuth[1] - along * ey;
        double nz = azimuth[2] - along * ez;
        double norm = Math.sqrt(nx * nx + ny * ny + nz * nz);
        double across = norm == 0 ? 0 : s * sine / norm;
        point[0] = a[0] + s * cosine * ex + across * nx;
        point[1] = a[1] + s * cosine * ey + across * ny;
        point[2] = a[2] + s * cosine * ez + across * nz;
    }
}
