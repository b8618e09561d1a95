package org.halocline.simulations.neutrons;

import java.util.random.RandomGenerator;

/// A core that multiplies, from position `low` to `high`, in a body that ends at `surface`: what is between reflects.
/// Positions are those of [Flight]. A slab lies around 0 with all of its layers; its core does not if only one of its
/// sides has a reflector.
///
/// @param isBare whether nothing is between
record Body(Shape shape, double low, double high, double surface, boolean isBare) {

    /// @param radius    of the core, or half its thickness
    /// @param reflector how thick what is around it is; 0 for nothing
    static Body of(Shape shape, double radius, double reflector, Sides sides) {
        if (shape != Shape.SLAB) {
            return new Body(shape, 0, radius, radius + reflector, reflector == 0);
        }
        double surface = radius + (sides == Sides.BOTH ? reflector : reflector / 2);
        double low = sides == Sides.BOTH ? -radius : -surface;
        return new Body(shape, low, low + 2 * radius, surface, reflector == 0);
    }

    boolean isCore(double position) {
        return isBare || (position >= low && position < high);
    }

    /// A position uniform in the core.
    double uniform(RandomGenerator random) {
        if (shape != Shape.SLAB) {
            return shape.uniform(high, random);
        }
        return (low + high) / 2 + shape.uniform((high - low) / 2, random);
    }

    /// How much of the way ahead is in the core.
    double withinCore(Flight flight, double distance) {
        return isBare ? distance : shape.within(flight, low, high, distance);
    }
}
