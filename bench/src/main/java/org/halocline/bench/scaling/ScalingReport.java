package org.halocline.bench.scaling;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.halocline.bench.machine.Ceiling;
import org.halocline.bench.machine.Machine;
import org.halocline.model.SampleSimulation;
import org.halocline.model.Simulation;

/// What a [ScalingStudy] found. Prints as tables.
///
/// @param simulation        what was run
/// @param machine           on what; its load average is that before the study
/// @param ceiling           what the machine can do at most
/// @param ceilingDifference by how much its bandwidth differed before and after, relative
/// @param bytesPerUpdate    least memory traffic of a cell update, if it is known
/// @param flops             operations per update, if they were given
/// @param strong            one problem on more and more workers
/// @param weak              a problem that grows with them
/// @param restarts          how often a worker was lost and replaced
public record ScalingReport(
        Simulation simulation,
        Machine machine,
        Ceiling ceiling,
        double ceilingDifference,
        OptionalDouble bytesPerUpdate,
        OptionalDouble flops,
        Scaling strong,
        Optional<Scaling> weak,
        int restarts) {
    /// What repeats of the same run may differ by on a quiet machine.
    static final double NOISE = 0.1;

    private static final double SHORT_SECONDS = 0.2;
    private static final double BUSY = 0.25;

    /// Times this near to the best count as equal when workers are recommended.
    private static final double NEAR = 0.05;

    private static final int FIRST_PREDICTION = 4;
    private static final int LAST_PREDICTION = 1024;

    public boolean samples() {
        return simulation instanceof SampleSimulation;
    }

    /// Amdahl's law and the universal scalability law, as far as there are numbers of workers to fit them to.
    public List<SpeedUpLaw> laws() {
        List<SpeedUpLaw> laws = new ArrayList<>();
        SpeedUpLaw.amdahl(strong).ifPresent(laws::add);
        SpeedUpLaw.usl(strong).ifPresent(laws::add);
        return laws;
    }

    /// What a law expects on 4, 8, …, 1024 workers.
    public static List<SpeedUpLaw.Prediction> predictions(SpeedUpLaw law) {
        List<SpeedUpLaw.Prediction> list = new ArrayList<>();
        for (int workers = FIRST_PREDICTION; workers <= LAST_PREDICTION; workers *= 2) {
            list.add(law.predict(workers));
        }
        return list;
    }

    /// Bytes per second that a point's rate needs at least; NaN if unknown.
    public double bandwidth(ScalingPoint point) {
        return bytesPerUpdate.isPresent() ? point.rate() * bytesPerUpdate.getAsDouble() : Double.NaN;
    }

    /// The bandwidth over that of STREAM triad with as many threads; above 1 where steps are blocked in time, or fields
    /// stay in the cache.
    public double partOfRoof(ScalingPoint point) {
        return bandwidth(point) / ceiling.triad(point.workers());
    }

    /// Why these figures may not be trusted; empty on a quiet machine.
    public List<String> warnings() {
        List<String> list = new ArrayList<>();
        if (machine.load() > BUSY * machine.cores()) {
            list.add(String.format(
                    Locale.ROOT,
                    "load average %.1f before the study: other work shares the %d cores",
                    machine.load(),
                    machine.cores()));
        }
        warnings("", strong, list);
        weak.ifPresent(w -> warnings("weak: ", w, list));
        if (ceilingDifference > NOISE) {
            list.add(String.format(
                    Locale.ROOT,
                    "the machine's bandwidth before and after differs by %.0f %%",
                    100 * ceilingDifference));
        }
        if (restarts > 0) {
            list.add("workers lost and replaced: " + restarts + "; their runs took longer");
        }
        return list;
    }

    private void warnings(String prefix, Scaling scaling, List<String> list) {
        for (ScalingPoint point : scaling.points()) {
            String who = prefix + workers(point.workers());
            if (point.spread() > NOISE) {
                list.add(String.format(Locale.ROOT, "%s: repeats differ by %.0f %%", who, 100 * point.spread()));
            }
            if (point.seconds().size() == 1) {
                list.add(who + ": measured once, nobody knows how sure it is; use more repeats");
            }
            if (point.time() < SHORT_SECONDS) {
                list.add(String.format(
                        Locale.ROOT,
                        "%s: only %.3f s, mostly start and compilation; make the run longer",
                        who,
                        point.time()));
            }
            if (point.workers() > machine.cores()) {
                list.add(who + " share " + machine.cores() + (machine.cores() == 1 ? " core" : " cores"));
            }
        }
    }

    private static String workers(int count) {
        return count + (count == 1 ? " worker" : " workers");
    }

    /// How many workers to use, in one sentence.
    public String advice() {
        double best =
                strong.points().stream().mapToDouble(ScalingPoint::time).min().orElseThrow();
        ScalingPoint choice = strong.points().stream()
                .filter(p -> p.time() <= best * (1 + NEAR))
                .findFirst()
                .orElseThrow();
        StringBuilder text = new StringBuilder();
        text.append("Use ").append(workers(choice.workers()));
        ScalingPoint first = strong.points().getFirst();
        if (choice.workers() == first.workers()) {
            text.append(strong.points().size() == 1 ? ": nothing else was measured" : ": more do not make it faster");
        } else {
            text.append(String.format(
                    Locale.ROOT,
                    ": %.2f times as fast as %s, efficiency %.0f %%",
                    first.time() / choice.time(),
                    workers(first.workers()),
                    100 * strong.efficiency(choice)));
            if (choice.workers() < strong.points().getLast().workers()) {
                text.append("; more of them gain less than ")
                        .append(Math.round(100 * NEAR))
                        .append(" %");
            } else if (choice.workers() >= machine.cores()) {
                text.append("; this machine has no more cores");
            } else {
                text.append("; more may be faster still");
            }
        }
        return text.append('.').toString();
    }

    @Override
    public String toString() {
        return ScalingTable.of(this);
    }
}
