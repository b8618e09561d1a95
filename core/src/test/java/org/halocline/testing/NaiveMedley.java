package org.halocline.testing;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.rng.core.source64.Philox4x64;
import org.halocline.grid.Axis;
import org.halocline.grid.Box;
import org.halocline.grid.FieldSpec;
import org.halocline.grid.Grid;
import org.halocline.grid.GridAxis;
import org.halocline.grid.Location;
import org.halocline.model.Observable;
import org.halocline.model.RungeKutta;
import org.halocline.model.Stop;

/// A [Medley] once more, with nothing of the engine that runs it: whole arrays, no cut, no halo, the boundary from its
/// definition, the methods from their tables, the clock by hand.
public final class NaiveMedley {
    private static final int WIDTH = 3;

    private final MedleyPlan plan;
    private final Mixture mixture;
    private final Grid grid;
    private final Box cells;
    private final List<Sheet> now = new ArrayList<>();
    private final List<Sheet> start = new ArrayList<>();
    private final BitSet isAdvanced = new BitSet();
    private final int[][] masks;
    private double time;
    private long step;
    private int stage;

    public NaiveMedley(Medley medley) {
        this.plan = MedleyMaker.plan(medley.seed());
        this.mixture = new Mixture(plan);
        this.grid = plan.grid();
        this.cells = grid.box();
        for (int f = 0; f < plan.fields().size(); f++) {
            FieldSpec spec = plan.fields().get(f);
            Sheet sheet = new Sheet(grid, spec, WIDTH);
            int field = f;
            each(
                    spec.extent(grid),
                    (i, j, k) -> sheet.set(
                            i,
                            j,
                            k,
                            Medley.initial(field)
                                    .at(
                                            spec.position(grid, Axis.X, i),
                                            spec.position(grid, Axis.Y, j),
                                            spec.position(grid, Axis.Z, k))));
            if (plan.uniforms() > 0 && spec.location() == Location.CENTRE) {
                each(
                        spec.extent(grid),
                        (i, j, k) ->
                                sheet.set(i, j, k, sheet.at(i, j, k) + uniform(-1, 0, field, grid.index(i, j, k))));
            }
            now.add(sheet.filled(0));
        }
        this.masks = new int[plan.masks()][(int) cells.cells()];
        for (int m = 0; m < masks.length; m++) {
            int mask = m;
            each(
                    cells,
                    (i, j, k) -> masks[mask][(int) grid.index(i, j, k)] =
                            Medley.kind(mask, grid.centre(Axis.X, i), grid.centre(Axis.Y, j), grid.centre(Axis.Z, k)));
        }
    }

    @FunctionalInterface
    private interface Visitor {
        void visit(int i, int j, int k);
    }

    private static void each(Box box, Visitor visitor) {
        for (int k = box.beginZ(); k < box.endZ(); k++) {
            for (int j = box.beginY(); j < box.endY(); j++) {
                for (int i = box.beginX(); i < box.endX(); i++) {
                    visitor.visit(i, j, k);
                }
            }
        }
    }

    /// Runs to the end.
    public NaiveMedley run() {
        while (!isFinished()) {
            double dt = nextStep();
            if (plan.method().isPresent()) {
                method(plan.method().get(), dt);
            } else {
                passes(dt);
            }
            step++;
            time = plan.stop() instanceof Stop.AtTime at && dt == at.time() - time ? at.time() : time + dt;
        }
        fill(0, time);
        return this;
    }

    private boolean isFinished() {
        return plan.stop() instanceof Stop.AtTime at
                ? time >= at.time()
                : step >= ((Stop.AfterSteps) plan.stop()).steps();
    }

    private double nextStep() {
        double longest = plan.longest();
        if (plan.adaptive()) {
            fill(0, time);
            double[] least = {longest};
            Here here = new Here(time);
            each(cells, (i, j, k) -> least[0] = Math.min(least[0], mixture.limit(here.at(i, j, k))));
            longest = least[0];
        }
        // Steps are cut short to land on the end; a billionth of a step more than one step is one step.
        return plan.stop() instanceof Stop.AtTime at && at.time() - time <= longest * (1 + 1e-9)
                ? at.time() - time
                : longest;
    }

