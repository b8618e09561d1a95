package org.halocline.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.halocline.decomposition.ProcessGrid;
import org.halocline.grid.Axis;
import org.halocline.grid.Boundary;
import org.halocline.grid.FieldSpec;
import org.halocline.grid.Grid;
import org.halocline.grid.Location;
import org.halocline.grid.Side;
import org.halocline.grid.SpaceTimeFunction;
import org.halocline.grid.Stencil;
import org.halocline.model.Observable;
import org.halocline.model.Region;
import org.halocline.model.RungeKutta;
import org.halocline.model.Schedule;
import org.halocline.model.Stop;
import org.halocline.model.TimeBlock;

/// Draws the description of a [Medley] from its seed.
///
/// Sizes are small, so that many cases fit into a second: what matters is how cuts, halos and walls meet, and that
/// shows best where subdomains are thinner than halos.
final class MedleyMaker {
    /// Neighbours that a whole case may take in.
    private static final long WORK = 400_000;

    private static final List<Integer> LENGTHS = List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 13, 16, 17, 23, 31);

    private final Random random;

    private MedleyMaker(Random random) {
        this.random = random;
    }

    static MedleyPlan plan(long seed) {
        MedleyMaker maker = new MedleyMaker(new Random(seed));
        // Cases that would take too long are drawn again, from the same stream.
        while (true) {
            MedleyPlan plan = maker.draw();
            long steps = plan.stop() instanceof Stop.AfterSteps after ? after.steps() : 4;
            int advances = plan.method().isPresent()
                    ? plan.method().get().stages(row -> {}).size()
                            * plan.advancing().size()
                    : plan.passes().stream().mapToInt(p -> p.advances().size()).sum();
            if (plan.grid().cells() * new Mixture(plan).reads() * advances * steps <= WORK) {
                return plan;
            }
        }
    }

    private MedleyPlan draw() {
        Grid grid = grid();
        Stencil stencil = stencil(1);
        List<FieldSpec> fields = fields(grid, stencil);
        int masks = random.nextInt(4) == 0 ? 1 + random.nextInt(2) : 0;
        Optional<RungeKutta> method = Optional.empty();
        List<MedleyPlan.Pass> passes = List.of();
        if (random.nextInt(3) == 0) {
            method = Optional.of(RungeKutta.values()[random.nextInt(4)]);
        } else {
            passes = passes(fields);
        }
        boolean adaptive = random.nextInt(4) == 0;
        double longest = 0.0625 + random.nextInt(3) * 0.03;
        Stop stop = random.nextInt(3) == 0
                ? new Stop.AtTime(longest * (0.5 + 3 * random.nextDouble()))
                : new Stop.AfterSteps(1 + random.nextInt(random.nextBoolean() ? 12 : 4));
        if (adaptive) {
            // How many steps a time takes is then not known beforehand.
            stop = new Stop.AfterSteps(1 + random.nextInt(4));
        }
        return new MedleyPlan(
                grid,
                stencil,
                fields,
                masks,
                passes,
                method,
                adaptive,
                longest,
                stop,
                cut(grid),
                random.nextBoolean(),
                new TimeBlock(random.nextInt(7), random.nextInt(9)),
                observables(grid, fields),
                random.nextBoolean() ? Schedule.everySteps(1 + random.nextInt(2)) : Schedule.ends(),
                Math.max(0, random.nextInt(5) - 2),
                random.nextLong());
    }

    private Grid grid() {
        int dimensions = 1 + random.nextInt(3);
        int most = dimensions == 1 ? LENGTHS.size() : dimensions == 2 ? 11 : 7;
        int[] cells = new int[dimensions];
        for (int a = 0; a < dimensions; a++) {
            cells[a] = LENGTHS.get(random.nextInt(most));
        }
        Grid grid = Grid.of(cells);
        for (Axis axis : Axis.ALL.subList(0, dimensions)) {
            double low = random.nextInt(5) - 2;
            double length = 0.5 + 0.25 * random.nextInt(6);
            grid = random.nextInt(3) == 0
                    ? grid.stretched(axis, faces(cells[axis.ordinal()], low, length))
                    : grid.extent(axis, low, low + length);
            if (random.nextInt(3) > 0) {
                for (boolean isLow : List.of(true, false)) {
                    grid = grid.boundary(Side.of(axis, isLow), boundary(cells[axis.ordinal()] < 2, true));
                }
            }
        }
        return grid;
    }

    private double[] faces(int cells, double low, double length) {
        double[] widths = random.doubles(cells, 0.5, 1.5).toArray();
        double total = 0;
        for (double width : widths) {
            total += width;
        }
        double[] faces = new double[cells + 1];
        faces[0] = low;
        for (int i = 0; i < cells; i++) {
            faces[i + 1] = faces[i] + length * widths[i] / total;
        }
        return faces;
    }

    private Stencil stencil(int least) {
        int width = Math.max(least, random.nextInt(10) == 0 ? 3 : random.nextInt(3));
        return random.nextBoolean() ? Stencil.box(width) : Stencil.star(width);
    }

    private List<FieldSpec> fields(Grid grid, Stencil stencil) {
        int count = 1 + random.nextInt(4);
        List<FieldSpec> fields = new ArrayList<>();
        for (int f = 0; f < count; f++) {
            FieldSpec field = FieldSpec.of("f" + f);
            boolean onFaces = random.nextInt(3) == 0;
            if (onFaces) {
                field = field.at(Location.face(Axis.ALL.get(random.nextInt(grid.dimensions()))));
            } else if (random.nextInt(3) == 0) {
                field = field.along(Axis.ALL.get(random.nextInt(3)));
            }
            if (random.nextBoolean()) {
                field = field.stencil(stencil(onFaces ? 1 : 0));
            }
            if (f > 0 && random.nextInt(5) == 0) {
                field = field.auxiliary();
            }
            for (Axis axis : Axis.ALL.subList(0, grid.dimensions())) {
                for (boolean isLow : List.of(true, false)) {
                    if (random.nextInt(3) == 0) {
                        boolean isThin = grid.cells(axis) < 2;
                        field = field.boundary(
                                Side.of(axis, isLow),
                                boundary(isThin, field.location().isFaceOf(axis)));
                    }
                }
            }
            field.requireFits(grid, field.stencil().orElse(stencil));
            fields.add(field);
        }
        return fields;
    }

    /// @param isThin  whether there is a single cell, from which some conditions cannot be continued
    /// @param onFaces whether it must do for a field on faces
    private Boundary boundary(boolean isThin, boolean onFaces) {
        int kinds = !isThin ? 8 : onFaces ? 3 : 6;
        return switch (random.nextInt(kinds)) {
            case 0 -> Boundary.value(number());
            case 1 -> Boundary.reflecting();
            case 2 -> Boundary.prescribed(number());
            case 3 -> Boundary.gradient(number());
            case 4 -> robin();
            case 5, 6 -> Boundary.outflow();
            default -> Boundary.extrapolated();
        };
    }

    private Boundary robin() {
        double a = random.nextInt(4) == 0 ? 0 : 0.25 + random.nextDouble();
        double b = a > 0 && random.nextInt(4) == 0 ? 0 : 0.25 + random.nextDouble();
        return Boundary.robin(a, b, number());
    }

    /// A constant, or a function of position and time.
    private SpaceTimeFunction number() {
        double a = random.nextDouble() - 0.5;
        if (random.nextBoolean()) {
            return SpaceTimeFunction.constant(a);
        }
        double b = random.nextDouble() - 0.5;
        double c = random.nextDouble() - 0.5;
        double d = random.nextDouble() - 0.5;
        double e = random.nextDouble() - 0.5;
        return (x, y, z, t) -> a + b * x - c * y + d * z * x + e * t * (1 + y);
    }

    private List<MedleyPlan.Pass> passes(List<FieldSpec> fields) {
        int count = 1 + random.nextInt(3);
        List<List<Integer>> advances = new ArrayList<>();
        for (int p = 0; p < count; p++) {
            List<Integer> some = new ArrayList<>();
            for (int f = 0; f < fields.size(); f++) {
                if (random.nextInt(3) > 0) {
                    some.add(f);
                }
            }
            advances.add(some);
        }
        for (int f = 0; f < fields.size(); f++) {
            int field = f;
            if (!fields.get(f).isAuxiliary() && advances.stream().noneMatch(some -> some.contains(field))) {
                advances.get(random.nextInt(count)).add(f);
            }
        }
        List<MedleyPlan.Pass> passes = new ArrayList<>();
        for (List<Integer> some : advances) {
            if (some.isEmpty()) {
                some.add(random.nextInt(fields.size()));
            }
            boolean isAtBeginning = passes.isEmpty() && random.nextBoolean();
            passes.add(new MedleyPlan.Pass(some, isAtBeginning ? 0 : random.nextInt(5) / 4.0, random.nextInt(3) == 0));
        }
        return passes;
    }

    private ProcessGrid cut(Grid grid) {
        int[] parts = {1, 1, 1};
        int left = 8;
        for (Axis axis : Axis.ALL.subList(0, grid.dimensions())) {
            parts[axis.ordinal()] = 1 + random.nextInt(Math.min(left, grid.cells(axis)));
            left /= parts[axis.ordinal()];
        }
        return new ProcessGrid(parts[0], parts[1], parts[2]);
    }

    private Map<String, Observable> observables(Grid grid, List<FieldSpec> fields) {
        Map<String, Observable> chosen = new LinkedHashMap<>();
        for (int n = random.nextInt(4); n > 0; n--) {
            FieldSpec field = fields.get(random.nextInt(fields.size()));
            Observable.Kind kind = Observable.Kind.values()[random.nextInt(Observable.Kind.values().length)];
            Region region = Region.ALL;
            for (Axis axis : Axis.ALL.subList(0, grid.dimensions())) {
                double low = grid.axis(axis).low();
                double length = grid.axis(axis).high() - low;
                if (kind == Observable.Kind.AT || random.nextInt(4) == 0) {
                    double at = low + length * random.nextInt(9) / 8;
                    region = region.with(axis, Math.min(at, grid.axis(axis).high()));
                } else if (random.nextInt(3) == 0) {
                    region = region.with(
                            axis, low - 1 + random.nextDouble(), low + length * (0.9 + 0.2 * random.nextDouble()));
                }
            }
            chosen.put("o" + n, new Observable(kind, field.name(), region));
        }
        return chosen;
    }
}
