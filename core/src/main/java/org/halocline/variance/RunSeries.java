package org.halocline.variance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.halocline.decomposition.ProcessGrid;
import org.halocline.error.Closing;
import org.halocline.error.ConfigurationException;
import org.halocline.error.RunFailedException;
import org.halocline.error.RunInterruptedException;
import org.halocline.model.ConvergencePoint;
import org.halocline.model.Findings;
import org.halocline.model.Progress;
import org.halocline.model.Recovery;
import org.halocline.model.Rounds;
import org.halocline.model.Run;
import org.halocline.model.RunMonitor;
import org.halocline.model.RunResult;
import org.halocline.model.SampleSimulation;
import org.halocline.model.SavedRounds;
import org.halocline.model.Stop;
import org.halocline.model.Verification;
import org.halocline.reduce.StateHash;
import org.halocline.runtime.RoundsCheckpoints;
import org.halocline.runtime.RoundsPlan;
import org.halocline.runtime.StandingCrew;
import org.halocline.sample.Estimate;
import org.halocline.sample.Tallies;
import org.jspecify.annotations.Nullable;

/// The runs of a method in rounds, on the same workers: adds up what they took, passes on what they tell as if they
/// were one, keeps the time limit of the whole, and writes checkpoints between them.
///
/// Its state hash is that of the hashes of the runs, two words each, in their order.
final class RunSeries implements AutoCloseable {
    /// How a failure says with what to look at a sample.
    private static final String REPLAY = "halocline replay CONFIG ";

    private static final double NANOS = 1e9;
    private static final int HALF_HASH = 16;
    private static final int HEX = 16;

    private final Rounds method;

    /// As it was asked for; a single run has none of its outputs.
    private final Run whole;

    private final Run run;
    private final Optional<Record> learned;
    private final RoundsCheckpoints checkpoints;
    private final RunMonitor monitor;
    private final StandingCrew crew;
    private final long begun = System.nanoTime();
    private final StateHash hash = new StateHash();
    private final Map<String, Double> phases = new LinkedHashMap<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private final Set<String> told = new HashSet<>();
    private int workers = 1;
    private String transport = "";
    private long toldUpTo;
    private long runs;
    private long samples;
    private double drawing;
    private int restarts;
    private long expected;
    private Map<String, Estimate> known = Map.of();

    /// @param kept what the series goes on from, if it does
    RunSeries(Rounds method, Run run, Optional<SavedRounds> kept, RunMonitor monitor) {
        this.method = method;
        this.whole = run;
        this.run = run.withoutOutputs();
        this.learned = kept.map(this::goOn);
        this.checkpoints = new RoundsCheckpoints(run, kept.map(SavedRounds::checkpoint), samples, monitor);
        this.monitor = monitor;
        this.crew = new StandingCrew(monitor);
    }

    /// Refuses what can be had of a single run only.
    static void requireWhole(Run run, String method) {
        if (!run.sampleTerms().share().isAll()) {
            throw new ConfigurationException("share=" + run.sampleTerms().share() + "; a round of " + method
                    + " follows from all samples of those" + " before, and no share has them: leave it out");
        }
    }

    private Record goOn(SavedRounds kept) {
        SeriesProgress before = RoundsCheckpoints.kept(SeriesProgress.class, kept.progress(), kept.checkpoint());
        hash.merge(before.hashHigh(), before.hashLow());
        runs = before.runs();
        samples = before.samples();
        drawing = before.drawing();
        restarts = before.restarts();
        workers = before.workers();
        transport = before.transport();
        toldUpTo = kept.told();
        return before.learned();
    }

    /// What the method had learned when the run was stopped that this one goes on from; nothing at its beginning.
    ///
    /// @throws ConfigurationException if that is of another method
    <T extends Record> Optional<T> learned(Class<T> type) {
        return learned.map(some -> {
            if (!type.isInstance(some)) {
                throw new ConfigurationException("progress=" + some.getClass().getSimpleName()
                        + "; the checkpoint is of another method, or damaged");
            }
            return type.cast(some);
        });
    }

    /// Keeps what the method has learned by now, to be gone on from.
    ///
    /// @param isDone whether there is nothing left to do
    void keep(Record now, boolean isDone) {
        SeriesProgress progress =
                new SeriesProgress(hash.high(), hash.low(), runs, samples, drawing, restarts, workers, transport, now);
        checkpoints.keep(new RoundsPlan(method, whole, workers, progress, isDone, toldUpTo), samples);
    }

    /// How many there were.
    long runs() {
        return runs;
    }

