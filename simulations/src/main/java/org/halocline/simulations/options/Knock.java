package org.halocline.simulations.options;

/// What happens when the price reaches a barrier.
public enum Knock {
    /// The option ends when the price falls to the barrier.
    DOWN_AND_OUT,
    /// The option begins when the price falls to the barrier.
    DOWN_AND_IN,
    /// The option ends when the price rises to the barrier.
    UP_AND_OUT,
    /// The option begins when the price rises to the barrier.
    UP_AND_IN;

    /// 1 if the barrier lies below, −1 if above.
    int side() {
        return this == DOWN_AND_OUT || this == DOWN_AND_IN ? 1 : -1;
    }

    boolean isOut() {
        return this == DOWN_AND_OUT || this == UP_AND_OUT;
    }
}