    /// From the layout of key and counter, with the generator of Commons RNG, which counts before it draws.
    private double uniform(long ofStep, int ofStage, int number, long cell) {
        Philox4x64 philox =
                new Philox4x64(new long[] {plan.randomSeed(), 1, number, ofStep, Math.floorDiv(cell, 4L), ofStage});
        for (long n = cell % 4; n > 0; n--) {
            philox.nextLong();
        }
        return (philox.nextLong() >>> 11) * 0x1.0p-53;
    }

    /// Fills what is around the fields for a stage, or at the end; an auxiliary field only if the stage before advanced
    /// it.
    private void fill(int stage, double when) {
        int stages = plan.passes().size();
        for (int f = 0; f < now.size(); f++) {
            boolean advanced = plan.method().isEmpty()
                    && plan.passes()
                            .get((stage + stages - 1) % stages)
                            .advances()
                            .contains(f);
            if (advanced || !plan.fields().get(f).isAuxiliary()) {
                now.set(f, now.get(f).filled(when));
            }
        }
    }

    private void passes(double dt) {
        for (int p = 0; p < plan.passes().size(); p++) {
            MedleyPlan.Pass pass = plan.passes().get(p);
            int number = p;
            double when = time + pass.fraction() * dt;
            fill(p, when);
            begin(p);
            advance(pass.advances(), when, (field, here) -> mixture.next(number, field, here, dt));
        }
    }

    /// A field's values at the beginning of the step are those that the stage finds that advances it first.
    private void begin(int stage) {
        this.stage = stage;
        if (stage == 0) {
            start.clear();
            start.addAll(now);
            isAdvanced.clear();
        }
        for (int f = 0; f < now.size(); f++) {
            if (!isAdvanced.get(f)) {
                start.set(f, now.get(f));
            }
        }
    }

    @FunctionalInterface
    private interface Formula {
        double next(int field, Here here);
    }

    private void advance(List<Integer> fields, double when, Formula formula) {
        Here here = new Here(when);
        List<Sheet> after = new ArrayList<>(now);
        for (int field : fields) {
            Sheet next = now.get(field).copy();
            each(cells, (i, j, k) -> next.set(i, j, k, formula.next(field, here.at(i, j, k))));
            after.set(field, next);
            isAdvanced.set(field);
        }
        now.clear();
        now.addAll(after);
    }

    /// Butcher's tables, and the convex combinations of Shu and Osher.
    private void method(RungeKutta method, double dt) {
        switch (method) {
            case EULER -> stage(0, dt, 0, (u0, u, k) -> u + dt * k);
            case RK2 -> {
                stage(0, dt, 0, (u0, u, k) -> u + dt * k);
                stage(1, dt, 1, (u0, u, k) -> (0.5 * u0 + 0.5 * u) + (0.5 * dt) * k);
            }
            case SSP3 -> {
                stage(0, dt, 0, (u0, u, k) -> u + dt * k);
                stage(1, dt, 1, (u0, u, k) -> (0.75 * u0 + 0.25 * u) + (0.25 * dt) * k);
                stage(2, dt, 0.5, (u0, u, k) -> (1.0 / 3 * u0 + 2.0 / 3 * u) + (2.0 / 3 * dt) * k);
            }
            case RK4 -> fourStages(dt);
        }
    }