    /// Of all runs.
    long samples() {
        return samples;
    }

    /// What progress tells from here on.
    ///
    /// @param all      samples of all runs, as far as known; 0 if they are not
    /// @param estimate what is known by now, of this score
    void expect(long all, String score, @Nullable Estimate estimate) {
        expected = all;
        known = estimate == null ? Map.of() : Map.of(score, estimate);
    }

    /// What all runs so far estimate; once, also where the run was stopped in between.
    void tell(String score, Estimate estimate) {
        if (estimate.samples() <= toldUpTo) {
            return;
        }
        toldUpTo = estimate.samples();
        monitor.estimated(new ConvergencePoint(estimate.samples(), Map.of(score, estimate)));
    }

    /// The next run.
    ///
    /// @param place options with which a sample of it is looked at
    /// @return nothing if the time is up: what it drew by then does not count
    Optional<RunResult> next(SampleSimulation simulation, long count, long batch, String place) {
        Run some = run.stop(new Stop.AfterSamples(count)).batch(batch);
        double limit = run.sampleTerms().limitSeconds();
        if (limit > 0) {
            double rest = limit - seconds();
            if (rest <= 0) {
                return Optional.empty();
            }
            some = some.limitSeconds(rest);
        }
        RunResult result = drawn(simulation, some, place);
        if (result.samples() < count) {
            return Optional.empty();
        }
        add(result);
        return Optional.of(result);
    }

    private RunResult drawn(SampleSimulation simulation, Run some, String place) {
        try {
            return crew.run(simulation, some, new Passing(samples));
        } catch (RunInterruptedException e) {
            checkpoints.write();
            RunInterruptedException interrupted = RunInterruptedException.afterSamples(samples, checkpoints.newest());
            interrupted.addSuppressed(e);
            throw interrupted;
        } catch (RunFailedException e) {
            String message = String.valueOf(e.getMessage());
            if (!message.contains(REPLAY)) {
                throw e;
            }
            throw new RunFailedException(message.replace(REPLAY, REPLAY + place + " "), e);
        }
    }

    private void add(RunResult result) {
        String digits = result.stateHash();
        hash.add(0, 2 * runs, Long.parseUnsignedLong(digits, 0, HALF_HASH, HEX));
        hash.add(0, 2 * runs + 1, Long.parseUnsignedLong(digits, HALF_HASH, digits.length(), HEX));
        runs++;
        samples += result.samples();
        drawing += result.samples() / result.perSecond();
        restarts += result.restarts();
        result.phases().forEach((name, seconds) -> phases.merge(name, seconds, Double::sum));
        notes.addAll(result.notes());
        workers = result.workers();
        transport = result.transport();
    }

    /// Since the series began.
    double seconds() {
        return (System.nanoTime() - begun) / NANOS;
    }

    /// Something a user should know of the whole.
    void note(String line) {
        notes.add(line);
    }

    /// All runs as one result. There must have been one.
    RunResult result(Findings findings, String score, Estimate estimate, Optional<Verification.Outcome> verification) {
        checkpoints.write();
        List<String> lines = new ArrayList<>(notes);
        lines.addAll(checkpoints.notes());
        return new RunResult(
                method.simulation(),
                workers,
                new ProcessGrid(workers, 1, 1),
                transport,
                0,
                0,
                samples,
                hash.toString(),
                Map.of(),
                Map.of(),
                Map.of(score, estimate),
                Tallies.NONE,
                samples / drawing,
                seconds(),
                phases,
                verification,
                Optional.empty(),
                restarts,
                run.seed(),
                lines,
                Optional.of(findings));
    }

    @Override
    public void close() {
        Closing.all(crew::close, checkpoints::write, checkpoints::close);
    }

    /// What a run tells, as part of the whole. Its own estimates mean nothing to a user.
    private final class Passing implements RunMonitor {
        private final long before;

        Passing(long before) {
            this.before = before;
        }

        @Override
        public void progress(Progress progress) {
            monitor.progress(new Progress(
                    before + progress.done(),
                    expected,
                    progress.time(),
                    seconds(),
                    progress.pace(),
                    progress.perSecond(),
                    Map.of(),
                    known));
        }

        @Override
        public boolean followsEstimates() {
            return false;
        }

        @Override
        public void recovered(Recovery recovery) {
            monitor.recovered(recovery);
        }

        @Override
        public void note(String line) {
            if (told.add(line)) {
                monitor.note(line);
            }
        }

        @Override
        public void flush() {
            monitor.flush();
        }
    }
}
