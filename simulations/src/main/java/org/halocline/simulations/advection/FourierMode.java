package org.halocline.simulations.advection;

import java.util.ArrayList;
import java.util.List;
import org.halocline.grid.Axis;
import org.halocline.model.TimeSteps;

/// One of the Fourier modes that ∏ sin(2πx_a) consists of, after some steps.
///
/// With θ = 2πx and so on, ∏ (e^{iθ} − e^{−iθ})/(2i) is a sum over all signs; of each pair of conjugates the one with
/// +θ_x is followed, and stands for both. With φ = θ_x + s_y·θ_y + s_z·θ_z
///
/// | d | mode | how many |
/// |---|---|---|
/// | 1 | Im G·e^{iφ} | 1 |
/// | 2 | −s_y·Re G·e^{iφ} | 2 |
/// | 3 | −s_y·s_z·Im G·e^{iφ} | 4 |
///
/// The field is their mean.
///
/// @param dimensions of the grid
/// @param signY      s_y
/// @param signZ      s_z
/// @param real       real part of G, the product of the g of all steps
/// @param imaginary  its imaginary part
record FourierMode(int dimensions, int signY, int signZ, double real, double imaginary) {

    /// All modes of a run.
    static List<FourierMode> after(TimeSteps steps, Advection advection) {
        List<FourierMode> modes = new ArrayList<>();
        for (int m = 0; m < 1 << (advection.dimensions() - 1); m++) {
            modes.add(after(steps, advection, (m & 1) == 0 ? 1 : -1, (m & 2) == 0 ? 1 : -1));
        }
        return modes;
    }

    private static FourierMode after(TimeSteps steps, Advection advection, int signY, int signZ) {
        double real = 1;
        double imaginary = 0;
        for (TimeSteps.Stretch stretch : steps.stretches()) {
            double cells = stretch.dt() * advection.n();
            double angle = 2 * Math.PI / advection.n();
            double vx = cells * advection.velocity(Axis.X);
            double vy = cells * advection.velocity(Axis.Y);
            double vz = cells * advection.velocity(Axis.Z);
            // z = a + ib = −Σ ν·δ; the real part of δ is even in φ, the imaginary part odd.
            double half = StrictMath.sin(0.5 * angle);
            double a = -(Math.abs(vx) + Math.abs(vy) + Math.abs(vz)) * (4 * half * half * half * half / 3);
            double b = -(vx + signY * vy + signZ * vz) * (StrictMath.sin(angle) * (4 - StrictMath.cos(angle)) / 3);
            // g − 1 = z + z²/2 + z³/6, small for smooth modes: the logarithm keeps digits that g would lose.
            double re = a + (a * a - b * b) / 2 + (a * a * a - 3 * a * b * b) / 6;
            double im = b + a * b + (3 * a * a * b - b * b * b) / 6;
            double growth = StrictMath.exp(stretch.count() * (0.5 * StrictMath.log1p(2 * re + re * re + im * im)));
            double turn = stretch.count() * StrictMath.atan2(im, 1 + re);
            double c = growth * StrictMath.cos(turn);
            double s = growth * StrictMath.sin(turn);
            double product = real * c - imaginary * s;
            imaginary = real * s + imaginary * c;
            real = product;
        }
        return new FourierMode(advection.dimensions(), signY, signZ, real, imaginary);
    }

    double at(double x, double y, double z) {
        double phase = 2 * Math.PI * (x + (dimensions > 1 ? signY * y : 0) + (dimensions > 2 ? signZ * z : 0));
        double cos = StrictMath.cos(phase);
        double sin = StrictMath.sin(phase);
        return switch (dimensions) {
            case 1 -> real * sin + imaginary * cos;
            case 2 -> -signY * (real * cos - imaginary * sin);
            default -> -signY * signZ * (real * sin + imaginary * cos);
        };
    }
}
