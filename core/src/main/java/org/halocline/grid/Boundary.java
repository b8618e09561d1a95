package org.halocline.grid;

import org.halocline.error.ConfigurationException;

/// What holds at one side of a grid, imposed through the ghost cells next to it.
///
/// With u₀, u₁, … the cells counted from the wall inwards, g₀, g₁, … the ghosts counted outwards and h the spacing
/// (the wall lies midway between u₀ and g₀):
///
/// | condition | ghost |
/// |---|---|
/// | `periodic` | gₘ is the cell m places from the opposite wall |
/// | `value(v)` | gₘ = 2v − uₘ |
/// | `gradient(s)` | gₘ = uₘ + (2m + 1)·h·s, with s = ∂u/∂n along the outward normal |
///
/// All are second-order accurate at the wall.
public sealed interface Boundary {

    /// The grid closes on itself; needs the same on the opposite side.
    record Periodic() implements Boundary {
        @Override
        public String toString() {
            return "periodic";
        }
    }

    /// Dirichlet: u = value on the wall.
    record Value(double value) implements Boundary {
        public Value {
            requireFinite("value", value);
        }

        @Override
        public String toString() {
            return "value " + plain(value);
        }
    }

    /// Neumann: ∂u/∂n = slope on the wall, n the outward normal.
    record Gradient(double slope) implements Boundary {
        public Gradient {
            requireFinite("gradient", slope);
        }

        @Override
        public String toString() {
            return "gradient " + plain(slope);
        }
    }

    static Boundary periodic() {
        return new Periodic();
    }

    static Boundary value(double value) {
        return new Value(value);
    }

    static Boundary gradient(double slope) {
        return new Gradient(slope);
    }

    default boolean isPeriodic() {
        return this instanceof Periodic;
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static void requireFinite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new ConfigurationException("boundary " + name + "=" + value + "; use a finite number");
        }
    }
}
