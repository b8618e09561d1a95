package org.halocline.testing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.halocline.grid.Axis;
import org.halocline.grid.Box;
import org.halocline.grid.FieldSpec;
import org.halocline.grid.Grid;
import org.halocline.model.Observable;
import org.halocline.model.Region;

/// Observables from their definitions: one loop over all values, each asked whether it belongs, sums in [BigDecimal].
public final class NaiveObservable {
    private final Grid grid;
    private final FieldSpec spec;
    private final Values values;

    /// The value at an index.
    @FunctionalInterface
    public interface Values {
        double at(int i, int j, int k);
    }

    private record Place(int i, int j, int k, double value) {
        int index(Axis axis) {
            return switch (axis) {
                case X -> i;
                case Y -> j;
                case Z -> k;
            };
        }
    }

    public NaiveObservable(Grid grid, FieldSpec spec, Values values) {
        this.grid = grid;
        this.spec = spec;
        this.values = values;
    }

    /// The numbers of an observable by column: one, or one for each axis.
    public Map<String, Double> values(String name, Observable observable) {
        List<Place> all = places(observable.region());
        List<Double> numbers = all.stream().map(Place::value).toList();
        return switch (observable.kind()) {
            case MAX, AT -> Map.of(name, numbers.stream().reduce(Double.NEGATIVE_INFINITY, Math::max));
            case MIN -> Map.of(name, numbers.stream().reduce(Double.POSITIVE_INFINITY, Math::min));
            case LINF -> Map.of(name, numbers.stream().map(Math::abs).reduce(0.0, Math::max));
            case SUM -> Map.of(name, sum(numbers, x -> x));
            case MEAN -> Map.of(name, sum(numbers, x -> x) / numbers.size());
            case ABSMEAN -> Map.of(name, Math.abs(sum(numbers, x -> x)) / numbers.size());
            case L1 -> Map.of(name, sum(numbers, BigDecimal::abs));
            case L2 -> Map.of(name, Math.sqrt(sum(numbers, x -> x.multiply(x))));
            case INTEGRAL ->
                Map.of(name, sum(all.stream().map(p -> p.value * volume(p)).toList(), x -> x));
            case ARGMAX -> position(name, first(all, 1));
            case ARGMIN -> position(name, first(all, -1));
        };
    }

    private static double sum(List<Double> numbers, UnaryOperator<BigDecimal> term) {
        return numbers.stream()
                .map(x -> term.apply(new BigDecimal(x)))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .doubleValue();
    }

    /// The lowest index of the largest (sign 1) or smallest (−1) value.
    private static Place first(List<Place> all, int sign) {
        Place best = all.getFirst();
        for (Place place : all) {
            if (sign * Integer.signum(Double.compare(place.value, best.value)) > 0) {
                best = place;
            }
        }
        return best;
    }

    private Map<String, Double> position(String name, Place place) {
        Map<String, Double> columns = new LinkedHashMap<>();
        for (Axis axis : Axis.ALL.subList(0, grid.dimensions())) {
            columns.put(name + "." + axis, spec.position(grid, axis, place.index(axis)));
        }
        return columns;
    }

    private double volume(Place place) {
        return grid.width(Axis.X, place.i) * (grid.width(Axis.Y, place.j) * grid.width(Axis.Z, place.k));
    }

    private List<Place> places(Region region) {
        List<Place> all = new ArrayList<>();
        Box box = spec.extent(grid);
        for (int k = 0; k < box.endZ(); k++) {
            for (int j = 0; j < box.endY(); j++) {
                for (int i = 0; i < box.endX(); i++) {
                    Place place = new Place(i, j, k, values.at(i, j, k));
                    if (region.ranges().entrySet().stream()
                            .allMatch(e -> holds(e.getValue(), e.getKey(), place.index(e.getKey())))) {
                        all.add(place);
                    }
                }
            }
        }
        return all;
    }

    /// A coordinate means the cell that contains it, and the high wall belongs to the last one.
    private boolean holds(Region.Range range, Axis axis, int index) {
        if (range.low() < range.high()) {
            double position = spec.position(grid, axis, index);
            return range.low() <= position && position <= range.high();
        }
        double face = grid.axis(axis).face(index);
        boolean isLast = index == grid.cells(axis) - 1;
        return index < grid.cells(axis)
                && face <= range.low()
                && (isLast || range.low() < grid.axis(axis).face(index + 1));
    }
}
