package org.halocline.testing;

import java.util.List;
import org.halocline.grid.Boundary;
import org.halocline.grid.Field;
import org.halocline.grid.FieldSpec;
import org.halocline.grid.Grid;
import org.halocline.grid.Location;
import org.halocline.model.Domain;
import org.halocline.model.ProgramSimulation;
import org.halocline.model.Row;

/// A program that adds a field on faces to one in centres and never exchanges it: what stands on the walls is what its
/// own rows wrote there, as long as nobody else writes.
///
/// @param steps how many to take
public record Walled(int steps) implements ProgramSimulation {
    @Override
    public Grid grid() {
        return Grid.of(6).boundary(Boundary.value(5));
    }

    @Override
    public List<FieldSpec> fields() {
        return List.of(FieldSpec.of("u"), FieldSpec.of("f").at(Location.FACE_X));
    }

    @Override
    public void run(Domain domain) {
        Field u = domain.field("u");
        Field f = domain.field("f");
        u.fill(0.0);
        f.fill(0.0);
        domain.initialised();
        while (domain.step() < steps) {
            domain.eachRow(Walled::add);
            u.swap();
            f.swap();
            domain.completeStep();
        }
    }

    private static void add(Row row, double dt) {
        for (int c = row.begin(); c < row.end(); c++) {
            row.next(0)[c] = row.now(0)[c] + row.now(1)[c];
            row.next(1)[c] = row.now(1)[c] + 1;
        }
    }
}
