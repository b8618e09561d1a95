package org.halocline.testing;

import java.util.List;
import org.halocline.grid.Boundary;
import org.halocline.grid.Field;
import org.halocline.grid.FieldSpec;
import org.halocline.grid.Grid;
import org.halocline.model.Domain;
import org.halocline.model.ProgramSimulation;
import org.halocline.model.Row;

/// −Δu = 1 on n × m cells of width 1 with u = 0 on the walls, by conjugate gradients: a solver that decides by dot
/// products when it is done.
///
/// @param n         cells along x
/// @param m         cells along y
/// @param tolerance of the residual, relative
public record Solving(int n, int m, double tolerance) implements ProgramSimulation {
    @Override
    public Grid grid() {
        return Grid.of(n, m).boundary(Boundary.value(0));
    }

    @Override
    public List<FieldSpec> fields() {
        return FieldSpec.named("u", "r", "p", "q");
    }

    @Override
    public void run(Domain domain) {
        Field u = domain.field("u");
        Field r = domain.field("r");
        Field p = domain.field("p");
        Field q = domain.field("q");
        u.fill(0.0);
        r.fill(1.0);
        p.fill(1.0);
        domain.initialised();
        double before = domain.dot(r, r);
        double enough = tolerance * tolerance * before;
        while (!domain.isFinished() && before > enough) {
            domain.exchange(p);
            domain.eachRow(Solving::apply);
            q.swap();
            double alpha = before / domain.dot(p, q);
            domain.eachRow((row, dt) -> {
                axpy(row, 0, 0, 2, alpha);
                axpy(row, 1, 1, 3, -alpha);
            });
            u.swap();
            r.swap();
            double after = domain.dot(r, r);
            double beta = after / before;
            domain.eachRow((row, dt) -> axpy(row, 2, 1, 2, beta));
            p.swap();
            before = after;
            domain.completeStep();
        }
    }

    private static void apply(Row row, double dt) {
        double[] p = row.now(2);
        double[] q = row.next(3);
        int y = row.strideY();
        for (int c = row.begin(); c < row.end(); c++) {
            q[c] = 4 * p[c] - ((p[c - 1] + p[c + 1]) + (p[c - y] + p[c + y]));
        }
    }

    /// to = x + factor · y
    private static void axpy(Row row, int to, int x, int y, double factor) {
        double[] next = row.next(to);
        double[] a = row.now(x);
        double[] b = row.now(y);
        for (int c = row.begin(); c < row.end(); c++) {
            next[c] = a[c] + factor * b[c];
        }
    }
}
