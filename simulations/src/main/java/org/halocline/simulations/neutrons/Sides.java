package org.halocline.simulations.neutrons;

/// Which sides of a slab have a reflector.
public enum Sides {
    /// Both, alike.
    BOTH,
    /// One; the other borders on vacuum.
    ONE
}
