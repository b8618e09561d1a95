package org.halocline.simulations.ising;

/// How a chain comes to begin in equilibrium.
public enum Preparation {
    /// Its first state is drawn from exp(−E/T) without any error, by coupling from the past.
    EXACT,
    /// It begins with all spins up, and its first sweeps do not count. What is left of the
    /// beginning is an error that no error bar shows.
    BURN_IN
}
