package org.halocline.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.halocline.Engine;
import org.halocline.model.Run;
import org.halocline.model.RunResult;
import org.halocline.model.Verification;
import org.halocline.simulations.heat.Heat;

/// What it costs to be able to go on: runs that keep their states in memory, as they do unless told otherwise, against
/// runs that keep none. Nothing fails.
///
/// Heat in two dimensions on worker processes, in pairs one after the other; the order changes from pair to pair, so
/// that whatever drifts meets both alike. Both of a pair must pass their verification and have the same state hash.
///
/// ```
/// java -cp "cli/target/lib/*" org.halocline.bench.ProtectionCost [n] [workers] [seconds] [pairs]
/// ```
public final class ProtectionCost {
    /// No run lasts so long.
    private static final double NEVER = 1e9;

    private static final long WARM_UP_STEPS = 500;

    private final Heat heat;
    private final int workers;
    private final List<Double> with = new ArrayList<>();
    private final List<Double> without = new ArrayList<>();
    private final List<Double> ratios = new ArrayList<>();
    private final List<Double> protects = new ArrayList<>();

    ProtectionCost(int n, int workers) {
        this.heat = new Heat(n, 1);
        this.workers = workers;
    }

    public static void main(String[] args) {
        int n = args.length > 0 ? Integer.parseInt(args[0]) : 1024;
        int workers = args.length > 1 ? Integer.parseInt(args[1]) : 2;
        double seconds = args.length > 2 ? Double.parseDouble(args[2]) : 10;
        int pairs = args.length > 3 ? Integer.parseInt(args[3]) : 15;
        ProtectionCost cost = new ProtectionCost(n, workers);
        long steps = cost.steps(seconds);
        System.out.printf(Locale.ROOT, "heat %d x %d, %d workers, %d steps, %d pairs%n", n, n, workers, steps, pairs);
        for (int pair = 0; pair < pairs; pair++) {
            System.out.println(cost.pair(steps, pair % 2 == 0));
        }
        System.out.print(cost.summary());
    }

    /// Steps that take about so long.
    long steps(double seconds) {
        double perSecond = run(WARM_UP_STEPS, NEVER).perSecond();
        return Math.max(WARM_UP_STEPS, (long) (seconds * perSecond / heat.grid().cells()));
    }

    private RunResult run(long steps, double keepSeconds) {
        RunResult result = Engine.run(heat, Run.steps(steps).workers(workers).keepSeconds(keepSeconds));
        if (!result.verification().map(Verification.Outcome::passed).orElse(false) || result.restarts() > 0) {
            throw new IllegalStateException("the run is not right, so its rate means nothing: " + result);
        }
        return result;
    }

    /// Runs one pair.
    ///
    /// @param keepingFirst which of the two goes first
    /// @return one line for people
    String pair(long steps, boolean keepingFirst) {
        double keepSeconds = Run.steps(1).survival().keepSeconds();
        RunResult first = run(steps, keepingFirst ? keepSeconds : NEVER);
        RunResult second = run(steps, keepingFirst ? NEVER : keepSeconds);
        if (!first.stateHash().equals(second.stateHash())) {
            throw new IllegalStateException("hashes=" + first.stateHash() + ", " + second.stateHash());
        }
        RunResult keeping = keepingFirst ? first : second;
        RunResult plain = keepingFirst ? second : first;
        with.add(keeping.perSecond() / 1e6);
        without.add(plain.perSecond() / 1e6);
        ratios.add(100 * (plain.perSecond() / keeping.perSecond() - 1));
        double loopSeconds = steps * (double) heat.grid().cells() / keeping.perSecond();
        protects.add(100 * keeping.phases().getOrDefault("protect", 0.0) / loopSeconds);
        return String.format(
                Locale.ROOT,
                "pair %d: %.1f MLUPS keeping, %.1f not; cost %.2f %%, phase protect %.2f %%",
                ratios.size(),
                with.getLast(),
                without.getLast(),
                ratios.getLast(),
                protects.getLast());
    }

    /// Medians with their quartiles.
    String summary() {
        return "median [quartiles]\n"
                + "  keeping        MLUPS  " + Medians.text("%.1f", with) + "\n"
                + "  not keeping    MLUPS  " + Medians.text("%.1f", without) + "\n"
                + "  cost           %      " + Medians.text("%.2f", ratios) + "\n"
                + "  phase protect  %      " + Medians.text("%.2f", protects) + "\n";
    }
}
