package org.halocline.model;

import java.util.List;
import org.halocline.decomposition.Subdomain;
import org.halocline.grid.Field;
import org.halocline.grid.Grid;

/// All fields of one subdomain.
public final class State {
    private final Grid grid;
    private final Subdomain subdomain;
    private final List<Field> fields;

    public State(Grid grid, Subdomain subdomain, List<Field> fields) {
        this.grid = grid;
        this.subdomain = subdomain;
        this.fields = List.copyOf(fields);
    }

    public Grid grid() {
        return grid;
    }

    public Subdomain subdomain() {
        return subdomain;
    }

    /// In the order of [GridSimulation#fields].
    public List<Field> fields() {
        return fields;
    }

    /// @throws IllegalArgumentException if the simulation has no field of that name
    public Field field(String name) {
        for (Field field : fields) {
            if (field.name().equals(name)) {
                return field;
            }
        }
        throw new IllegalArgumentException("field=" + name + "; the simulation has "
                + String.join(", ", fields.stream().map(Field::name).toList()));
    }
}
