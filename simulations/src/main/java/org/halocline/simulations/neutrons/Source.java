package org.halocline.simulations.neutrons;

/// Where neutrons come from, and into what.
public enum Source {
    /// A beam falls upright on a slab.
    BEAM(Shape.SLAB),
    /// An isotropic flux falls on one side of a slab: the cosine μ to the normal has the density 2μ.
    DIFFUSE(Shape.SLAB),
    /// Everywhere in a slab, in all directions alike.
    SLAB(Shape.SLAB),
    /// Everywhere in a sphere, in all directions alike.
    SPHERE(Shape.SPHERE);

    private final Shape shape;

    Source(Shape shape) {
        this.shape = shape;
    }

    Shape shape() {
        return shape;
    }
}
