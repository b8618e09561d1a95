package org.halocline.grid;

import java.util.OptionalDouble;
import org.halocline.error.ConfigurationException;

/// What holds at one side of a grid, imposed through the ghosts next to it.
///
/// **Values in cell centres** (along the axis of the side). With u₀, u₁, … counted from the wall inwards, g₀, g₁, …
/// the ghosts counted outwards and Hₘ the distance between uₘ and gₘ, which is (2m + 1)·h for equal cells of width h;
/// the wall lies midway:
///
/// | condition | ghost |
/// |---|---|
/// | `periodic` | gₘ is the cell m places from the opposite wall |
/// | `value(v)` | gₘ = 2v − uₘ |
/// | `gradient(s)` | gₘ = uₘ + Hₘ·s, with s = ∂u/∂n along the outward normal |
/// | `robin(a, b, c)` | gₘ = (c + (b/Hₘ − a/2)·uₘ) / (a/2 + b/Hₘ), from a·u + b·∂u/∂n = c on the wall |
/// | `reflecting` | gₘ = uₘ; gₘ = −uₘ for a component along the normal |
/// | `outflow` | gₘ = u₀ |
/// | `extrapolated` | gₘ = u₀ + (m + 1)·(u₀ − u₁) |
/// | `prescribed(f)` | gₘ = f at the centre of the ghost |
///
/// **Values on faces normal to the axis** of the side ([Location]). u₀ lies on the wall and is imposed too; dₘ is the
/// distance of uₘ from the wall and g₁, g₂, … mirror u₁, u₂, …:
///
/// | condition | on the wall | ghost |
/// |---|---|---|
/// | `value(v)` | u₀ = v | gₘ = 2v − uₘ |
/// | `gradient(s)` | u₀ = u₁ + d₁·s | gₘ = uₘ + 2dₘ·s |
/// | `robin(a, b, c)` | u₀ = (c + (b/d₁)·u₁) / (a + b/d₁) | gₘ = uₘ + 2dₘ·(c − a·u₀)/b; 2u₀ − uₘ if b = 0 |
/// | `reflecting` | u₀ = 0 | gₘ = −uₘ |
/// | `outflow`, `extrapolated` | u₀ = u₁ | gₘ = u₀ |
/// | `prescribed(f)` | u₀ = f on the wall | gₘ = f at the ghost |
///
/// Products and sums are formed from 0 on, so that a −0 becomes +0. v, s, c and f may depend on position and time; v, s
/// and c are taken on the wall. Positions across a periodic side are those of the cell that is copied. In centres all
/// but `outflow` are at least second-order accurate at the wall.
public sealed interface Boundary {

    /// The grid closes on itself; needs the same on the opposite side.
    record Periodic() implements Boundary {
        @Override
        public String toString() {
            return "periodic";
        }
    }

    /// Dirichlet: u = value on the wall.
    record Value(SpaceTimeFunction value) implements Boundary {
        public Value {
            requireFinite("value", value);
        }

        @Override
        public String toString() {
            return "value " + text(value);
        }
    }

    /// Neumann: ∂u/∂n = slope on the wall, n the outward normal.
    record Gradient(SpaceTimeFunction slope) implements Boundary {
        public Gradient {
            requireFinite("gradient", slope);
        }

        @Override
        public String toString() {
            return "gradient " + text(slope);
        }
    }

    /// Robin: a·u + b·∂u/∂n = c on the wall, n the outward normal.
    ///
    /// @param a at least 0
    /// @param b at least 0; not both are 0
    /// @param c the right-hand side
    record Robin(double a, double b, SpaceTimeFunction c) implements Boundary {
        public Robin {
            requireFinite("c", c);
            if (!(a >= 0) || !(b >= 0) || a + b == 0 || !Double.isFinite(a + b)) {
                throw new ConfigurationException(
                        "boundary robin a=" + a + ", b=" + b + "; use numbers from 0 up, not both 0");
            }
        }

        @Override
        public String toString() {
            return "robin " + a + "·u + " + b + "·∂u/∂n = " + text(c);
        }
    }

    /// A mirror: scalars and components along the wall are even, the component normal to it is odd.
    record Reflecting() implements Boundary {
        @Override
        public String toString() {
            return "reflecting";
        }
    }

    /// What arrives leaves: the nearest value continues outwards.
    record Outflow() implements Boundary {
        @Override
        public String toString() {
            return "outflow";
        }
    }

    /// The nearest two values continue outwards on a straight line.
    record Extrapolated() implements Boundary {
        @Override
        public String toString() {
            return "extrapolated";
        }
    }

    /// Ghosts take the values of a function at their own positions.
    record Prescribed(SpaceTimeFunction function) implements Boundary {
        public Prescribed {
            requireFinite("prescribed", function);
        }

        @Override
        public String toString() {
            return "prescribed " + text(function);
        }
    }

    static Boundary periodic() {
        return new Periodic();
    }

    static Boundary value(double value) {
        return new Value(SpaceTimeFunction.constant(value));
    }

    static Boundary value(SpaceTimeFunction value) {
        return new Value(value);
    }

    static Boundary gradient(double slope) {
        return new Gradient(SpaceTimeFunction.constant(slope));
    }

    static Boundary gradient(SpaceTimeFunction slope) {
        return new Gradient(slope);
    }

    static Boundary robin(double a, double b, double c) {
        return new Robin(a, b, SpaceTimeFunction.constant(c));
    }

    static Boundary robin(double a, double b, SpaceTimeFunction c) {
        return new Robin(a, b, c);
    }

    static Boundary reflecting() {
        return new Reflecting();
    }

    static Boundary outflow() {
        return new Outflow();
    }

    static Boundary extrapolated() {
        return new Extrapolated();
    }

    static Boundary prescribed(SpaceTimeFunction function) {
        return new Prescribed(function);
    }

    default boolean isPeriodic() {
        return this instanceof Periodic;
    }

    /// The number that the condition imposes (v, s, c or f); empty for those without one.
    default OptionalDouble constant() {
        SpaceTimeFunction imposed = imposed();
        return imposed instanceof SpaceTimeFunction.Constant(double value)
                ? OptionalDouble.of(value)
                : OptionalDouble.empty();
    }

    /// What the condition imposes (v, s, c or f); 0 for those that impose nothing.
    default SpaceTimeFunction imposed() {
        return switch (this) {
            case Value v -> v.value;
            case Gradient g -> g.slope;
            case Robin r -> r.c;
            case Prescribed p -> p.function;
            case Periodic p -> SpaceTimeFunction.constant(0);
            case Reflecting r -> SpaceTimeFunction.constant(0);
            case Outflow o -> SpaceTimeFunction.constant(0);
            case Extrapolated e -> SpaceTimeFunction.constant(0);
        };
    }

    private static String text(SpaceTimeFunction function) {
        return function instanceof SpaceTimeFunction.Constant ? function.toString() : "f(x, t)";
    }

    private static void requireFinite(String name, SpaceTimeFunction function) {
        if (function instanceof SpaceTimeFunction.Constant(double value) && !Double.isFinite(value)) {
            throw new ConfigurationException("boundary " + name + "=" + value + "; use a finite number");
        }
    }
}
