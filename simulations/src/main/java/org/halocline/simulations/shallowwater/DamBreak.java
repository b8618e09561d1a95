package org.halocline.simulations.shallowwater;

/// The exact solution of the dam break over a flat bottom in an endless channel: water of depth `left` for x < dam,
/// `right` for x > dam, at rest until the dam vanishes at t = 0.
///
/// **Wet bed** (Stoker), right > 0. A rarefaction runs to the left, a bore to the right, water of depth h and velocity
/// u between them: with c = √(gh) and c₀ = √(g·left)
///
/// u = 2(c₀ − c) = (h − right)·√((g/2)·(1/h + 1/right)), bore at s = h·u/(h − right)
///
/// **Dry bed** (Ritter), right = 0. The rarefaction reaches to the front at 2c₀.
///
/// See O. Delestre et al., "SWASHES: a compilation of shallow water analytic solutions for hydraulic and environmental
/// studies" (2013), [doi:10.1002/fld.3741](https://doi.org/10.1002/fld.3741).
///
/// @param left           depth on the left, above `right`
/// @param right          depth on the right, at least 0
/// @param dam            where it stands
/// @param middleDepth    h
/// @param middleVelocity u
/// @param boreSpeed      s; on a dry bed the speed of the front
public record DamBreak(
        double left, double right, double dam, double middleDepth, double middleVelocity, double boreSpeed) {

    /// Acceleration of gravity, m/s².
    public static final double GRAVITY = 9.81;

    /// Solves for the water in the middle.
    public static DamBreak of(double left, double right, double dam) {
        double c = Math.sqrt(GRAVITY * left);
        if (right == 0) {
            return new DamBreak(left, right, dam, 0, 2 * c, 2 * c);
        }
        double h = middleDepth(left, right);
        double u = 2 * (c - Math.sqrt(GRAVITY * h));
        return new DamBreak(left, right, dam, h, u, h * u / (h - right));
    }

    /// The zero of 2(c₀ − c) − (h − right)·√(…), which falls from `right` to `left`: halves the bracket until its ends
    /// are neighbours.
    private static double middleDepth(double left, double right) {
        double low = right;
        double high = left;
        while (true) {
            double h = 0.5 * (low + high);
            if (h <= low || h >= high) {
                return h;
            }
            double rarefaction = 2 * (Math.sqrt(GRAVITY * left) - Math.sqrt(GRAVITY * h));
            double bore = (h - right) * Math.sqrt(0.5 * GRAVITY * (1 / h + 1 / right));
            if (rarefaction > bore) {
                low = h;
            } else {
                high = h;
            }
        }
    }

    /// Depth of the water.
    public double depth(double x, double t) {
        double speed = (x - dam) / t;
        if (isLeft(x, t)) {
            return left;
        }
        if (isFan(speed)) {
            double c = (2 * celerity() - speed) / 3;
            return c * c / GRAVITY;
        }
        return speed < boreSpeed ? middleDepth : right;
    }

    /// Velocity of the water, to the right.
    public double velocity(double x, double t) {
        double speed = (x - dam) / t;
        if (isLeft(x, t)) {
            return 0;
        }
        if (isFan(speed)) {
            return 2 * (celerity() + speed) / 3;
        }
        return speed < boreSpeed ? middleVelocity : 0;
    }

    private double celerity() {
        return Math.sqrt(GRAVITY * left);
    }

    private boolean isLeft(double x, double t) {
        return x - dam <= -celerity() * t;
    }

    private boolean isFan(double speed) {
        return speed < middleVelocity - Math.sqrt(GRAVITY * middleDepth);
    }
}
