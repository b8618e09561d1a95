package org.halocline.simulations.shallowwater;

import static org.halocline.simulations.shallowwater.DamBreak.GRAVITY;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.halocline.error.ConfigurationException;
import org.halocline.grid.Axis;
import org.halocline.grid.Boundary;
import org.halocline.grid.FieldSpec;
import org.halocline.grid.Grid;
import org.halocline.grid.Location;
import org.halocline.grid.Stencil;
import org.halocline.model.GridSimulation;
import org.halocline.model.Norm;
import org.halocline.model.Parameter;
import org.halocline.model.Row;
import org.halocline.model.Solution;
import org.halocline.model.Stage;
import org.halocline.model.State;
import org.halocline.model.StepLimit;
import org.halocline.model.Verification;
import org.halocline.vector.Vectors;

/// Shallow water over a bottom z, in one dimension or two: with the level η of the water, its depth h = η − z and its
/// velocity (u, v)
///
/// ∂η/∂t + ∂(hu)/∂x + ∂(hv)/∂y = 0, ∂(hu)/∂t + ∂(hu²)/∂x + ∂(huv)/∂y = −gh·∂η/∂x, likewise for v; g = 9.81 m/s².
///
/// **Scheme.** η and z in cell centres, u and v on faces (Arakawa's C grid), first order upwind:
///
/// | stage | computes, from old values but for those with a prime |
/// |---|---|
/// | level | η′ = η − dt·(q₊ − q)/dx − dt·(p₊ − p)/dy, with q = u·h upwind and p = v·h upwind |
/// | velocity | h̄′u′ = h̄u − dt·(Q·û − Q₋·û₋)/dx − dt·(P₊·û₊ − P·û)/dy − dt·g·h̄′·(η′ − η′₋)/dx |
///
/// h̄ is the mean depth of the two cells beside a face, Q and P are means of q in a cell and of p in a corner, û is u
/// upwind of these. Since h̄′ = h̄ − dt·(Q − Q₋)/dx − dt·(P₊ − P)/dy, momentum is conserved over a flat bottom, so that
/// bores have the right speed; where the water is level and at rest nothing happens, to the last bit, whatever the
/// bottom. A face is closed (u = 0) while the cell that water would leave through it is dry; nothing else is done for
/// wet and dry. See G. S. Stelling, S. P. A. Duinmeijer, "A staggered conservative scheme for every Froude number in
/// rapidly varied shallow water flows" (2003), [doi:10.1002/fld.537](https://doi.org/10.1002/fld.537).
///
/// **Stability.** dt·((|u| + c)/dx + (|v| + c)/dy) ≤ 1 with c = √(gh), and no cell loses more water in a step than it
/// has. Both hold for the state of the moment: steps adapt.
///
/// **What the answer must be.** The lake keeps its level, without any error. The dam break follows [DamBreak]; what
/// that prescribes also holds at both ends of the channel, so that the waves may leave. Walls reflect.
public record ShallowWater(
        @Parameter(value = "cells along each axis", defaultValue = "400", min = 2)
        int n,

        @Parameter(value = "length of the channel, and its width", unit = "m", defaultValue = "10", positive = true)
        double length,

        @Parameter(value = "what happens", defaultValue = "dam-break")
        Scenario scenario,

        @Parameter(value = "depth left of the dam; level of the lake", unit = "m", defaultValue = "1", positive = true)
        double left,

        @Parameter(value = "depth right of the dam, less than on the left", unit = "m", defaultValue = "0.1", min = 0)
        double right,

        @Parameter(value = "space dimensions", defaultValue = "1", min = 1, max = 2)
        int dimensions)
        implements GridSimulation {

    /// Shallower water does not flow, as a part of `left`.
    private static final double DRY = 1e-8;

    /// How high the hills of the lake are, as a part of its level.
    private static final double HILLS = 1.2;

    private static final int ETA = 0;
    private static final int Z = 1;
    private static final int U = 2;
    private static final int V = 3;

    public ShallowWater {
        if (dimensions < 1 || dimensions > 2) {
            throw new ConfigurationException("dimensions=" + dimensions + "; use 1 or 2");
        }
        if (!(length > 0) || !Double.isFinite(length)) {
            throw new ConfigurationException("length=" + length + "; use a positive number");
        }
        if (!(left > 0) || !Double.isFinite(left)) {
            throw new ConfigurationException("left=" + left + "; use a positive number");
        }
        if (scenario == Scenario.DAM_BREAK && !(right >= 0 && right < left)) {
            throw new ConfigurationException(
                    "left=" + left + ", right=" + right + "; use a right depth from 0 up and below the left one");
        }
    }

    /// A dam break on a channel of 10 m.
    public static ShallowWater damBreak(int n, double left, double right) {
        return new ShallowWater(n, 10, Scenario.DAM_BREAK, left, right, 1);
    }

    /// A square lake of 10 m with 4 islands.
    public static ShallowWater lakeAtRest(int n) {
        return new ShallowWater(n, 10, Scenario.LAKE_AT_REST, 1, 0, 2);
    }

    @Override
    public Grid grid() {
        Grid grid = dimensions == 1 ? Grid.of(n) : Grid.of(n, n).extent(Axis.Y, 0, length);
        return grid.extent(Axis.X, 0, length).boundary(Boundary.reflecting());
    }

    @Override
    public List<FieldSpec> fields() {
        // The velocity of a face needs the flux of the next face, and that the depth beyond it.
        Stencil far = dimensions == 1 ? Stencil.star(2) : Stencil.box(2);
        Stencil near = dimensions == 1 ? Stencil.star(1) : Stencil.box(1);
        FieldSpec eta = FieldSpec.of("eta").stencil(far);
        FieldSpec u = FieldSpec.of("u").at(Location.FACE_X).stencil(near);
        if (scenario == Scenario.DAM_BREAK) {
            DamBreak flow = flow();
            eta = eta.boundary(Axis.X, Boundary.prescribed((x, y, z, t) -> flow.depth(x, t)));
            u = u.boundary(Axis.X, Boundary.prescribed((x, y, z, t) -> flow.velocity(x, t)));
        }
        List<FieldSpec> fields =
                new ArrayList<>(List.of(eta, FieldSpec.of("z").auxiliary().stencil(far), u));
        if (dimensions > 1) {
            fields.add(FieldSpec.of("v").at(Location.FACE_Y).stencil(near));
        }
        return fields;
    }

    private DamBreak flow() {
        return DamBreak.of(left, right, 0.5 * length);
    }

    /// Any: [#stepLimit] knows better.
    @Override
    public double maxTimeStep() {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public void initialise(State state) {
        state.field("eta").fill(this::level);
        state.field("z").fill(this::bottom);
        state.field("u").fill(0);
        if (dimensions > 1) {
            state.field("v").fill(0);
        }
    }

    private double bottom(double x, double y) {
        if (scenario == Scenario.DAM_BREAK) {
            return 0;
        }
        double hill = StrictMath.sin(2 * Math.PI * x / length);
        if (dimensions > 1) {
            hill *= StrictMath.sin(2 * Math.PI * y / length);
        }
        return HILLS * left * (hill * hill);
    }

    private double level(double x, double y) {
        return scenario == Scenario.DAM_BREAK ? flow().depth(x, 0) : Math.max(left, bottom(x, y));
    }

    @Override
    public Optional<StepLimit> stepLimit() {
        return Optional.of(this::stableStep);
    }

    private double stableStep(Row row) {
        double[] eta = row.now(ETA);
        double[] z = row.now(Z);
        double[] u = row.now(U);
        double[] v = row.now(dimensions == 1 ? U : V);
        int y = row.strideY();
        double dx = row.dx();
        double dy = row.dy();
        double fastest = 0;
        int c = row.begin();
        if (Vectors.isAvailable()) {
            fastest = ShallowWaterVectors.fastest(row, eta, z, u, v, dimensions > 1);
            c += ShallowWaterVectors.wholeVectors(row);
        }
        for (; c < row.end(); c++) {
            double celerity = Math.sqrt(GRAVITY * Math.max(0, eta[c] - z[c]));
            double waves = (speed(u[c], u[c + 1]) + celerity) / dx;
            double drain = drain(u[c], u[c + 1]) / dx;
            if (dimensions > 1) {
                waves += (speed(v[c], v[c + y]) + celerity) / dy;
                drain += drain(v[c], v[c + y]) / dy;
            }
            fastest = Math.max(fastest, Math.max(waves, drain));
        }
        return 1 / fastest;
    }

    private static double speed(double low, double high) {
        return Math.max(Math.abs(low), Math.abs(high));
    }

    /// What leaves a cell through two opposite faces.
    private static double drain(double low, double high) {
        return Math.max(0, high) + Math.max(0, -low);
    }

    @Override
    public List<Stage> stages() {
        Stage level = Stage.of(this::moveLevel).advancing("eta");
        Stage velocity = Stage.of(this::moveWater).withStart().at(1);
        return List.of(level, dimensions == 1 ? velocity.advancing("u") : velocity.advancing("u", "v"));
    }

    private void moveLevel(Row row, double dt) {
        double[] eta = row.now(ETA);
        double[] z = row.now(Z);
        double[] u = row.now(U);
        double[] v = row.now(dimensions == 1 ? U : V);
        double[] next = row.next(ETA);
        int y = row.strideY();
        double dx = row.dx();
        double dy = row.dy();
        int c = Vectors.isAvailable()
                ? ShallowWaterVectors.moveLevel(row, eta, z, u, v, next, dt, dimensions > 1)
                : row.begin();
        for (; c < row.end(); c++) {
            double loss = (flux(u, eta, z, c + 1, 1) - flux(u, eta, z, c, 1)) / dx;
            if (dimensions > 1) {
                loss += (flux(v, eta, z, c + y, y) - flux(v, eta, z, c, y)) / dy;
            }
            next[c] = eta[c] - dt * loss;
        }
    }

    private void moveWater(Row row, double dt) {
        Direction x = new Direction(U, 1, row.dx());
        if (dimensions == 1) {
            moveAlong(row, dt, x, x);
        } else {
            Direction y = new Direction(V, row.strideY(), row.dy());
            moveAlong(row, dt, x, y);
            moveAlong(row, dt, y, x);
        }
    }

    /// A direction with its component of the velocity, its stride and the width of cells.
    private record Direction(int field, int stride, double width) {}

    /// Water through the face between cells c − stride and c.
    private static double flux(double[] velocity, double[] eta, double[] z, int c, int stride) {
        int from = velocity[c] > 0 ? c - stride : c;
        return velocity[c] * (eta[from] - z[from]);
    }

    /// Advances the component along a direction; `across` is the other one, where there is one.
    private void moveAlong(Row row, double dt, Direction along, Direction across) {
        double[] eta = row.start(ETA);
        double[] level = row.now(ETA);
        double[] z = row.now(Z);
        double[] w = row.now(along.field);
        double[] o = row.now(across.field);
        double[] next = row.next(along.field);
        int s = along.stride;
        int t = across.stride;
        double width = along.width;
        double wide = across.width;
        double dry = DRY * left;
        int c = Vectors.isAvailable()
                ? ShallowWaterVectors.moveAlong(
                        row, eta, level, z, w, s, width, o, t, wide, next, dt, dry, dimensions > 1)
                : row.begin();
        for (; c < row.end(); c++) {
            double middle = flux(w, eta, z, c, s);
            double behind = 0.5 * (flux(w, eta, z, c - s, s) + middle);
            double ahead = 0.5 * (middle + flux(w, eta, z, c + s, s));
            double loss = (carried(ahead, w, c + s, s) - carried(behind, w, c, s)) / width;
            if (dimensions > 1) {
                double low = 0.5 * (flux(o, eta, z, c - s, t) + flux(o, eta, z, c, t));
                double high = 0.5 * (flux(o, eta, z, c - s + t, t) + flux(o, eta, z, c + t, t));
                loss += (carried(high, w, c + t, t) - carried(low, w, c, t)) / wide;
            }
            double before = 0.5 * ((eta[c - s] - z[c - s]) + (eta[c] - z[c]));
            double after = 0.5 * ((level[c - s] - z[c - s]) + (level[c] - z[c]));
            double slope = (level[c] - level[c - s]) / width;
            double moved = after > dry ? (before * w[c] - dt * loss) / after - dt * GRAVITY * slope : 0;
            int from = moved > 0 ? c - s : c;
            next[c] = level[from] - z[from] > dry ? moved : 0;
        }
    }

    /// Momentum that a flux carries from the velocity at c − stride to that at c, or back.
    private static double carried(double flux, double[] velocity, int c, int stride) {
        return flux * velocity[flux > 0 ? c - stride : c];
    }

    @Override
    public Optional<Verification.OfField> verification() {
        if (scenario == Scenario.LAKE_AT_REST) {
            return Optional.of(new Verification.OfField(
                    "eta",
                    0,
                    "still water stays still",
                    steps -> new Verification.Exact(left, (x, y, z) -> level(x, y))));
        }
        DamBreak flow = flow();
        // Measured: at most 0.5·n^(−3/4) for 4 to 1600 cells, right/left from 0 to 0.99, cfl from 0.3 to 1, at any
        // time.
        double bound = 1 / Math.sqrt(n * Math.sqrt(n));
        return Optional.of(new Verification.OfField(
                "eta",
                Norm.L1,
                bound,
                "exact solution of the dam break",
                steps -> new Verification.Exact(left, (x, y, z) -> flow.depth(x, steps.time()))));
    }

    @Override
    public Optional<Solution> solution() {
        if (scenario == Scenario.LAKE_AT_REST) {
            return Optional.empty();
        }
        DamBreak flow = flow();
        return Optional.of(
                new Solution("eta", Norm.L1, 1, "exact solution of the dam break", (x, y, z, t) -> flow.depth(x, t)));
    }
}
