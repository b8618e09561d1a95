package org.halocline.runtime;

import java.io.IOException;
import java.util.List;
import org.halocline.error.RunFailedException;
import org.halocline.grid.Box;
import org.halocline.grid.Field;
import org.halocline.model.GridSimulation;
import org.halocline.model.Row;
import org.halocline.model.RowKernel;
import org.halocline.model.Stage;
import org.halocline.model.State;
import org.halocline.model.StepLimit;
import org.halocline.model.TimeBlock;
import org.halocline.model.TimeStep;
import org.halocline.reduce.StateHash;
import org.halocline.shm.ControlFile;
import org.halocline.shm.Meeting;
import org.halocline.shm.Phase;
import org.halocline.shm.SessionMemory;
import org.halocline.shm.Waiter;
import org.jspecify.annotations.Nullable;

/// Advances one subdomain from the initial state to the end.
final class GridWorker {
    private static final long[] NOTHING_MORE = {};

    private final Plan plan;
    private final GridSimulation simulation;
    private final ControlFile control;
    private final Waiter waiter;
    private final int rank;
    private final PhaseTimer timer = new PhaseTimer();
    private final Surroundings surroundings;
    private final State state;
    private final Collectives collectives;
    private final Protection protection;
    private final Lookout lookout;
    private final Clock clock;
    private final List<StagePlan> stages;
    private final List<Field> keepers;
    private final Row row;
    private final boolean overlaps;
    private final @Nullable StepLimit limit;
    private final @Nullable Wavefront wavefront;
    private final List<Field> exchanged;
    private final Surroundings.Group beforeBlock;
    private final BlockContest contest;
    private Surroundings.Group beforeSteps;
    private int filledFor = -1;
    private double least;
    private final RowKernel limitKernel;

    GridWorker(
            Plan plan,
            SessionMemory base,
            SessionMemory session,
            ControlFile control,
            Waiter waiter,
            int rank,
            ClassLoader loader) {
        this.plan = plan;
        this.simulation = (GridSimulation) plan.fieldSimulation();
        this.control = control;
        this.waiter = waiter;
        this.rank = rank;
        this.surroundings = new Surroundings(
                simulation, plan.decomposition(), plan.haloDepth(), plan.run().seed(), rank, session, waiter, timer);
        this.state = surroundings.state();
        this.collectives = new Collectives(new Meeting(session.open(Meeting.NAME), waiter, rank), plan.workers(), rank);
        this.protection = new Protection(plan, state, base, control, rank, timer);
        this.lookout =
                new Lookout(plan, state, session, control, collectives, protection.isOn(), waiter, rank, loader, timer);
        this.clock = lookout.clock();
        this.stages = StagePlan.of(simulation, surroundings);
        boolean keepsStart = stages.stream().anyMatch(s -> s.stage().keepsStart());
        this.keepers = state.fields().stream()
                .filter(f ->
                        keepsStart && stages.stream().anyMatch(s -> s.advances().get(f.number())))
                .toList();
        this.row = new Row(state, stages.stream().anyMatch(s -> s.stage().totals()));
        Box core = surroundings.core();
        this.overlaps = plan.run().overlap()
                && !core.isEmpty()
                && !core.equals(state.subdomain().box());
        this.limit = simulation.stepLimit().orElse(null);
        this.wavefront = plan.blocks().mostSteps() > 1
                ? new Wavefront(
                        simulation, state, stages, keepers, row, plan.blocks().mostSteps())
                : null;
        this.exchanged = state.fields().stream()
                .filter(f -> stages.stream().anyMatch(s -> s.advances().get(f.number())))
                .toList();
        // The arrays that the first step writes are made at once, before anything comes to lie between, see Layout.
        exchanged.forEach(Field::next);
        this.beforeBlock = wavefront == null ? stages.getFirst().group() : surroundings.group(exchanged);
        this.beforeSteps = beforeBlock;
        this.contest = new BlockContest(plan.blocks(), collectives::max);
        this.limitKernel = this::tighten;
    }

    void run() throws IOException {
        simulation.initialise(state);
        timer.book(Phase.COMPUTE);
        surroundings.fillMasks(simulation.stencil());
        surroundings.fill(surroundings.group(state.fields()), 0);
        if (protection.restores()) {
            restore();
        } else {
            lookout.look();
        }
        timer.book(Phase.COMPUTE);
        collectives.barrier();
        timer.book(Phase.WAIT);
        long begun = System.nanoTime();
        WarmUp.kernels(plan, state, stages, row, clock);
        timer.book(Phase.COMPUTE);
        boolean filled = true;
        while (!clock.isFinished()) {
            waiter.stopIfAborted();
            if (wavefront != null) {
                advance(wavefront, filled);
            } else {
                double dt = nextStep();
                advance(dt, filled);
                clock.advance(dt);
            }
            lookout.lookAtWatch();
            control.progress(rank, clock.step(), clock.time());
            if (clock.isFinished()) {
                clock.finish(false);
            }
            filled = lookout.isDue() || limit != null;
            if (filled) {
                surroundings.fill(beforeBlock, clock.time());
            }
            if (lookout.isDue()) {
                lookout.look();
            }
            protection.apply(lookout, NOTHING_MORE);
        }
        long loopNanos = System.nanoTime() - begun;
        lookout.assess(simulation);
        StateHash hash = Assessment.hash(state);
        timer.book(Phase.REDUCE);
        control.results(rank, hash.high(), hash.low(), loopNanos, timer.nanos());
    }

