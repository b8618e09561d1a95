package org.halocline.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.halocline.decomposition.Subdomain;
import org.halocline.error.RunFailedException;
import org.halocline.grid.Box;
import org.halocline.grid.Field;
import org.halocline.grid.Grid;
import org.halocline.model.Domain;
import org.halocline.model.Row;
import org.halocline.model.RowKernel;
import org.halocline.model.State;
import org.halocline.model.TimeStep;
import org.halocline.reduce.Accumulator;
import org.halocline.reduce.ExactSum;
import org.halocline.reduce.Reduction;
import org.halocline.shm.ControlFile;
import org.halocline.shm.Phase;
import org.halocline.shm.SessionMemory;
import org.halocline.shm.Waiter;

/// What a program sees of one worker.
final class WorkerDomain implements Domain {
    private final Plan plan;
    private final Surroundings surroundings;
    private final State state;
    private final Collectives collectives;
    private final Lookout lookout;
    private final Protection protection;
    private final TreeMap<String, Double> remembered = new TreeMap<>();
    private final Clock clock;
    private final ControlFile control;
    private final Waiter waiter;
    private final int rank;
    private final PhaseTimer timer;
    private final GatheredField gathered;
    private final Map<List<Field>, Surroundings.Group> groups = new HashMap<>();
    private final ExactSum sum = new ExactSum();
    private final Row row;
    private final Field[] onFaces;
    private final BitSet advancesAll = new BitSet();
    private boolean isInitialised;
    private boolean isLooked;
    private boolean isOpen;

    WorkerDomain(
            Plan plan,
            Surroundings surroundings,
            Collectives collectives,
            Lookout lookout,
            Protection protection,
            SessionMemory session,
            ControlFile control,
            Waiter waiter,
            int rank,
            PhaseTimer timer) {
        this.plan = plan;
        this.surroundings = surroundings;
        this.state = surroundings.state();
        this.collectives = collectives;
        this.lookout = lookout;
        this.protection = protection;
        this.clock = lookout.clock();
        this.control = control;
        this.waiter = waiter;
        this.rank = rank;
        this.timer = timer;
        this.gathered = new GatheredField(session, collectives, state, rank);
        this.row = new Row(state, false);
        this.onFaces = state.fields().stream()
                .filter(field -> field.spec().location().normal().isPresent())
                .toArray(Field[]::new);
        for (Field field : state.fields()) {
            advancesAll.set(field.number(), !field.spec().isAuxiliary());
        }
    }

    @Override
    public Grid grid() {
        return state.grid();
    }

    @Override
    public Subdomain subdomain() {
        return state.subdomain();
    }

    @Override
    public int rank() {
        return rank;
    }

