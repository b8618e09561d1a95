package org.halocline.examples;

// region program
import java.util.List;
import org.halocline.grid.Boundary;
import org.halocline.grid.Field;
import org.halocline.grid.FieldSpec;
import org.halocline.grid.Grid;
import org.halocline.grid.Side;
import org.halocline.model.Domain;
import org.halocline.model.ProgramSimulation;
import org.halocline.model.Row;

/// Steady heat in a plate: ∇²u = 0, u = 1 on the top wall and 0 on the others, by Jacobi's method.
public record Plate(int n, double tolerance) implements ProgramSimulation {
    @Override
    public Grid grid() {
        return Grid.unitSquare(n).boundary(Boundary.value(0)).boundary(Side.Y_HIGH, Boundary.value(1));
    }

    @Override
    public List<FieldSpec> fields() {
        return List.of(FieldSpec.of("u"), FieldSpec.of("change").auxiliary());
    }

    @Override
    public void run(Domain domain) {
        Field u = domain.field("u");
        Field change = domain.field("change");
        domain.initialised();
        double largest = 1;
        while (largest > tolerance && !domain.isFinished()) {
            domain.exchange(u);
            domain.eachRow(this::relax);
            u.swap();
            largest = domain.maxNorm(change);
            domain.completeStep();
        }
    }

    private void relax(Row row, double dt) {
        double[] u = row.now(0);
        double[] v = row.next(0);
        double[] change = row.now(1);
        int y = row.strideY();
        for (int c = row.begin(); c < row.end(); c++) {
            v[c] = 0.25 * (u[c - 1] + u[c + 1] + u[c - y] + u[c + y]);
            change[c] = v[c] - u[c];
        }
    }
}
// endregion
