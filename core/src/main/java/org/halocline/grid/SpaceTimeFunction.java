package org.halocline.grid;

/// A number for each position and time.
@FunctionalInterface
public interface SpaceTimeFunction {
    /// @param x coordinate
    /// @param y likewise; 0 on a one-dimensional grid
    /// @param z likewise; 0 on a one- or two-dimensional grid
    /// @param t simulated time
    double at(double x, double y, double z, double t);

    /// The same number everywhere and always.
    static SpaceTimeFunction constant(double value) {
        return new Constant(value);
    }

    /// The same number everywhere and always; equal if the numbers are.
    record Constant(double value) implements SpaceTimeFunction {
        @Override
        public double at(double x, double y, double z, double t) {
            return value;
        }

        /// The number, without a fraction if it has none.
        @Override
        public String toString() {
            return value == Math.rint(value) && Math.abs(value) < 1e15
                    ? Long.toString((long) value)
                    : Double.toString(value);
        }
    }
}
