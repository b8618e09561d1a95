package org.halocline.runtime;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.halocline.checkpoint.Checkpoint;
import org.halocline.error.ConfigurationException;
import org.halocline.error.RunFailedException;
import org.halocline.error.RunInterruptedException;
import org.halocline.model.FieldSimulation;
import org.halocline.model.MergeRequest;
import org.halocline.model.Recovery;
import org.halocline.model.Replay;
import org.halocline.model.Rounds;
import org.halocline.model.Run;
import org.halocline.model.RunMonitor;
import org.halocline.model.RunResult;
import org.halocline.model.SampleSimulation;
import org.halocline.model.SavedRounds;
import org.halocline.model.SavedRun;
import org.halocline.model.Simulation;
import org.halocline.model.SnapshotRequest;
import org.halocline.shm.ControlFile;
import org.halocline.shm.MappedSession;
import org.halocline.shm.Phase;
import org.halocline.shm.SessionMemory;
import org.halocline.shm.WorkerState;
import org.halocline.vector.Vectors;
import org.jspecify.annotations.Nullable;

/// Plans a run, starts its workers, watches them and reduces what they report.
public final class Coordinator {
    /// How long a checkpoint on request may take.
    private static final long STOPPING_NANOS = 60_000_000_000L;

    private static final long PROGRESS_NANOS = 200_000_000;

    /// Between two looks at the workers: short while reports come in, longer while nothing happens.
    private static final long BUSY_NANOS = 100_000;

    private static final long IDLE_NANOS = 5_000_000;

    /// A batch at which so many workers were lost is not tried again.
    private static final int BATCH_TRIES = 3;

    private final Plan plan;
    private final RunMonitor monitor;
    private final Crew crew;
    private final Collector collector;
    private final DroppedOutputs dropped;
    private final Checkpoints checkpoints;
    private final Legacy legacy;
    private final Restarts restarts;
    private final Liveness liveness;
    private final Map<Long, Integer> batchTries = new HashMap<>();
    private Attempt attempt;
    private @Nullable Loss loss;
    private boolean isUnprotected;
    private boolean isStopping;
    private long stoppingSince;

    /// A loss from which the workers are recovering.
    private record Loss(Casualty casualty, long backTo, long noticed) {}

    private Coordinator(Plan plan, RunMonitor monitor, Crew crew) {
        this.plan = plan;
        this.monitor = monitor;
        this.crew = crew;
        this.dropped = new DroppedOutputs(plan.run(), monitor);
        this.checkpoints = new Checkpoints(plan, dropped, monitor);
        this.restarts = new Restarts(plan.run().survival().maxRestarts());
        this.liveness = new Liveness(plan.workers(), plan.run().survival().hangSeconds());
        SessionMemory session = crew.session();
        PlanFile.write(session, plan);
        this.legacy = new Legacy(plan, session, monitor);
        this.attempt = crew.attempt(plan, -1, -1);
        this.collector = switch (plan.simulation()) {
            case FieldSimulation simulated ->
                new GridCollector(
                        plan,
                        attempt.memory(),
                        attempt.control(),
                        checkpoints,
                        dropped,
                        monitor,
                        simulated.getClass().getClassLoader());
            case SampleSimulation samples -> new SampleCollector(plan, session, checkpoints, monitor);
        };
    }

    /// See [org.halocline.Engine#run].
    public static RunResult run(Simulation simulation, Run run, RunMonitor monitor) {
        return run(Planner.plan(simulation, run), monitor);
    }

    /// See [org.halocline.Engine#resume].
    public static RunResult resume(Path folder, ClassLoader loader, UnaryOperator<Run> change, RunMonitor monitor) {
        return resume(folder, loader, change, UnaryOperator.identity(), monitor);
    }

