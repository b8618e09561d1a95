package org.halocline.simulations.ising;

/// How the spins stand at the beginning.
public enum Start {
    /// All up: the state of temperature 0.
    COLD,
    /// Each up or down with probability ½: the state of infinite temperature.
    HOT
}
