package org.halocline.simulations.neutrons;

/// How a neutron is taken away.
public enum Absorption {
    /// As in nature: a collision scatters the neutron, or ends it.
    ANALOGUE,
    /// Every collision scatters, and leaves the part of the neutron's weight that nature would scatter. A neutron whose
    /// weight has become small goes on with a larger one, or ends: Russian roulette, which keeps the mean.
    IMPLICIT
}
