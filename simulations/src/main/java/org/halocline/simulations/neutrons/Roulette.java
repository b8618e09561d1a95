package org.halocline.simulations.neutrons;

import java.util.random.RandomGenerator;

/// Ends neutrons of little weight without a change of the mean: one of weight w < [#LEAST] goes on with weight
/// [#SURVIVOR] with the probability w / SURVIVOR, else it ends.
final class Roulette {
    /// Below this weight the game is played.
    static final double LEAST = 0.25;

    /// Weight of those that win.
    static final double SURVIVOR = 0.5;

    private Roulette() {}

    /// The weight with which a neutron goes on; 0 if it ends.
    static double play(double weight, RandomGenerator random) {
        if (weight >= LEAST) {
            return weight;
        }
        return random.nextDouble() * SURVIVOR < weight ? SURVIVOR : 0;
    }
}
