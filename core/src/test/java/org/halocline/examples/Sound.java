package org.halocline.examples;

import java.util.List;
import org.halocline.grid.Axis;
import org.halocline.grid.Boundary;
import org.halocline.grid.FieldSpec;
import org.halocline.grid.Grid;
import org.halocline.grid.Location;
import org.halocline.model.GridSimulation;
import org.halocline.model.Row;
import org.halocline.model.Stage;
import org.halocline.model.State;

/// Sound in a closed pipe: ∂v/∂t = −∂p/∂x, ∂p/∂t = −c²·∂v/∂x, v = 0 at the ends; pressure in the centres, velocity on
/// the faces, one after the other.
public record Sound(int n, double c) implements GridSimulation {
    @Override
    public Grid grid() {
        return Grid.unitInterval(n).boundary(Boundary.reflecting());
    }

    // region stages
    @Override
    public List<FieldSpec> fields() {
        return List.of(
                FieldSpec.of("p"), // in the centres, even on the walls
                FieldSpec.of("v").at(Location.face(Axis.X))); // on the faces, 0 on the walls
    }

    @Override
    public List<Stage> stages() {
        return List.of(
                Stage.of(this::accelerate).advancing("v"),
                Stage.of(this::compress).advancing("p"));
    }

    private void accelerate(Row row, double dt) {
        double[] p = row.now(0);
        double[] v = row.now(1);
        double[] next = row.next(1);
        for (int i = row.begin(); i < row.end(); i++) {
            next[i] = v[i] - dt / row.dx() * (p[i] - p[i - 1]); // the face between cells i − 1 and i
        }
    }

    private void compress(Row row, double dt) {
        double[] p = row.now(0);
        double[] v = row.now(1); // the new velocities
        double[] next = row.next(0);
        for (int i = row.begin(); i < row.end(); i++) {
            next[i] = p[i] - c * c * dt / row.dx() * (v[i + 1] - v[i]);
        }
    }
    // endregion

    @Override
    public double maxTimeStep() {
        return grid().dx() / c;
    }

    @Override
    public void initialise(State state) {
        state.field("p").fill((x, y, z) -> StrictMath.cos(Math.PI * x));
    }
}
