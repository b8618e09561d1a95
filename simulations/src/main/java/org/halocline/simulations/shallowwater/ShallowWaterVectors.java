package org.halocline.simulations.shallowwater;

import static jdk.incubator.vector.DoubleVector.fromArray;
import static jdk.incubator.vector.VectorOperators.ABS;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.MAX;
import static jdk.incubator.vector.VectorOperators.SQRT;
import static org.halocline.simulations.shallowwater.DamBreak.GRAVITY;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.halocline.model.Row;

/// The kernels of [ShallowWater], several cells at a time: the same expressions, term by term. Where the scalar form
/// chooses an index, both values are computed and one is taken.
///
/// Each takes whole vectors from the beginning of the row on.
final class ShallowWaterVectors {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final DoubleVector ZERO = DoubleVector.zero(SPECIES);

    private ShallowWaterVectors() {}

    /// Cells that [#fastest] looks at, a multiple of a vector.
    static int wholeVectors(Row row) {
        return SPECIES.loopBound(row.end() - row.begin());
    }

    /// The largest rate of [ShallowWater]'s step limit among the whole vectors of a row.
    static double fastest(Row row, double[] eta, double[] z, double[] u, double[] v, boolean plane) {
        int y = row.strideY();
        double dx = row.dx();
        double dy = row.dy();
        DoubleVector fastest = ZERO;
        int end = row.begin() + wholeVectors(row);
        for (int c = row.begin(); c < end; c += SPECIES.length()) {
            DoubleVector depth = fromArray(SPECIES, eta, c).sub(fromArray(SPECIES, z, c));
            DoubleVector celerity = ZERO.lanewise(MAX, depth).mul(GRAVITY).lanewise(SQRT);
            DoubleVector waves = speed(fromArray(SPECIES, u, c), fromArray(SPECIES, u, c + 1))
                    .add(celerity)
                    .div(dx);
            DoubleVector drain = drain(fromArray(SPECIES, u, c), fromArray(SPECIES, u, c + 1))
                    .div(dx);
            if (plane) {
                waves = waves.add(speed(fromArray(SPECIES, v, c), fromArray(SPECIES, v, c + y))
                        .add(celerity)
                        .div(dy));
                drain = drain.add(drain(fromArray(SPECIES, v, c), fromArray(SPECIES, v, c + y))
                        .div(dy));
            }
            fastest = fastest.lanewise(MAX, waves.lanewise(MAX, drain));
        }
        return fastest.reduceLanes(MAX);
    }

    private static DoubleVector speed(DoubleVector low, DoubleVector high) {
        return low.lanewise(ABS).lanewise(MAX, high.lanewise(ABS));
    }

    private static DoubleVector drain(DoubleVector low, DoubleVector high) {
        return ZERO.lanewise(MAX, high).add(ZERO.lanewise(MAX, low.neg()));
    }

    /// @return where it stopped
    static int moveLevel(
            Row row, double[] eta, double[] z, double[] u, double[] v, double[] next, double dt, boolean plane) {
        int y = row.strideY();
        double dx = row.dx();
        double dy = row.dy();
        int c = row.begin();
        for (; c <= row.end() - SPECIES.length(); c += SPECIES.length()) {
            DoubleVector loss =
                    flux(u, eta, z, c + 1, 1).sub(flux(u, eta, z, c, 1)).div(dx);
            if (plane) {
                loss = loss.add(
                        flux(v, eta, z, c + y, y).sub(flux(v, eta, z, c, y)).div(dy));
            }
            fromArray(SPECIES, eta, c).sub(loss.mul(dt)).intoArray(next, c);
        }
        return c;
    }

    private static DoubleVector flux(double[] velocity, double[] eta, double[] z, int c, int stride) {
        DoubleVector w = fromArray(SPECIES, velocity, c);
        DoubleVector here = fromArray(SPECIES, eta, c).sub(fromArray(SPECIES, z, c));
        DoubleVector before = fromArray(SPECIES, eta, c - stride).sub(fromArray(SPECIES, z, c - stride));
        return w.mul(here.blend(before, w.compare(GT, 0)));
    }

    /// @param w     velocity along the direction that is advanced
    /// @param s     its stride
    /// @param width of cells along it
    /// @param o     velocity across
    /// @param t     its stride
    /// @param wide  width of cells across
    /// @param dry   shallower water does not flow
    /// @return where it stopped
    static int moveAlong(
            Row row,
            double[] eta,
            double[] level,
            double[] z,
            double[] w,
            int s,
            double width,
            double[] o,
            int t,
            double wide,
            double[] next,
            double dt,
            double dry,
            boolean plane) {
        int c = row.begin();
        for (; c <= row.end() - SPECIES.length(); c += SPECIES.length()) {
            DoubleVector middle = flux(w, eta, z, c, s);
            DoubleVector behind = flux(w, eta, z, c - s, s).add(middle).mul(0.5);
            DoubleVector ahead = middle.add(flux(w, eta, z, c + s, s)).mul(0.5);
            DoubleVector loss =
                    carried(ahead, w, c + s, s).sub(carried(behind, w, c, s)).div(width);
            if (plane) {
                DoubleVector low =
                        flux(o, eta, z, c - s, t).add(flux(o, eta, z, c, t)).mul(0.5);
                DoubleVector high = flux(o, eta, z, c - s + t, t)
                        .add(flux(o, eta, z, c + t, t))
                        .mul(0.5);
                loss = loss.add(
                        carried(high, w, c + t, t).sub(carried(low, w, c, t)).div(wide));
            }
            DoubleVector bottom = fromArray(SPECIES, z, c);
            DoubleVector bottomBefore = fromArray(SPECIES, z, c - s);
            DoubleVector depth = fromArray(SPECIES, level, c).sub(bottom);
            DoubleVector depthBefore = fromArray(SPECIES, level, c - s).sub(bottomBefore);
            DoubleVector before = fromArray(SPECIES, eta, c - s)
                    .sub(bottomBefore)
                    .add(fromArray(SPECIES, eta, c).sub(bottom))
                    .mul(0.5);
            DoubleVector after = depthBefore.add(depth).mul(0.5);
            DoubleVector slope = fromArray(SPECIES, level, c)
                    .sub(fromArray(SPECIES, level, c - s))
                    .div(width);
            DoubleVector flowing = before.mul(fromArray(SPECIES, w, c))
                    .sub(loss.mul(dt))
                    .div(after)
                    .sub(slope.mul(dt * GRAVITY));
            DoubleVector moved = ZERO.blend(flowing, after.compare(GT, dry));
            DoubleVector left = depth.blend(depthBefore, moved.compare(GT, 0));
            ZERO.blend(moved, left.compare(GT, dry)).intoArray(next, c);
        }
        return c;
    }

    private static DoubleVector carried(DoubleVector flux, double[] velocity, int c, int stride) {
        DoubleVector here = fromArray(SPECIES, velocity, c);
        return flux.mul(here.blend(fromArray(SPECIES, velocity, c - stride), flux.compare(GT, 0)));
    }
}
