package org.halocline.model;

import java.util.ArrayList;
import java.util.List;
import org.halocline.decomposition.Subdomain;
import org.halocline.grid.Axis;
import org.halocline.grid.Box;
import org.halocline.grid.Field;
import org.halocline.grid.FieldSpec;
import org.halocline.grid.Grid;
import org.halocline.grid.Layout;
import org.halocline.grid.Mask;
import org.halocline.grid.Stencil;
import org.halocline.sample.CellStreams;

/// All fields and masks of one subdomain.
public final class State {
    private final Grid grid;
    private final Subdomain subdomain;
    private final List<Field> fields;
    private final List<Mask> masks;
    private final long seed;
    private final CellStreams streams;

    /// @param seed of the random numbers
    public State(Grid grid, Subdomain subdomain, List<Field> fields, List<Mask> masks, long seed) {
        this.grid = grid;
        this.subdomain = subdomain;
        this.fields = List.copyOf(fields);
        this.masks = List.copyOf(masks);
        this.seed = seed;
        this.streams = new CellStreams(seed);
    }

    /// Empty fields of a simulation on a subdomain, with the random numbers of a run's default seed.
    public static State allocate(FieldSimulation simulation, Subdomain subdomain) {
        return allocate(simulation, subdomain, 0, Run.DEFAULT_SEED);
    }

    /// Empty fields with room for a deeper halo than one step needs.
    ///
    /// @param depth layers that are exchanged; 0 for as many as kernels read
    /// @param seed  of the random numbers
    public static State allocate(FieldSimulation simulation, Subdomain subdomain, int depth, long seed) {
        Grid grid = simulation.grid();
        Layout layout = layout(simulation, subdomain.box(), depth);
        List<Field> fields = new ArrayList<>();
        for (FieldSpec spec : simulation.fields()) {
            fields.add(new Field(
                    spec,
                    fields.size(),
                    layout,
                    spec.exchanged(simulation.stencilOf(spec)),
                    exchanged(simulation, spec, depth)));
        }
        return new State(
                grid,
                subdomain,
                fields,
                simulation.masks().stream().map(name -> new Mask(name, layout)).toList(),
                seed);
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

    /// What is exchanged of a field.
    ///
    /// @param depth layers; 0 for as many as kernels read
    public static Stencil exchanged(FieldSimulation simulation, FieldSpec field, int depth) {
        return depth == 0 ? field.exchanged(simulation.stencilOf(field)) : Stencil.box(depth);
    }

    /// Where the cells of a subdomain lie in its arrays: with the halo around them, and beyond a wall the ghosts.
    ///
    /// @param depth layers that are exchanged; 0 for as many as kernels read
    public static Layout layout(FieldSimulation simulation, Box box, int depth) {
        Grid grid = simulation.grid();
        int width = haloWidth(simulation);
        int layers = Math.max(depth, width);
        Box padded = box;
        for (Axis axis : Axis.ALL.subList(0, grid.dimensions())) {
            boolean periodic = grid.axis(axis).isPeriodic();
            int low = box.begin(axis) - layers;
            int high = box.end(axis) + layers;
            padded = padded.with(
                    axis,
                    periodic ? low : Math.max(low, -width),
                    periodic ? high : Math.min(high, grid.cells(axis) + width));
        }
        return new Layout(grid, box, padded);
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

    /// Of the random numbers of the run: a program makes its own of them, with [CellStreams].
    public long seed() {
        return seed;
    }

    /// A random number for the initial data of a cell: uniform on [0, 1), a function of the run's seed
    /// and the cell.
    ///
    /// @param i      global index along x; along y and z likewise
    /// @param number from 0, which of the numbers of the cell
    public double uniform(int i, int j, int k, int number) {
        return streams.uniform(CellStreams.BEFORE, 0, number, grid.index(i, j, k));
    }

    /// The random numbers of the run's cells.
    CellStreams streams() {
        return streams;
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
