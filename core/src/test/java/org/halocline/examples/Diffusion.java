package org.halocline.examples;

// region simulation
import static java.lang.Math.PI;
import static java.lang.StrictMath.sin;

import org.halocline.Engine;
import org.halocline.grid.Boundary;
import org.halocline.grid.Grid;
import org.halocline.model.GridSimulation;
import org.halocline.model.Observable;
import org.halocline.model.Row;
import org.halocline.model.Run;
import org.halocline.model.RunResult;
import org.halocline.model.State;

/// Heat equation on the unit square, ∂u/∂t = α∇²u, u = 0 on the boundary.
public record Diffusion(int n, double alpha) implements GridSimulation {

    @Override
    public Grid grid() {
        return Grid.unitSquare(n).boundary(Boundary.value(0));
    }

    @Override
    public double maxTimeStep() {
        return grid().dx() * grid().dx() / (4 * alpha);
    }

    @Override
    public void initialise(State state) {
        state.field("u").fill((x, y) -> sin(PI * x) * sin(PI * y));
    }

    @Override
    public void step(Row row, double dt) {
        double[] u = row.now(0);
        double[] v = row.next(0);
        double r = alpha * dt / (row.dx() * row.dx());
        int y = row.strideY();
        for (int c = row.begin(); c < row.end(); c++) {
            v[c] = u[c] + r * (u[c - 1] + u[c + 1] + u[c - y] + u[c + y] - 4 * u[c]);
        }
    }

    /// Runs on four worker processes and prints the result.
    public static void main(String[] arguments) {
        RunResult result =
                Engine.run(new Diffusion(128, 1.0), Run.until(0.01).workers(4).observe("peak", Observable.max("u")));
        System.out.println(result);
    }
}
// endregion