    @Override
    public int workers() {
        return plan.workers();
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public Field field(String name) {
        return state.field(name);
    }

    @Override
    public boolean isResumed() {
        return protection.restores();
    }

    @Override
    public void remember(String name, double value) {
        remembered.put(name, value);
    }

    @Override
    public double recall(String name) {
        Double value = remembered.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "name=" + name + "; remembered are " + String.join(", ", remembered.keySet()));
        }
        return value;
    }

    /// Goes back to a state that was kept.
    void restore() throws IOException {
        Words words = new Words(lookout.restore(protection.restore(), protection.hasSameEnd()));
        long count = words.next();
        for (long n = 0; n < count; n++) {
            StringBuilder name = new StringBuilder();
            for (long length = words.next(); length > 0; length--) {
                name.append((char) words.next());
            }
            remembered.put(name.toString(), Double.longBitsToDouble(words.next()));
        }
        control.progress(rank, clock.step(), clock.time());
        timer.book(Phase.PROTECT);
    }

    /// Words that are read one after the other.
    private static final class Words {
        private final long[] all;
        private int at;

        Words(long[] all) {
            this.all = all;
        }

        long next() {
            return all[at++];
        }
    }

    /// Count, then for each remembered number the length of its name, the characters and the value.
    private long[] numbers() {
        LongStream.Builder words = LongStream.builder();
        words.add(remembered.size());
        remembered.forEach((name, value) -> {
            words.add(name.length());
            name.chars().forEach(words::add);
            words.add(Double.doubleToRawLongBits(value));
        });
        return words.build().toArray();
    }

    @Override
    public void exchangeMasks() {
        surroundings.fillMasks(plan.fieldSimulation().stencil());
    }

    @Override
    public void begin(Field... fields) {
        timer.book(Phase.COMPUTE);
        waiter.stopIfAborted();
        control.work(rank);
        requireOpen(false);
        isOpen = true;
        Surroundings.Group group = group(fields);
        surroundings.begin(group);
        surroundings.fillOwn(group, clock.time());
    }

    @Override
    public void end(Field... fields) {
        timer.book(Phase.COMPUTE);
        requireOpen(true);
        isOpen = false;
        surroundings.end(group(fields), clock.time());
    }

    private void requireOpen(boolean open) {
        if (isOpen != open) {
            throw new IllegalStateException(
                    open ? "end(…) without begin(…)" : "begin(…) before end(…) of the exchange before it");
        }
    }

    private Surroundings.Group group(Field... fields) {
        return groups.computeIfAbsent(Arrays.asList(fields), list -> surroundings.group(new ArrayList<>(list)));
    }

    @Override
    public void eachRow(RowKernel kernel) {
        row.bind(advancesAll, clock.time(), clock.step(), 0);
        Rows.sweep(subdomain().box(), row, kernel, 0);
    }

    @Override
    public void eachRow(Part part, RowKernel kernel) {
        Box all = subdomain().box();
        row.bind(advancesAll, clock.time(), clock.step(), 0);
        switch (part) {
            case CORE -> Rows.sweep(surroundings.core(), row, kernel, 0);
            case RIM -> Rows.sweepOutside(all, surroundings.core(), row, kernel, 0);
        }
    }

    @Override
    public double min(double value) {
        timer.book(Phase.COMPUTE);
        double least = collectives.min(value);
        timer.book(Phase.REDUCE);
        return least;
    }

    @Override
    public double max(double value) {
        timer.book(Phase.COMPUTE);
        double most = collectives.max(value);
        timer.book(Phase.REDUCE);
        return most;
    }

    @Override
    public double sum(double value) {
        timer.book(Phase.COMPUTE);
        sum.clear();
        sum.add(value);
        return total();
    }

    @Override
    public double sum(Field field) {
        timer.book(Phase.COMPUTE);
        sum.clear();
        Observer.eachRow(field, field.owned(), (values, begin, end, index, i, j, k) -> sum.add(values, begin, end));
        return total();
    }

    @Override
    public double dot(Field a, Field b) {
        requireSamePlaces(a, b);
        timer.book(Phase.COMPUTE);
        sum.clear();
        double[] others = b.now();
        Observer.eachRow(
                a, a.owned(), (values, begin, end, index, i, j, k) -> sum.addProducts(values, others, begin, end));
        return total();
    }

    private static void requireSamePlaces(Field a, Field b) {
        if (a.spec().location() != b.spec().location()) {
            throw new IllegalArgumentException("fields=" + a.name() + ", " + b.name() + ", locations="
                    + a.spec().location() + ", " + b.spec().location() + "; their values sit in different places");
        }
    }

    @Override
    public double norm(Field field) {
        timer.book(Phase.COMPUTE);
        sum.clear();
        Observer.eachRow(
                field, field.owned(), (values, begin, end, index, i, j, k) -> sum.addSquares(values, begin, end));
        return Math.sqrt(total());
    }

    private double total() {
        double total = collectives.total(sum);
        timer.book(Phase.REDUCE);
        return total;
    }

    @Override
    public double maxNorm(Field field) {
        Accumulator largest = new Accumulator(Reduction.MAX_MAGNITUDE);
        Observer.eachRow(
                field, field.owned(), (values, begin, end, index, i, j, k) -> largest.add(values, begin, end, index));
        return max(largest.value());
    }

    @Override
    public void barrier() {
        timer.book(Phase.COMPUTE);
        collectives.barrier();
        timer.book(Phase.WAIT);
    }

    @Override
    public double[] gather(double value) {
        timer.book(Phase.COMPUTE);
        double[] all = collectives.gather(value);
        timer.book(Phase.REDUCE);
        return all;
    }

    @Override
    public double[] gather(Field field) {
        timer.book(Phase.COMPUTE);
        double[] all = gathered.of(field);
        timer.book(Phase.REDUCE);
        return all;
    }

    @Override
    public double scan(double value) {
        double[] all = gather(value);
        sum.clear();
        sum.add(all, 0, rank);
        return sum.toDouble();
    }

    @Override
    public double broadcast(double value, int from) {
        if (from < 0 || from >= workers()) {
            throw new IllegalArgumentException("from=" + from + ", workers=" + workers() + "; name a rank");
        }
        return gather(value)[from];
    }

    @Override
    public long step() {
        return clock.step();
    }

    @Override
    public double time() {
        return clock.time();
    }

    @Override
    public double nextStep(double longest) {
        if (!(longest > 0) || longest == Double.POSITIVE_INFINITY) {
            throw new RunFailedException("longest step=" + longest + " at step=" + clock.step() + ", time="
                    + clock.time() + "; it must be a positive number");
        }
        return switch (plan.run().timeStep()) {
            case TimeStep.Cfl cfl -> clock.nextStep(cfl.factor() * longest);
            case TimeStep.Fixed fixed -> {
                if (fixed.dt() > longest) {
                    throw new RunFailedException("dt=" + fixed.dt() + ", limit=" + longest + " at step=" + clock.step()
                            + ", time=" + clock.time() + "; take a smaller dt, or cfl");
                }
                yield clock.nextStep(fixed.dt());
            }
        };
    }

    @Override
    public boolean isFinished() {
        return clock.isFinished();
    }

    @Override
    public void completeStep(double dt) {
        if (!(dt >= 0)) {
            throw new RunFailedException("dt=" + dt + " at step=" + clock.step() + "; a step is not negative");
        }
        timer.book(Phase.COMPUTE);
        waiter.stopIfAborted();
        requireOpen(false);
        if (!isInitialised) {
            throw new IllegalStateException("completeStep() before initialised(); call that when the fields are set");
        }
        clock.advance(dt);
        lookout.lookAtWatch();
        control.progress(rank, clock.step(), clock.time());
        look(false);
        try {
            protection.apply(lookout, numbers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void initialised() {
        if (isInitialised) {
            throw new IllegalStateException("initialised() was called before; a program begins once");
        }
        timer.book(Phase.COMPUTE);
        isInitialised = true;
        if (isResumed()) {
            isLooked = true;
        } else {
            look(true);
        }
    }

    private void look(boolean always) {
        isLooked = always || lookout.isDue();
        if (isLooked) {
            try {
                lookOnly();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// Looks without changing anything. Snapshots of fields on faces need the neighbours' faces, but filling them also
    /// imposes walls, which is for the program to decide.
    private void lookOnly() throws IOException {
        double[][] before = new double[onFaces.length][];
        for (int f = 0; f < onFaces.length; f++) {
            before[f] = onFaces[f].now().clone();
        }
        surroundings.fill(group(onFaces), clock.time());
        lookout.look();
        for (int f = 0; f < onFaces.length; f++) {
            System.arraycopy(before[f], 0, onFaces[f].now(), 0, before[f].length);
        }
    }

    /// Looks at the final state, when the program has returned.
    void finish() throws IOException {
        if (!isInitialised) {
            initialised();
        }
        timer.book(Phase.COMPUTE);
        clock.finish(isLooked);
        lookOnly();
    }
}
