package org.halocline.simulations.ising;

/// A positive or negative number with its first two derivatives, scaled by exp(−`scale`) so that it
/// stays within the range of doubles.
///
/// @param value  of the number
/// @param first  derivative
/// @param second derivative
/// @param scale  logarithm of the constant that all three are to be multiplied by
record Jet(double value, double first, double second, double scale) {
    static final Jet ONE = new Jet(1, 0, 0, 0);

    Jet times(Jet other) {
        return new Jet(
                        value * other.value,
                        first * other.value + value * other.first,
                        second * other.value + 2 * first * other.first + value * other.second,
                        scale + other.scale)
                .normalised();
    }

    private Jet normalised() {
        double size = Math.max(Math.abs(value), Math.max(Math.abs(first), Math.abs(second)));
        return size == 0 ? this : new Jet(value / size, first / size, second / size, scale + StrictMath.log(size));
    }

    Jet plus(Jet other) {
        double common = Math.max(scale, other.scale);
        double a = StrictMath.exp(scale - common);
        double b = StrictMath.exp(other.scale - common);
        return new Jet(a * value + b * other.value, a * first + b * other.first, a * second + b * other.second, common);
    }

    /// 2·cosh(x) for x with derivatives x′ and x″.
    static Jet twiceCosh(double x, double first, double second) {
        return hyperbolic(x, first, second, 1);
    }

    /// 2·sinh(x).
    static Jet twiceSinh(double x, double first, double second) {
        return hyperbolic(x, first, second, -1);
    }

    /// exp(x) + sign·exp(−x).
    private static Jet hyperbolic(double x, double first, double second, int sign) {
        double scale = Math.abs(x);
        double rising = StrictMath.exp(x - scale);
        double falling = sign * StrictMath.exp(-x - scale);
        double even = rising + falling;
        double odd = rising - falling;
        return new Jet(even, odd * first, even * first * first + odd * second, scale);
    }
}
