package org.halocline.simulations.neutrons;

import java.util.random.RandomGenerator;

/// Where a neutron is in a [Shape], and where it flies to. Symmetry and isotropic scattering leave one coordinate, and
/// no memory of directions.
final class Flight {
    /// x in a slab, distance from the centre or axis else.
    double position;

    /// Cosine of the angle to the outward direction; in a cylinder within the plane across the axis.
    double cosine;

    /// Way within that plane per way flown; 1 but in a cylinder.
    double slant = 1;

    /// A free flight in mean free paths, exponentially distributed.
    static double freePath(RandomGenerator random) {
        return -StrictMath.log(1 - random.nextDouble());
    }
}