    /// See [org.halocline.Engine#resume].
    public static RunResult resume(
            Path folder,
            ClassLoader loader,
            UnaryOperator<Run> change,
            UnaryOperator<Rounds> extend,
            RunMonitor monitor) {
        Checkpoint checkpoint = Resumption.find(folder, loader, monitor);
        SavedRun saved = Resumption.saved(checkpoint, loader);
        if (saved.rounds().isEmpty()) {
            return run(Resumption.plan(checkpoint, loader, change), monitor);
        }
        SavedRounds rounds = saved.rounds().get();
        Rounds method = extend.apply(rounds.method());
        Run run = change.apply(saved.run());
        Resumption.requireSameRounds(run, saved);
        method.check(run);
        return method.perform(run, saved.rounds(), monitor);
    }

    /// See [org.halocline.Engine#saved].
    public static SavedRun saved(Path folder, ClassLoader loader, RunMonitor monitor) {
        return Resumption.saved(folder, loader, monitor);
    }

    /// See [org.halocline.Engine#saved].
    public static SavedRun saved(Checkpoint checkpoint, ClassLoader loader) {
        return Resumption.saved(checkpoint, loader);
    }

    /// See [org.halocline.Engine#merge].
    public static RunResult merge(MergeRequest request, ClassLoader loader, RunMonitor monitor) {
        return Merging.merge(request, loader, monitor);
    }

    /// See [org.halocline.Engine#replay].
    public static Replay replay(SampleSimulation simulation, long seed, long sample, int draws) {
        return Replaying.replay(simulation, simulation, "", seed, sample, draws);
    }

    /// See [org.halocline.Engine#replay].
    public static Replay replay(Rounds method, Run run, int round, int level, long sample, int draws) {
        String where = "round " + round + (level < 0 ? "" : ", level " + level);
        SampleSimulation drawn = method.drawnIn(run, round, level, sample);
        return Replaying.replay(drawn, method.simulation(), where, run.seed(), sample, draws);
    }

    private static RunResult run(Planner.Planned planned, RunMonitor monitor) {
        Plan plan = keepingIfItFits(planned.plan(), monitor);
        MemoryPlan.of(plan).requireFits();
        try (Crew crew = plan.processes() ? new ProcessCrew(false) : new ThreadCrew()) {
            return run(plan, planned.notes(), monitor, crew);
        }
    }

    /// Runs on these workers, which may have run something before.
    static RunResult run(Plan plan, List<String> notes, RunMonitor monitor, Crew crew) {
        long called = System.nanoTime();
        notes.forEach(monitor::note);
        makeFolders(plan.run());
        try {
            Coordinator coordinator = new Coordinator(plan, monitor, crew);
            Collector.Outcome outcome = coordinator.supervise();
            return coordinator.result(outcome, notes, (System.nanoTime() - called) / 1e9);
        } catch (ConfigurationException e) {
            // Files close themselves under an interrupted thread: what fails then, fails because of the interrupt.
            if (isInterrupt(e)) {
                throw interrupted(new RunInterruptedException(0), e);
            }
            throw e;
        }
    }

    /// States in the session are a convenience: a run that only fits without them does without.
    private static Plan keepingIfItFits(Plan plan, RunMonitor monitor) {
        MemoryPlan memory = MemoryPlan.of(plan);
        if (!plan.keeps() || memory.keptBytes() == 0 || memory.hasRoomToKeep()) {
            return plan;
        }
        monitor.note("states are not kept in memory, which would take " + Sizes.text(memory.keptBytes())
                + " more; a run that loses a worker begins again, or goes on from a checkpoint");
        return plan.withoutKeeping();
    }

