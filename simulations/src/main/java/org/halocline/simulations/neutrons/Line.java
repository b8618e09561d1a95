package org.halocline.simulations.neutrons;

/// Where the detectors of the Kobayashi benchmark are, every 10 cm.
public enum Line {
    /// (5, t, 5) cm.
    AXIS,
    /// (t, t, t); only in the nested cubes.
    DIAGONAL,
    /// (t, 95, 5) at the end of the straight duct, (t, 55, 5) along the second leg of the bent one.
    ACROSS
}
