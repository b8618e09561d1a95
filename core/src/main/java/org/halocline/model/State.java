package org.halocline.model;

import java.util.ArrayList;
import java.util.List;
import org.halocline.decomposition.Subdomain;
import org.halocline.grid.Field;
import org.halocline.grid.FieldSpec;
import org.halocline.grid.Grid;
import org.halocline.grid.Layout;
import org.halocline.grid.Mask;

/// All fields and masks of one subdomain.
public final class State {
    private final Grid grid;
    private final Subdomain subdomain;
    private final List<Field> fields;
    private final List<Mask> masks;

    public State(Grid grid, Subdomain subdomain, List<Field> fields, List<Mask> masks) {
        this.grid = grid;
        this.subdomain = subdomain;
        this.fields = List.copyOf(fields);
        this.masks = List.copyOf(masks);
    }

    /// Empty fields of a simulation on a subdomain.
    public static State allocate(FieldSimulation simulation, Subdomain subdomain) {
        Grid grid = simulation.grid();
        Layout layout = new Layout(grid, subdomain.box(), haloWidth(simulation));
        List<Field> fields = new ArrayList<>();
        for (FieldSpec spec : simulation.fields()) {
            fields.add(new Field(spec, fields.size(), layout, spec.exchanged(simulation.stencilOf(spec))));
        }
        return new State(
                grid,
                subdomain,
                fields,
                simulation.masks().stream().map(name -> new Mask(name, layout)).toList());
    }

    /// The widest halo of any field; at least 1.
    public static int haloWidth(FieldSimulation simulation) {
        int width = 1;
        for (FieldSpec spec : simulation.fields()) {
            width = Math.max(width, simulation.stencilOf(spec).width());
        }
        return simulation.masks().isEmpty()
                ? width
                : Math.max(width, simulation.stencil().width());
    }

    public Grid grid() {
        return grid;
    }

    public Subdomain subdomain() {
        return subdomain;
    }

    /// In the order of [FieldSimulation#fields].
    public List<Field> fields() {
        return fields;
    }

    /// In the order of [FieldSimulation#masks].
    public List<Mask> masks() {
        return masks;
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

    /// @throws IllegalArgumentException if the simulation has no mask of that name
    public Mask mask(String name) {
        for (Mask mask : masks) {
            if (mask.name().equals(name)) {
                return mask;
            }
        }
        throw new IllegalArgumentException("mask=" + name + "; the simulation has "
                + String.join(", ", masks.stream().map(Mask::name).toList()));
    }
}
