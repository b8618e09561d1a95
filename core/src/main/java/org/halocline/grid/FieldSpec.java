package org.halocline.grid;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.halocline.error.ConfigurationException;

/// What a field is: its name, where its values sit, how far kernels look, what holds at the walls. Immutable; methods
/// return changed copies.
///
/// ```
/// FieldSpec.of("h")                                                   // centres, the grid's boundary
/// FieldSpec.of("u").at(Location.FACE_X).boundary(Boundary.value(0))   // staggered, with walls of its own
/// FieldSpec.of("k").auxiliary()                                       // coefficients that no step advances
/// ```
///
/// @param name       letters, digits, `-` and `_`
/// @param location   where in a cell the values sit
/// @param boundaries conditions that differ from the grid's
/// @param stencil    neighbours that kernels read of this field; empty for the simulation's stencil
/// @param isAuxiliary whether no step advances it
/// @param along      the axis that the field is a component along, if it is one; faces are components along their
///     normal
public record FieldSpec(
        String name,
        Location location,
        Map<Side, Boundary> boundaries,
        Optional<Stencil> stencil,
        boolean isAuxiliary,
        Optional<Axis> along) {

    public FieldSpec {
        if (!name.matches("[\\w-]+")) {
            throw new ConfigurationException("field=" + name + "; use letters, digits, - and _");
        }
        boundaries = Map.copyOf(boundaries);
    }

    /// A field in cell centres with the grid's boundary, advanced by each step.
    public static FieldSpec of(String name) {
        return new FieldSpec(name, Location.CENTRE, Map.of(), Optional.empty(), false, Optional.empty());
    }

    /// Several of these.
    public static List<FieldSpec> named(String... names) {
        return Stream.of(names).map(FieldSpec::of).toList();
    }

    /// The names of fields.
    public static List<String> names(List<FieldSpec> fields) {
        return fields.stream().map(FieldSpec::name).toList();
    }

    /// The same field on faces, or in centres.
    public FieldSpec at(Location place) {
        return new FieldSpec(name, place, boundaries, stencil, isAuxiliary, place.normal());
    }

    /// A condition of its own on every side that is not periodic.
    public FieldSpec boundary(Boundary boundary) {
        FieldSpec changed = this;
        for (Side side : Side.ALL) {
            changed = changed.boundary(side, boundary);
        }
        return changed;
    }

    /// A condition of its own on both sides of an axis.
    public FieldSpec boundary(Axis axis, Boundary boundary) {
        return boundary(Side.of(axis, true), boundary).boundary(Side.of(axis, false), boundary);
    }

    /// A condition of its own on one side. A side that the grid makes periodic, or does not have, ignores it.
    public FieldSpec boundary(Side side, Boundary boundary) {
        if (boundary.isPeriodic()) {
            throw new ConfigurationException("field=" + name + ", boundary " + side
                    + "=periodic; the grid makes an axis periodic, for all its fields");
        }
        Map<Side, Boundary> more = new EnumMap<>(Side.class);
        more.putAll(boundaries);
        more.put(side, boundary);
        return new FieldSpec(name, location, more, stencil, isAuxiliary, along);
    }

    /// Other neighbours than the simulation's stencil; [Stencil#none] if kernels read only the cell itself.
    public FieldSpec stencil(Stencil neighbours) {
        return new FieldSpec(name, location, boundaries, Optional.of(neighbours), isAuxiliary, along);
    }

    /// A field that keeps its values: coefficients, or work space of a program.
    public FieldSpec auxiliary() {
        return new FieldSpec(name, location, boundaries, stencil, true, along);
    }

    /// A component of a vector: [Boundary#reflecting] turns its sign on walls normal to the axis.
    public FieldSpec along(Axis axis) {
        return new FieldSpec(name, location, boundaries, stencil, isAuxiliary, Optional.of(axis));
    }

    /// What holds for this field on a side that the grid has.
    public Boundary boundary(Grid grid, Side side) {
        Boundary ofGrid = side.isLow()
                ? grid.axis(side.axis()).atLow()
                : grid.axis(side.axis()).atHigh();
        return ofGrid.isPeriodic() ? ofGrid : boundaries.getOrDefault(side, ofGrid);
    }

    /// The neighbours whose values must be exchanged for a kernel that reads some: on faces corners too, because a wall
    /// follows from the next face inwards, which at a neighbour's row may be a third worker's.
    public Stencil exchanged(Stencil read) {
        return location.normal().isPresent() ? Stencil.box(read.width()) : read;
    }

    /// The indices of all values on a grid, those on walls included.
    public Box extent(Grid grid) {
        Box box = grid.box();
        if (location.normal().isPresent()) {
            Axis normal = location.normal().get();
            box = box.with(normal, 0, grid.cells(normal) + (grid.axis(normal).isPeriodic() ? 0 : 1));
        }
        return box;
    }

    /// Coordinate along an axis of the value at an index; 0 along an axis that the grid does not have.
    public double position(Grid grid, Axis axis, int index) {
        return location.isFaceOf(axis) ? grid.axis(axis).face(index) : grid.centre(axis, index);
    }

    /// Refuses what a grid has no room for.
    public void requireFits(Grid grid, Stencil neighbours) {
        if (location.normal().isPresent()) {
            Axis normal = location.normal().get();
            if (!grid.has(normal)) {
                throw new ConfigurationException(
                        "field=" + name + ", location=" + location + "; the grid has no axis " + normal);
            }
            if (neighbours.width() < 1) {
                throw new ConfigurationException(
                        "field=" + name + ", stencil=" + neighbours + "; a field on faces needs a width of at least 1");
            }
        }
        for (Axis axis : Axis.ALL.subList(0, grid.dimensions())) {
            for (boolean low : List.of(true, false)) {
                requireCells(grid, Side.of(axis, low));
            }
        }
    }

    /// A condition that continues the inside outwards needs an inside.
    private void requireCells(Grid grid, Side side) {
        Boundary boundary = boundary(grid, side);
        boolean face = location.isFaceOf(side.axis());
        boolean needsTwo = face
                ? boundary instanceof Boundary.Gradient
                        || boundary instanceof Boundary.Robin
                        || boundary instanceof Boundary.Outflow
                        || boundary instanceof Boundary.Extrapolated
                : boundary instanceof Boundary.Extrapolated;
        if (needsTwo && grid.cells(side.axis()) < 2) {
            throw new ConfigurationException("field=" + name + ", boundary " + side + "=" + boundary + ", cells="
                    + grid.cells(side.axis()) + "; use at least 2 cells along " + side.axis());
        }
    }

    /// `u on faces of x, value 0 at x low`: what differs from a plain field.
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        location.normal().ifPresent(axis -> parts.add("on faces of " + axis));
        if (isAuxiliary) {
            parts.add("auxiliary");
        }
        stencil.ifPresent(s -> parts.add("stencil " + s));
        for (Side side : Side.ALL) {
            if (boundaries.containsKey(side)) {
                parts.add(boundaries.get(side) + " at " + side.axis() + (side.isLow() ? " low" : " high"));
            }
        }
        return parts.isEmpty() ? name : name + " (" + String.join(", ", parts) + ")";
    }
}