    /// Goes back to a state that was kept.
    private void restore() throws IOException {
        lookout.restore(protection.restore(), protection.hasSameEnd());
        List<Field> changed = Protection.kept(simulation, state);
        surroundings.fill(surroundings.group(changed), clock.time());
        control.progress(rank, clock.step(), clock.time());
        timer.book(Phase.PROTECT);
    }

    /// The size of the next step. With a step limit the present state is filled.
    private double nextStep() {
        if (limit == null) {
            return clock.nextStep();
        }
        least = Double.POSITIVE_INFINITY;
        row.bind(stages.getFirst().advances(), clock.time(), clock.step(), 0);
        Rows.sweep(state.subdomain().box(), row, limitKernel, 0);
        timer.book(Phase.COMPUTE);
        double stable = collectives.min(least);
        timer.book(Phase.REDUCE);
        return switch (plan.run().timeStep()) {
            case TimeStep.Cfl cfl -> clock.nextStep(requirePositive(Math.min(plan.dt(), cfl.factor() * stable)));
            case TimeStep.Fixed fixed -> {
                if (fixed.dt() > stable) {
                    throw new RunFailedException("dt=" + fixed.dt() + ", limit=" + stable + " at step=" + clock.step()
                            + ", time=" + clock.time() + "; take a smaller dt, or cfl");
                }
                yield clock.nextStep();
            }
        };
    }

    private void tighten(Row cells, double dt) {
        StepLimit of = limit;
        if (of != null) {
            double here = of.of(cells);
            if (!(here > 0)) {
                throw new RunFailedException("stepLimit=" + here + ", row=(" + cells.j() + ", " + cells.k()
                        + "), step=" + clock.step() + ", time=" + clock.time()
                        + "; a limit is a positive number: has the solution blown up?");
            }
            least = Math.min(least, here);
        }
    }

    private double requirePositive(double dt) {
        if (!(dt > 0) || dt == Double.POSITIVE_INFINITY) {
            throw new RunFailedException("dt=" + dt + " at step=" + clock.step() + ", time=" + clock.time()
                    + "; stepLimit or maxTimeStep must give a finite step");
        }
        return dt;
    }

    /// What must be filled before so many steps at a time: what any stage advances.
    private Surroundings.Group before(int steps) {
        if (steps != filledFor) {
            filledFor = steps;
            beforeSteps = surroundings.group(exchanged, exchanged, plan.depth(steps));
        }
        return beforeSteps;
    }

    /// Takes steps until something is due, at most as many as go at a time.
    ///
    /// @param filled whether halos and ghosts of the present state are filled
    private void advance(Wavefront front, boolean filled) {
        control.work(rank);
        long begun = contest.isOver() ? 0 : System.nanoTime();
        TimeBlock block = contest.block();
        Surroundings.Group group = before(block.steps());
        double time = clock.time();
        double first = stages.getFirst().stage().fraction();
        front.clear();
        int taken = 0;
        while (taken < block.steps()) {
            double dt = clock.nextStep();
            if (taken == 0 && !filled) {
                surroundings.fill(group, time + first * dt);
            } else if (taken == 0 && first > 0) {
                surroundings.fillGhosts(group, time + first * dt);
            }
            front.add(clock.time(), dt, clock.step());
            clock.advance(dt);
            taken++;
            if (lookout.isDue()) {
                break;
            }
        }
        front.apply(block.rows());
        timer.book(Phase.COMPUTE);
        if (!contest.isOver() && contest.took((double) (System.nanoTime() - begun), taken) && rank == 0) {
            BlockMemory.remember(plan, contest.block(), contest.times());
        }
    }

    /// @param filled whether halos and ghosts of the present state are filled
    private void advance(double dt, boolean filled) {
        for (int f = 0; f < keepers.size(); f++) {
            keepers.get(f).beginStep();
        }
        for (int s = 0; s < stages.size(); s++) {
            StagePlan each = stages.get(s);
            Stage stage = each.stage();
            control.work(rank);
            double time = clock.time() + stage.fraction() * dt;
            boolean ready = s == 0 && filled;
            if (ready && stage.fraction() > 0) {
                surroundings.fillGhosts(each.group(), time);
            }
            row.bind(each.advances(), time, clock.step(), s);
            if (ready) {
                Rows.sweep(state.subdomain().box(), row, stage.kernel(), dt);
            } else if (overlaps) {
                overlap(each, time, dt);
            } else {
                surroundings.fill(each.group(), time);
                Rows.sweep(state.subdomain().box(), row, stage.kernel(), dt);
            }
            for (int f = 0; f < each.advanced().size(); f++) {
                each.advanced().get(f).swap();
            }
            timer.book(Phase.COMPUTE);
        }
        for (int f = 0; f < keepers.size(); f++) {
            keepers.get(f).endStep();
        }
    }

    /// Computes the core while halos travel.
    private void overlap(StagePlan each, double time, double dt) {
        Box all = state.subdomain().box();
        surroundings.begin(each.group());
        surroundings.fillOwn(each.group(), time);
        Rows.sweep(surroundings.core(), row, each.stage().kernel(), dt);
        timer.book(Phase.COMPUTE);
        surroundings.end(each.group(), time);
        Rows.sweepOutside(all, surroundings.core(), row, each.stage().kernel(), dt);
    }
}