    private void fourStages(double dt) {
        List<Integer> fields = plan.advancing();
        List<Sheet> total = new ArrayList<>();
        double[] fractions = {0, 0.5, 0.5, 1};
        double[] toNext = {0.5, 0.5, 1, 0};
        double[] weights = {1.0 / 6, 1.0 / 3, 1.0 / 3, 1.0 / 6};
        for (int s = 0; s < 4; s++) {
            int stage = s;
            double when = time + fractions[s] * dt;
            fill(s, when);
            begin(s);
            if (s == 0) {
                now.forEach(sheet -> total.add(sheet.copy()));
            }
            advance(fields, when, (field, here) -> {
                double k = mixture.rate(field, here);
                double sum = total.get(field).at(here.i, here.j, here.k) + (weights[stage] * dt) * k;
                total.get(field).set(here.i, here.j, here.k, sum);
                return stage == 3 ? sum : here.start(field, 0, 0, 0) + (toNext[stage] * dt) * k;
            });
        }
    }

    @FunctionalInterface
    private interface Combination {
        double of(double start, double present, double rate);
    }

    private void stage(int stage, double dt, double fraction, Combination combination) {
        double when = time + fraction * dt;
        fill(stage, when);
        begin(stage);
        advance(
                plan.advancing(),
                when,
                (field, here) -> combination.of(
                        here.start(field, 0, 0, 0), here.value(field, 0, 0, 0), mixture.rate(field, here)));
    }

    /// What is around a cell.
    private final class Here implements Mixture.Surroundings {
        private final double when;
        private int i;
        private int j;
        private int k;

        Here(double when) {
            this.when = when;
        }

        Here at(int x, int y, int z) {
            i = x;
            j = y;
            k = z;
            return this;
        }

        @Override
        public double value(int field, int di, int dj, int dk) {
            return now.get(field).at(i + di, j + dj, k + dk);
        }

        @Override
        public double start(int field, int di, int dj, int dk) {
            return start.get(field).at(i + di, j + dj, k + dk);
        }

        @Override
        public int mask(int mask, int di, int dj, int dk) {
            return masks[mask][
                    (int) grid.index(inside(Axis.X, i + di), inside(Axis.Y, j + dj), inside(Axis.Z, k + dk))];
        }

        /// Across a periodic side the cell itself, beyond a wall the nearest.
        private int inside(Axis axis, int index) {
            int n = grid.cells(axis);
            return grid.has(axis) && grid.axis(axis).isPeriodic()
                    ? Math.floorMod(index, n)
                    : Math.clamp(index, 0, n - 1);
        }

        private int index(Axis axis) {
            return axis == Axis.X ? i : axis == Axis.Y ? j : k;
        }

        @Override
        public double centre(Axis axis, int offset) {
            GridAxis line = grid.axis(axis);
            int index = index(axis) + offset;
            return line.isUniform()
                    ? line.low() + (index + 0.5) * line.width()
                    : 0.5 * (line.face(index) + line.face(index + 1));
        }

        @Override
        public double width(Axis axis, int offset) {
            GridAxis line = grid.axis(axis);
            int index = index(axis) + offset;
            return line.isUniform() ? line.width() : line.face(index + 1) - line.face(index);
        }

        @Override
        public double time() {
            return when;
        }

        @Override
        public double uniform(int number) {
            return NaiveMedley.this.uniform(step, stage, number, grid.index(i, j, k));
        }
    }

    public long steps() {
        return step;
    }

    public double time() {
        return time;
    }

    /// The state hash, from its definition.
    public String hash() {
        NaiveHash hash = new NaiveHash();
        for (int f = 0; f < now.size(); f++) {
            int field = f;
            Box all = plan.fields().get(f).extent(grid);
            each(all, (i, j, k) -> {
                long index = i + (long) all.endX() * (j + (long) all.endY() * k);
                hash.add(field, index, now.get(field).at(i, j, k));
            });
        }
        return hash.toString();
    }

    /// What the run follows, by name.
    public Map<String, Double> observables() {
        Map<String, Double> all = new TreeMap<>();
        for (Map.Entry<String, Observable> entry : plan.observables().entrySet()) {
            Observable observable = entry.getValue();
            int field = FieldSpec.names(plan.fields()).indexOf(observable.field());
            NaiveObservable naive = new NaiveObservable(grid, plan.fields().get(field), now.get(field)::at);
            all.putAll(naive.values(entry.getKey(), observable));
        }
        return all;
    }
}