    private static boolean isInterrupt(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ClosedByInterruptException) {
                return true;
            }
        }
        return false;
    }

    /// Uses up the interrupt, and keeps what it broke for whoever wants to look.
    private static RunInterruptedException interrupted(RunInterruptedException interrupted, Throwable because) {
        Thread.interrupted();
        interrupted.addSuppressed(because);
        return interrupted;
    }

    private static void makeFolders(Run run) {
        if (run.checkpoint().isOn()) {
            makeFolder("checkpoint", run.checkpoint().directory());
        }
        for (SnapshotRequest request : run.snapshots()) {
            makeFolder("snapshot", request.directory());
        }
    }

    private static void makeFolder(String what, String directory) {
        try {
            Files.createDirectories(Path.of(directory));
        } catch (IOException e) {
            throw new ConfigurationException(
                    what + " folder=" + directory + " cannot be made (" + e + "); choose another", e);
        }
    }

    private Collector.Outcome supervise() {
        Throwable failure = null;
        try {
            checkpoints.sweep();
            crew.start(plan, attempt);
            checkpoints.leaveOtherFuture(
                    plan.resume().map(r -> Math.max(r.step(), r.samples())).orElse(0L));
            legacy.begin();
            return watch();
        } catch (RuntimeException | Error e) {
            failure = e;
            if (isInterrupt(e)) {
                failure = interrupted(interruptedHere(Optional.empty()), e);
                throw (RunInterruptedException) failure;
            }
            throw e;
        } finally {
            dismiss(failure);
            collector.close();
            checkpoints.sweep();
            legacy.end();
        }
    }

    private ControlFile control() {
        return attempt.control();
    }

    private Collector.Outcome watch() {
        long begun = System.nanoTime();
        long told = begun;
        while (!isDone()) {
            boolean busy = collector.poll();
            passOnOutput();
            Optional<Casualty> casualty = casualty();
            if (casualty.isPresent() && isStopping) {
                throw stopped();
            }
            if (casualty.isPresent()) {
                recover(casualty.get());
            }
            tellRecovery();
            tellUnprotected();
            long now = System.nanoTime();
            if (now - told >= PROGRESS_NANOS) {
                told = now;
                collector.flush();
                legacy.look(control(), collector.taken());
                monitor.progress(collector.progress((now - begun) / 1e9));
            }
            LockSupport.parkNanos(busy ? BUSY_NANOS : IDLE_NANOS);
            requireNoInterrupt();
        }
        while (collector.poll()) {
            requireNoInterrupt();
        }
        tellRecovery();
        monitor.progress(collector.progress((System.nanoTime() - begun) / 1e9));
        return collector.outcome();
    }

    /// The first interrupt asks for a checkpoint, if there may be one; the second ends the run.
    private void requireNoInterrupt() {
        boolean interrupted = Thread.interrupted();
        if (interrupted && !isStopping && checkpoints.isOn()) {
            isStopping = true;
            stoppingSince = System.nanoTime();
            if (collector instanceof SampleCollector samples) {
                control().abort();
                while (collector.poll()) {
                    // Takes what is finished.
                }
                samples.checkpoint();
                throw stopped();
            }
            control().requestStop();
        } else if (isStopping && !isDone() && allStopped()) {
            drain(new RunInterruptedException(0));
            throw stopped();
        } else if (interrupted || (isStopping && System.nanoTime() - stoppingSince > STOPPING_NANOS)) {
            RunInterruptedException interrupt = interruptedHere(Optional.empty());
            pollBefore(interrupt);
            throw interrupt;
        }
    }

    private boolean allStopped() {
        for (int rank = 0; rank < plan.workers(); rank++) {
            if (control().state(rank) != WorkerState.STOPPED) {
                return false;
            }
        }
        return true;
    }

    private RunInterruptedException stopped() {
        return interruptedHere(checkpoints.newest());
    }

    private RunInterruptedException interruptedHere(Optional<Path> checkpoint) {
        return collector instanceof SampleCollector samples
                ? RunInterruptedException.afterSamples(samples.drawnSamples(), checkpoint)
                : new RunInterruptedException(control().leastStep(), checkpoint);
    }

    /// Takes all that every worker has reported: what was due before a kept state is not reported again.
    private void drain(RuntimeException end) {
        try {
            while (collector.poll()) {
                // Each call takes some.
            }
        } catch (RuntimeException e) {
            end.addSuppressed(e);
        }
    }

    /// Takes what was reported before the end; what goes wrong then does not hide the reason for the end.
    private void pollBefore(RuntimeException end) {
        try {
            collector.poll();
        } catch (RuntimeException e) {
            end.addSuppressed(e);
        }
    }

    private boolean isDone() {
        for (int rank = 0; rank < plan.workers(); rank++) {
            if (control().state(rank) != WorkerState.DONE) {
                return false;
            }
        }
        return true;
    }

    /// A worker that has ended, failed or hangs, if there is one.
    private Optional<Casualty> casualty() {
        // First who has ended, then what they said: a worker says why before it ends.
        Optional<Casualty> lost = crew.lost(control());
        for (int rank = 0; rank < plan.workers(); rank++) {
            WorkerState state = control().state(rank);
            boolean stopped = state == WorkerState.STOPPED && !isStopping;
            if (state == WorkerState.FAILED || stopped || state == WorkerState.CRASHED) {
                RunFailedException cause =
                        new RunFailedException("rank=" + rank + ": " + control().message(rank));
                boolean curable = state == WorkerState.CRASHED && crew.canReplace();
                return Optional.of(
                        new Casualty(rank, control().pid(rank), control().step(rank), curable, true, cause));
            }
        }
        return lost.isPresent() ? lost : hung();
    }

    private Optional<Casualty> hung() {
        if (!crew.canReplace()) {
            return Optional.empty();
        }
        int rank = liveness.hung(control());
        if (rank >= 0) {
            RunFailedException cause = new RunFailedException(String.format(
                    Locale.ROOT,
                    "worker hung: rank=%d, pid=%d, %s=%d, no sign of work for %.1f s; raise hangSeconds if a step"
                            + " takes that long",
                    rank,
                    control().pid(rank),
                    plan.counted(),
                    control().step(rank),
                    liveness.silence(rank)));
            return Optional.of(new Casualty(rank, control().pid(rank), control().step(rank), true, false, cause));
        }
        if (liveness.isDeadlocked(control())) {
            RunFailedException cause =
                    new RunFailedException("step=" + control().leastStep()
                            + ": all workers wait for each other; every worker of a program must make the same calls"
                            + " in the same order");
            return Optional.of(new Casualty(0, control().pid(0), control().leastStep(), false, true, cause));
        }
        return Optional.empty();
    }

    /// Sends all workers back to the newest state that all have kept, with a replacement for the lost one.
    private void recover(Casualty casualty) {
        long noticed = System.nanoTime();
        // A replacement may be lost before it is at work.
        tellLoss();
        refuseIfHopeless(casualty);
        control().abort();
        crew.kill(casualty.rank());
        long replay = Math.max(control().replayStep(), control().mostStep());
        Attempt before = attempt;
        try {
            crew.regroup(plan, before, () -> {
                // Now that nobody moves: what was due before a kept state is reported by then.
                drain(casualty.cause());
                checkpoints.sweep();
                legacy.restart();
                attempt = crew.attempt(plan, restoreStep(), replay);
                collector.attach(attempt.memory(), attempt.control());
                return attempt;
            });
        } finally {
            // Also when a replacement cannot be started.
            if (attempt != before) {
                before.close();
            }
        }
        liveness.reset();
        long backTo = collector instanceof SampleCollector samples
                ? samples.merged()
                : Math.max(0, control().restoreStep());
        loss = new Loss(casualty, backTo, noticed);
    }

    private long restoreStep() {
        return plan.simulation() instanceof FieldSimulation simulation && crew.session() instanceof MappedSession mapped
                ? Protection.newestStep(simulation, mapped.directory(), plan.workers())
                : -1;
    }

    private void refuseIfHopeless(Casualty casualty) {
        String refusal = refusal(casualty);
        if (!casualty.isCurable() || !refusal.isEmpty()) {
            RunFailedException failure = refusal.isEmpty() || refusal.equals(Restarts.NONE_WANTED)
                    ? casualty.cause()
                    : new RunFailedException(casualty.cause().getMessage() + " (" + refusal + ")", casualty.cause());
            pollBefore(failure);
            throw failure;
        }
    }

    private String refusal(Casualty casualty) {
        if (plan.simulation() instanceof SampleSimulation && casualty.isCurable()) {
            long batch = control().batch(casualty.rank());
            if (batch >= 0 && batchTries.merge(batch, 1, Integer::sum) >= BATCH_TRIES) {
                return "batch=" + batch + " failed " + BATCH_TRIES + " times, samples="
                        + plan.grid().describe(batch) + ", look at one with: halocline replay CONFIG --sample "
                        + plan.grid().begin(batch);
            }
        }
        return restarts.refuse(casualty);
    }

    private void tellUnprotected() {
        for (int rank = 0; !isUnprotected && rank < plan.workers(); rank++) {
            if (control().isUnprotected(rank)) {
                isUnprotected = true;
                monitor.note("rank=" + rank + " has no room to keep its state in the session; a run that loses a worker"
                        + " goes back further, or begins again");
            }
        }
    }

    /// Tells of a loss once all workers are at work again.
    private void tellRecovery() {
        for (int rank = 0; rank < plan.workers(); rank++) {
            if (control().state(rank) == WorkerState.STARTING) {
                return;
            }
        }
        tellLoss();
    }

    private void tellLoss() {
        Loss some = loss;
        if (some == null) {
            return;
        }
        loss = null;
        Casualty casualty = some.casualty;
        monitor.recovered(new Recovery(
                casualty.rank(),
                casualty.pid(),
                plan.counted(),
                casualty.step(),
                String.valueOf(casualty.cause().getMessage()),
                some.backTo,
                restarts.count(),
                (System.nanoTime() - some.noticed) / 1e9));
    }

    /// Sends everybody home and passes on their last words.
    private void dismiss(@Nullable Throwable failure) {
        // Nobody waits for anybody after this; workers that are done have left already.
        attempt.stopHeartbeat();
        if (failure == null && crew.rest(attempt)) {
            passOnOutput();
            return;
        }
        control().abort();
        control().next(ControlFile.HOME);
        try {
            crew.await();
            passOnOutput();
        } catch (RuntimeException e) {
            if (failure == null) {
                throw e;
            }
            failure.addSuppressed(e);
        }
    }

    private void passOnOutput() {
        for (Optional<String> line = crew.nextLine(); line.isPresent(); line = crew.nextLine()) {
            monitor.note(line.get());
        }
    }

    private RunResult result(Collector.Outcome outcome, List<String> notes, double wallSeconds) {
        if (plan.processes()) {
            Vectors.hear(control().vectors(0));
        }
        long loopNanos = 1;
        Map<String, Double> phases = new LinkedHashMap<>();
        for (int rank = 0; rank < plan.workers(); rank++) {
            loopNanos = Math.max(loopNanos, control().loopNanos(rank));
            for (Phase phase : Phase.ALL) {
                phases.merge(phase.toString(), control().phaseNanos(rank, phase) / 1e9, Math::max);
            }
        }
        return new RunResult(
                plan.simulation(),
                plan.workers(),
                plan.processGrid(),
                crew.transport(),
                outcome.steps(),
                outcome.time(),
                outcome.samples(),
                outcome.hash().toString(),
                outcome.observables(),
                outcome.averages(),
                outcome.estimates(),
                outcome.tallies(),
                outcome.work() / (loopNanos / 1e9),
                wallSeconds,
                phases,
                outcome.verification(),
                outcome.errors(),
                restarts.count(),
                plan.run().seed(),
                Stream.of(notes, collector.notes(), dropped.notes())
                        .flatMap(List::stream)
                        .toList());
    }
}
