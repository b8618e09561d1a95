package org.halocline.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.halocline.grid.Axis;
import org.halocline.grid.Box;
import org.halocline.grid.CellFunction;
import org.halocline.grid.Field;
import org.halocline.grid.FieldSpec;
import org.halocline.grid.Grid;
import org.halocline.grid.Location;
import org.halocline.grid.Stencil;
import org.halocline.model.GridSimulation;
import org.halocline.model.Row;
import org.halocline.model.Run;
import org.halocline.model.Stage;
import org.halocline.model.State;
import org.halocline.model.StepLimit;

/// A random scheme that uses what the engine offers: grid, boundaries, fields, masks, stages and steps all follow from
/// the seed.
///
/// @param seed the whole description
public record Medley(long seed) implements GridSimulation {
    private MedleyPlan plan() {
        return MedleyMaker.plan(seed);
    }

    /// How this case is run: the cut is random too.
    public Run run() {
        return plan().run();
    }

    /// How many workers that takes.
    public int workers() {
        return plan().processGrid().workers();
    }

    /// The description in full, for a failure's message.
    public String describe() {
        return plan().toString();
    }

    @Override
    public Grid grid() {
        return plan().grid();
    }

    @Override
    public Stencil stencil() {
        return plan().stencil();
    }

    @Override
    public List<FieldSpec> fields() {
        return plan().fields();
    }

    @Override
    public List<String> masks() {
        return IntStream.range(0, plan().masks()).mapToObj(m -> "m" + m).toList();
    }

    @Override
    public double maxTimeStep() {
        return plan().longest();
    }

    @Override
    public void initialise(State state) {
        for (Field field : state.fields()) {
            field.fill(initial(field.number()));
            if (plan().uniforms() > 0 && field.spec().location() == Location.CENTRE) {
                roughen(state, field);
            }
        }
        for (int m = 0; m < state.masks().size(); m++) {
            int mask = m;
            state.masks().get(m).fill((x, y, z) -> kind(mask, x, y, z));
        }
    }

    /// Adds a random number to every value.
    private static void roughen(State state, Field field) {
        Box own = state.subdomain().box();
        for (int k = own.beginZ(); k < own.endZ(); k++) {
            for (int j = own.beginY(); j < own.endY(); j++) {
                for (int i = own.beginX(); i < own.endX(); i++) {
                    field.set(i, j, k, field.at(i, j, k) + state.uniform(i, j, k, field.number()));
                }
            }
        }
    }

    static CellFunction initial(int field) {
        return (x, y, z) -> (field + 1) * (x + 2 * y + 3 * z) - x * y * 5 + z * y * 7 + field;
    }

    static int kind(int mask, double x, double y, double z) {
        return (int) (17 * x + 29 * y + 41 * z) % (3 + mask);
    }

    @Override
    public List<Stage> stages() {
        MedleyPlan plan = plan();
        Mixture mixture = new Mixture(plan);
        if (plan.method().isPresent()) {
            return plan.method().get().stages(row -> rate(mixture, row));
        }
        List<Stage> stages = new ArrayList<>();
        for (int p = 0; p < plan.passes().size(); p++) {
            int number = p;
            MedleyPlan.Pass pass = plan.passes().get(p);
            Stage stage = Stage.of((row, dt) -> advance(mixture, pass, number, row, dt))
                    .advancing(pass.advances().stream()
                            .map(f -> plan.fields().get(f).name())
                            .toArray(String[]::new))
                    .at(pass.fraction());
            stages.add(pass.readsStart() ? stage.withStart() : stage);
        }
        return stages;
    }

    private static void advance(Mixture mixture, MedleyPlan.Pass pass, int number, Row row, double dt) {
        AroundRow around = new AroundRow(row, mixture.uniforms());
        for (int field : pass.advances()) {
            double[] next = row.next(field);
            for (around.c = row.begin(); around.c < row.end(); around.c++) {
                next[around.c] = mixture.next(number, field, around, dt);
            }
        }
    }

    private static void rate(Mixture mixture, Row row) {
        AroundRow around = new AroundRow(row, mixture.uniforms());
        for (int field = 0; field < row.fields(); field++) {
            if (row.isAdvanced(field)) {
                double[] next = row.next(field);
                for (around.c = row.begin(); around.c < row.end(); around.c++) {
                    next[around.c] = mixture.rate(field, around);
                }
            }
        }
    }

    @Override
    public Optional<StepLimit> stepLimit() {
        MedleyPlan plan = plan();
        if (!plan.adaptive()) {
            return Optional.empty();
        }
        Mixture mixture = new Mixture(plan);
        return Optional.of(row -> {
            AroundRow around = new AroundRow(row, mixture.uniforms());
            double least = Double.POSITIVE_INFINITY;
            for (around.c = row.begin(); around.c < row.end(); around.c++) {
                least = Math.min(least, mixture.limit(around));
            }
            return least;
        });
    }

    /// What a row shows around the cell at offset `c`.
    private static final class AroundRow implements Mixture.Surroundings {
        private final Row row;
        private final double[][] uniforms;
        private int c;

        AroundRow(Row row, int numbers) {
            this.row = row;
            this.uniforms = new double[numbers][];
            for (int n = 0; n < numbers; n++) {
                uniforms[n] = row.uniforms(n);
            }
        }

        private int at(int di, int dj, int dk) {
            return c + di + dj * row.strideY() + dk * row.strideZ();
        }

        @Override
        public double value(int field, int di, int dj, int dk) {
            return row.now(field)[at(di, dj, dk)];
        }

        @Override
        public double start(int field, int di, int dj, int dk) {
            return row.start(field)[at(di, dj, dk)];
        }

        @Override
        public int mask(int mask, int di, int dj, int dk) {
            return row.mask(mask)[at(di, dj, dk)];
        }

        @Override
        public double centre(Axis axis, int offset) {
            return switch (axis) {
                case X -> row.x(c + offset);
                case Y -> row.y(offset);
                case Z -> row.z(offset);
            };
        }

        @Override
        public double width(Axis axis, int offset) {
            return switch (axis) {
                case X -> row.widthX(c + offset);
                case Y -> row.widthY(offset);
                case Z -> row.widthZ(offset);
            };
        }

        @Override
        public double time() {
            return row.time();
        }

        @Override
        public double uniform(int number) {
            return uniforms[number][c - row.begin()];
        }
    }
}
