package org.halocline.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.halocline.Engine;
import org.halocline.model.Observable;
import org.halocline.model.Observation;
import org.halocline.model.Recovery;
import org.halocline.model.Run;
import org.halocline.model.RunMonitor;
import org.halocline.model.RunResult;
import org.halocline.model.Schedule;
import org.halocline.model.Verification;
import org.halocline.simulations.heat.Heat;

/// How long a run stands still when a worker is killed: heat in two dimensions on worker processes, one of which is
/// killed again and again.
///
/// | figure | from the kill until |
/// |---|---|
/// | noticed and replaced | all workers are at work again: the run tells of the recovery |
/// | caught up | a step is observed that no worker had reached: what was lost is replayed |
///
/// ```
/// java -cp "cli/target/lib/*" org.halocline.bench.RecoveryTime [n] [workers] [kills]
/// ```
public final class RecoveryTime {
    private static final long WARM_UP_STEPS = 500;

    /// Observations are this many steps apart.
    private static final long EVERY = 16;

    /// Of undisturbed work between two kills, at least and at most.
    private static final int CALM_MILLIS = 1500;

    private static final int MORE_CALM_MILLIS = 1000;

    /// A run must be long enough for every kill; nothing takes longer than this.
    private static final double SECONDS_PER_KILL = 6;

    private final Heat heat;
    private final int workers;
    private final Random random = new Random(20_260_701);
    private final List<Double> running = new ArrayList<>();
    private final List<Double> caughtUp = new ArrayList<>();
    private final List<Double> replayed = new ArrayList<>();

    RecoveryTime(int n, int workers) {
        this.heat = new Heat(n, 1);
        this.workers = workers;
    }

    public static void main(String[] args) {
        int n = args.length > 0 ? Integer.parseInt(args[0]) : 1024;
        int workers = args.length > 1 ? Integer.parseInt(args[1]) : 2;
        int kills = args.length > 2 ? Integer.parseInt(args[2]) : 15;
        RecoveryTime time = new RecoveryTime(n, workers);
        double perSecond = time.run(WARM_UP_STEPS, RunMonitor.NONE).perSecond();
        long steps =
                (long) (kills * SECONDS_PER_KILL * perSecond / time.heat.grid().cells());
        System.out.printf(Locale.ROOT, "heat %d x %d, %d workers, %d kills%n", n, n, workers, kills);
        time.measure(steps, kills);
        System.out.print(time.summary());
    }

    private RunResult run(long steps, RunMonitor monitor) {
        Run run = Run.steps(steps)
                .workers(workers)
                .maxRestarts(Integer.MAX_VALUE)
                .observe("middle", Observable.at("u", 0.5, 0.5))
                .observeEvery(Schedule.everySteps(EVERY));
        RunResult result = Engine.run(heat, run, monitor);
        if (!result.verification().map(Verification.Outcome::passed).orElse(false)) {
            throw new IllegalStateException("the run is not right, so its times mean nothing: " + result);
        }
        return result;
    }

    /// Hears of one kill after the other. The engine calls from one thread, the killer waits in another.
    private final class Stopwatch implements RunMonitor {
        private volatile long killed;
        private volatile CountDownLatch latch = new CountDownLatch(0);
        private long beyond = Long.MAX_VALUE;

        /// From here time runs.
        CountDownLatch start() {
            CountDownLatch next = new CountDownLatch(1);
            latch = next;
            killed = System.nanoTime();
            return next;
        }

        private double seconds() {
            return (System.nanoTime() - killed) / 1e9;
        }

        @Override
        public void recovered(Recovery recovery) {
            running.add(seconds());
            replayed.add((double) (recovery.step() - recovery.backTo()));
            // A neighbour may have been ahead a little.
            beyond = recovery.step() + EVERY;
            System.out.println(recovery);
        }

        @Override
        public void observed(Observation observation) {
            if (observation.step() > beyond) {
                caughtUp.add(seconds());
                beyond = Long.MAX_VALUE;
                latch.countDown();
            }
        }
    }

    /// Kills workers of one run, each after the one before was made good.
    void measure(long steps, int kills) {
        Stopwatch watch = new Stopwatch();
        Thread killer = Thread.ofPlatform().daemon().start(() -> kill(watch, kills));
        run(steps, watch);
        killer.interrupt();
        try {
            killer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void kill(Stopwatch watch, int kills) {
        try {
            for (int n = 0; n < kills; n++) {
                TimeUnit.MILLISECONDS.sleep(CALM_MILLIS + random.nextInt(MORE_CALM_MILLIS));
                List<ProcessHandle> workersAlive = ProcessHandle.current()
                        .children()
                        .filter(ProcessHandle::isAlive)
                        .toList();
                if (workersAlive.size() < workers) {
                    return;
                }
                CountDownLatch made = watch.start();
                workersAlive.get(random.nextInt(workers)).destroyForcibly();
                made.await();
            }
        } catch (InterruptedException e) {
            // The run is over.
            Thread.currentThread().interrupt();
        }
    }

    /// Kills from which the run has gone on.
    int recoveries() {
        return caughtUp.size();
    }

    /// Medians with their quartiles.
    String summary() {
        return "median [quartiles] of " + caughtUp.size() + " kills\n"
                + "  kill until at work  s      " + Medians.text("%.2f", running) + "\n"
                + "  kill until caught up  s    " + Medians.text("%.2f", caughtUp) + "\n"
                + "  replayed  steps            " + Medians.text("%.0f", replayed) + "\n";
    }
}
