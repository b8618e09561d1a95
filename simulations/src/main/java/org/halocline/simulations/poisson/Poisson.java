package org.halocline.simulations.poisson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.halocline.error.ConfigurationException;
import org.halocline.grid.CellFunction;
import org.halocline.grid.Field;
import org.halocline.grid.FieldSpec;
import org.halocline.grid.Grid;
import org.halocline.grid.Stencil;
import org.halocline.model.Domain;
import org.halocline.model.Norm;
import org.halocline.model.Parameter;
import org.halocline.model.ProgramSimulation;
import org.halocline.model.Row;
import org.halocline.model.Solution;
import org.halocline.model.Verification;
import org.halocline.simulations.mode.SineMode;

/// Poisson's equation −∇²u = f on the unit interval, square or cube, u = 0 on the boundary, by conjugate gradients.
///
/// **Right-hand side.** f = dπ²·∏ sin(πx_a), so that u = ∏ sin(πx_a).
///
/// **Scheme.** A·u = f with A = −L, the central second difference on n cells per axis, h = 1/n, walls half a cell from
/// the first centre. A is never stored: a step applies it once.
///
/// | | |
/// |---|---|
/// | q = A·p, α = (r, z)/(p, q) | |
/// | u ← u + α·p, r ← r − α·q | p conjugate to all directions before |
/// | z = r, or r divided by A's diagonal | the preconditioner |
/// | p ← z + β·p, β = (r, z)/(r, z)_before | until ‖r‖ ≤ tolerance·‖f‖ |
///
/// All dot products are exact and rounded once: the number of steps and every bit of u are the same for any workers.
/// See M. R. Hestenes, E. Stiefel, "Methods of conjugate gradients for solving linear systems" (1952),
/// [doi:10.6028/jres.049.044](https://doi.org/10.6028/jres.049.044).
///
/// **What the answer must be.** The right-hand side is an eigenvector of A with eigenvalue λ = (4d/h²)·sin²(πh/2), so
/// that u = R·∏ sin(πx_a), R = dπ²/λ, up to the tolerance: λ is the least eigenvalue, hence ‖u − R·mode‖ ≤ ‖r‖/λ ≤
/// tolerance·R·‖mode‖.
public record Poisson(
        @Parameter(value = "cells along each axis", defaultValue = "256", min = 2)
        int n,

        @Parameter(value = "space dimensions", defaultValue = "2", min = 1, max = 3)
        int dimensions,

        @Parameter(value = "size of the last residual, as a part of f", defaultValue = "1e-10", positive = true)
        double tolerance,

        @Parameter(value = "what brings residuals closer to errors", defaultValue = "none")
        Preconditioner preconditioner,

        @Parameter(value = "where the solver begins", defaultValue = "rough")
        Guess guess)
        implements ProgramSimulation {

    private static final int U = 0;
    private static final int R = 1;
    private static final int P = 2;
    private static final int Q = 3;
    private static final int Z = 4;

    /// What a resumed run finds again beside the fields: the size of residual that is small enough, and (r, z).
    private static final String SMALL = "small";

    private static final String PRODUCT = "rz";

    public Poisson {
        if (n < 2) {
            throw new ConfigurationException("n=" + n + "; use at least 2 cells");
        }
        if (dimensions < 1 || dimensions > 3) {
            throw new ConfigurationException("dimensions=" + dimensions + "; use 1, 2 or 3");
        }
        if (!(tolerance > 0 && tolerance < 1)) {
            throw new ConfigurationException("tolerance=" + tolerance + "; use a number above 0 and below 1");
        }
    }

    private SineMode mode() {
        return new SineMode(n, dimensions);
    }

    private boolean isPreconditioned() {
        return preconditioner == Preconditioner.JACOBI;
    }

    @Override
    public Grid grid() {
        return mode().grid();
    }

    @Override
    public List<FieldSpec> fields() {
        FieldSpec here = FieldSpec.of("r").auxiliary().stencil(Stencil.none());
        List<FieldSpec> fields = new ArrayList<>(List.of(
                FieldSpec.of("u"),
                here,
                FieldSpec.of("p").auxiliary(),
                FieldSpec.of("q").auxiliary().stencil(Stencil.none())));
        if (isPreconditioned()) {
            fields.add(FieldSpec.of("z").auxiliary().stencil(Stencil.none()));
        }
        return fields;
    }

    @Override
    public boolean isResumable() {
        return true;
    }

    @Override
    public void run(Domain domain) {
        Field u = domain.field("u");
        Field r = domain.field("r");
        Field p = domain.field("p");
        Field q = domain.field("q");
        Field z = isPreconditioned() ? domain.field("z") : r;

        if (!domain.isResumed()) {
            domain.eachRow((row, dt) -> guess(row, u));
            double eigenvalue = mode().eigenvalue();
            CellFunction shape = mode().function();
            r.fill((x, y, z0) -> eigenvalue * shape.at(x, y, z0));
            domain.remember(SMALL, tolerance * domain.norm(r));
            multiply(domain, u);
            domain.eachRow((row, dt) -> add(row, R, -1, Q));
            domain.eachRow(this::precondition);
            domain.eachRow((row, dt) -> turn(row, 0));
            domain.remember(PRODUCT, domain.dot(r, z));
        }
        domain.initialised();

        double small = domain.recall(SMALL);
        double rz = domain.recall(PRODUCT);
        while (!domain.isFinished() && domain.norm(r) > small) {
            multiply(domain, p);
            double alpha = rz / domain.dot(p, q);
            domain.eachRow((row, dt) -> {
                add(row, U, alpha, P);
                add(row, R, -alpha, Q);
            });
            domain.eachRow(this::precondition);
            double before = rz;
            rz = domain.dot(r, z);
            double beta = rz / before;
            domain.eachRow((row, dt) -> turn(row, beta));
            domain.remember(PRODUCT, rz);
            domain.completeStep();
        }
    }

    private void guess(Row row, Field u) {
        double[] to = row.now(U);
        for (int c = row.begin(); c < row.end(); c++) {
            to[c] = guess.at(u.index(row.i(c), row.j(), row.k()));
        }
    }

    /// q = A·field, the core while halos travel.
    private void multiply(Domain domain, Field field) {
        int from = field.number();
        domain.begin(field);
        domain.eachRow(Domain.Part.CORE, (row, dt) -> multiply(row, from));
        domain.end(field);
        domain.eachRow(Domain.Part.RIM, (row, dt) -> multiply(row, from));
    }

    private void multiply(Row row, int from) {
        double[] q = row.now(Q);
        mode().secondDifference(row, row.now(from), q);
        double scale = -(double) n * n;
        for (int c = row.begin(); c < row.end(); c++) {
            q[c] *= scale;
        }
    }

    /// to ← to + factor·from.
    private static void add(Row row, int to, double factor, int from) {
        double[] a = row.now(to);
        double[] b = row.now(from);
        for (int c = row.begin(); c < row.end(); c++) {
            a[c] += factor * b[c];
        }
    }

    /// z = r / diagonal, if asked for. A ghost −u adds 1/h² to the diagonal beside its wall.
    private void precondition(Row row, double dt) {
        if (!isPreconditioned()) {
            return;
        }
        double[] r = row.now(R);
        double[] z = row.now(Z);
        int beside = (dimensions > 1 ? walls(row.j()) : 0) + (dimensions > 2 ? walls(row.k()) : 0);
        for (int c = row.begin(); c < row.end(); c++) {
            z[c] = r[c] / ((2 * dimensions + beside + walls(row.i(c))) * ((double) n * n));
        }
    }

    private int walls(int index) {
        return index == 0 || index == n - 1 ? 1 : 0;
    }

    /// p ← z + β·p.
    private void turn(Row row, double beta) {
        double[] z = row.now(isPreconditioned() ? Z : R);
        double[] p = row.now(P);
        for (int c = row.begin(); c < row.end(); c++) {
            p[c] = z[c] + beta * p[c];
        }
    }

    /// The answer, the discrete equation's R·mode.
    @Override
    public Optional<Verification.OfField> verification() {
        SineMode mode = mode();
        double factor = mode.eigenvalue() / mode.discreteEigenvalue();
        double size = factor * Math.sqrt(StrictMath.pow(0.5, dimensions));
        // Beyond the tolerance: rounding of r, a few ε·‖A‖·‖u‖, magnified by 1/λ.
        double rounding = 4 * Math.ulp(1.0) * (4.0 * dimensions * n * n) / mode.discreteEigenvalue();
        CellFunction shape = mode.function();
        return Optional.of(new Verification.OfField(
                "u",
                Norm.L2,
                tolerance + rounding,
                "closed form of the discrete equation, dπ²/λ · mode",
                steps -> new Verification.Exact(size, (x, y, z) -> factor * shape.at(x, y, z))));
    }

    @Override
    public Optional<Solution> solution() {
        CellFunction shape = mode().function();
        return Optional.of(new Solution("u", Norm.LINF, 2, "∏ sin(πx)", (x, y, z, t) -> shape.at(x, y, z)));
    }
}
