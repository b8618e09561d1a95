package org.halocline.simulations.mode;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/// A function that remembers what it said last, for many arguments at once.
///
/// A field is filled from a few thousand different coordinates, each again and again: a look into the table takes a
/// tenth of the time of a sine. Same bits as the function itself. Not for several threads at a time.
public final class Remembered implements DoubleUnaryOperator {
    private static final int BITS = 14;

    private final DoubleUnaryOperator function;
    private final double[] arguments = new double[1 << BITS];
    private final double[] values = new double[1 << BITS];

    /// @param function a pure function
    public Remembered(DoubleUnaryOperator function) {
        this.function = function;
        Arrays.fill(values, function.applyAsDouble(0));
    }

    @Override
    public double applyAsDouble(double argument) {
        long bits = Double.doubleToRawLongBits(argument);
        int place = (int) ((bits * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - BITS));
        // −0 has bits of its own, and may have another value than 0.
        if (Double.doubleToRawLongBits(arguments[place]) != bits) {
            values[place] = function.applyAsDouble(argument);
            arguments[place] = argument;
        }
        return values[place];
    }
}
