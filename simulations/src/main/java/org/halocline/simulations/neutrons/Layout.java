package org.halocline.simulations.neutrons;

/// The three shields of the Kobayashi benchmark: a source cube of 10 cm in the corner of a shield, with a void.
public enum Layout {
    /// Problem 1: the source within a cube of void, 50 cm, within a cube of shield, 100 cm.
    NESTED_CUBES,
    /// Problem 2: a straight duct along y, 10 cm wide, through a shield of 60 × 100 × 60 cm.
    STRAIGHT_DUCT,
    /// Problem 3: a duct with three bends through the same shield.
    DOG_LEG_DUCT
}
