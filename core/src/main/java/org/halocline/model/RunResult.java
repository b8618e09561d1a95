package org.halocline.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.halocline.decomposition.ProcessGrid;
import org.halocline.sample.Correction;
import org.halocline.sample.Estimate;
import org.halocline.sample.Tallies;
import org.halocline.statistics.Average;
import org.halocline.statistics.ChainMean;
import org.halocline.statistics.Jackknifed;
import org.halocline.statistics.Warning;

/// What came out of a run. Prints as a small tree.
///
/// @param simulation   what was run
/// @param workers      how many workers
/// @param processGrid  their arrangement; for samples always n×1
/// @param transport    how they exchanged data: `in-process` or `mapped-files`
/// @param steps        steps taken; 0 for samples
/// @param time         simulated time reached; 0 for samples
/// @param samples      samples merged; 0 for grids
/// @param stateHash    32 hexadecimal digits, equal for equal results
/// @param observables  final values by name
/// @param averages     means over time of observables, by name
/// @param estimates    estimates by score
/// @param tallies      what samples collected beside scores
/// @param perSecond    cell updates (or samples) per second of the stepping loop
/// @param wallSeconds  from the call to the result, start of processes included
/// @param phases       seconds per phase, of the slowest worker in each
/// @param verification what the simulation's proof found, if it has one
/// @param errors       distance from the solution of the equation, if the simulation knows it
/// @param restarts     how often the run went on after losing a worker
/// @param seed         of the random streams
/// @param notes        what a user should know: fallbacks taken
/// @param findings     what a method that runs in rounds tells, if there was one
public record RunResult(
        Simulation simulation,
        int workers,
        ProcessGrid processGrid,
        String transport,
        long steps,
        double time,
        long samples,
        String stateHash,
        Map<String, Double> observables,
        Map<String, Average> averages,
        Map<String, Estimate> estimates,
        Tallies tallies,
        double perSecond,
        double wallSeconds,
        Map<String, Double> phases,
        Optional<Verification.Outcome> verification,
        Optional<Errors> errors,
        int restarts,
        long seed,
        List<String> notes,
        Optional<Findings> findings) {
    /// Of a single run.
    public RunResult(
            Simulation simulation,
            int workers,
            ProcessGrid processGrid,
            String transport,
            long steps,
            double time,
            long samples,
            String stateHash,
            Map<String, Double> observables,
            Map<String, Average> averages,
            Map<String, Estimate> estimates,
            Tallies tallies,
            double perSecond,
            double wallSeconds,
            Map<String, Double> phases,
            Optional<Verification.Outcome> verification,
            Optional<Errors> errors,
            int restarts,
            long seed,
            List<String> notes) {
        this(
                simulation,
                workers,
                processGrid,
                transport,
                steps,
                time,
                samples,
                stateHash,
                observables,
                averages,
                estimates,
                tallies,
                perSecond,
                wallSeconds,
                phases,
                verification,
                errors,
                restarts,
                seed,
                notes,
                Optional.empty());
    }

    public RunResult {
        observables = Collections.unmodifiableMap(new LinkedHashMap<>(observables));
        averages = Collections.unmodifiableMap(new LinkedHashMap<>(averages));
        estimates = Collections.unmodifiableMap(new LinkedHashMap<>(estimates));
        phases = Collections.unmodifiableMap(new LinkedHashMap<>(phases));
        notes = List.copyOf(notes);
    }

    /// Whether [#perSecond] says anything. What was put together from other runs has drawn nothing, and has no speed.
    public boolean hasSpeed() {
        return perSecond != 0 || !phases.isEmpty();
    }

    /// The final value of an observable.
    ///
    /// @throws IllegalArgumentException if none of that name was asked for
    public double observable(String name) {
        Double value = observables.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "observable=" + name + "; the run has " + String.join(", ", observables.keySet()));
        }
        return value;
    }

    /// The mean over time of an observable.
    ///
    /// @throws IllegalArgumentException if none of that name was asked for
    public Average average(String name) {
        Average average = averages.get(name);
        if (average == null) {
            throw new IllegalArgumentException(
                    "average=" + name + "; the run has " + String.join(", ", averages.keySet()));
        }
        return average;
    }

    /// The estimate of a score.
    ///
    /// @throws IllegalArgumentException if there is none of that name
    public Estimate estimate(String score) {
        Estimate estimate = estimates.get(score);
        if (estimate == null) {
            throw new IllegalArgumentException(
                    "score=" + score + "; the run has " + String.join(", ", estimates.keySet()));
        }
        return estimate;
    }

    /// The estimate of a sample run with a single score.
    ///
    /// @throws IllegalStateException if there are several or none
    public Estimate estimate() {
        if (estimates.size() != 1) {
            throw new IllegalStateException("scores=" + estimates.keySet() + "; name one with estimate(score)");
        }
        return estimates.values().iterator().next();
    }

    /// Reasons not to trust the error of an average or an estimate, as far as they show.
    public List<Warning> warnings() {
        List<Warning> warnings = new ArrayList<>();
        averages.forEach((name, average) -> warnings.addAll(average.warnings(name)));
        warnings.addAll(ResultWarnings.of(estimates, tallies));
        if (simulation instanceof SampleSimulation samples) {
            warnings.addAll(ResultWarnings.ofChains(samples, estimates));
        }
        findings.ifPresent(some -> warnings.addAll(some.warnings()));
        return List.copyOf(warnings);
    }

    /// ```
    /// Heat(n=64, alpha=1.0, dimensions=2)
    /// ├── 52429 steps to t = 0.05 on 4 workers (2x2), mapped-files
    /// ├── peak      0.3726991640
    /// ├── hash      0123456789abcdef0123456789abcdef
    /// ├── verified  error 3.1e-15 ≤ 1.0e-12
    /// └── speed     612 MLUPS, 3.21 s (compute 3.01, halo 0.10, wait 0.05, reduce 0.01, output 0.00)
    /// ```
    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        String where =
                " on " + workers + (workers == 1 ? " worker" : " workers (" + processGrid + ")") + ", " + transport;
        if (simulation instanceof SampleSimulation) {
            lines.add(samples + " samples" + where);
        } else {
            lines.add(steps + " steps to t = " + time + where);
        }
        observables.forEach((name, value) -> lines.add(label(name) + value));
        averages.forEach((name, average) -> lines.add(label("⟨" + name + "⟩") + describe(average)));
        estimates.forEach((name, estimate) -> {
            lines.add(label(name) + estimate.describe());
            estimate.correction()
                    .ifPresent(correction -> lines.add(label("") + describe(correction, estimate.standardError())));
            estimate.jackknife().ifPresent(jackknife -> lines.add(label("") + describe(jackknife, estimate.samples())));
        });
        tallies.results().forEach(tally -> lines.add(label(tally.name()) + tally));
        lines.add(label("hash") + stateHash);
        verification.ifPresent(v -> lines.add(label(v.passed() ? "verified" : "WRONG")
                + String.format(Locale.ROOT, "error %.1e %s %.1e", v.error(), v.passed() ? "≤" : ">", v.bound())));
        errors.ifPresent(e -> lines.add(label("distance") + "from the exact solution: " + e));
        if (restarts > 0) {
            lines.add(label("restarts") + restarts + ", nothing lost");
        }
        String unit = simulation instanceof SampleSimulation ? " million samples/s" : " MLUPS";
        List<String> split = new ArrayList<>();
        phases.forEach((name, seconds) -> split.add(String.format(Locale.ROOT, "%s %.2f", name, seconds)));
        double millions = perSecond / 1e6;
        lines.add(
                !hasSpeed()
                        ? label("time") + String.format(Locale.ROOT, "%.2f s", wallSeconds)
                        : label("speed")
                                + String.format(
                                        Locale.ROOT,
                                        millions < 10 ? "%.2f%s, %.2f s (%s)" : "%.0f%s, %.2f s (%s)",
                                        millions,
                                        unit,
                                        wallSeconds,
                                        String.join(", ", split)));
        notes.forEach(note -> lines.add(label("note") + note));
        warnings().forEach(warning -> lines.add(label("warning") + warning));
        String tree = Tree.draw(Tree.call(simulation), lines);
        return findings.map(some ->
                        tree + System.lineSeparator() + some.table().toString().stripTrailing())
                .orElse(tree);
    }

    /// `-1.4337 ± 0.0023  [-1.4382, -1.4291] at 95 %  18000 values worth 1460, R-hat 1.002`.
    private static String describe(Average average) {
        ChainMean mean = average.mean();
        Estimate shown = new Estimate(
                mean.mean(), mean.standardError(), average.correlation().values());
        StringBuilder text = new StringBuilder(shown.describe(average.interval(Estimate.USUAL_LEVEL)));
        text.append("  ").append(average.correlation().values()).append(" values");
        if (Double.isFinite(average.effectiveSamples()) && average.effectiveSamples() > 0) {
            text.append(String.format(Locale.ROOT, " worth %.0f", average.effectiveSamples()));
        }
        if (Double.isFinite(average.rHat())) {
            text.append(String.format(Locale.ROOT, ", R-hat %.3f", average.rHat()));
        }
        return text.toString();
    }

    /// `variance ratio 640 against plain samples, coefficient 1.03 of geometric`.
    private static String describe(Correction correction, double error) {
        StringJoiner coefficients = new StringJoiner(", ");
        for (int c = 0; c < correction.controls().size(); c++) {
            coefficients.add(String.format(
                    Locale.ROOT,
                    "%.3g of %s",
                    correction.coefficients().get(c),
                    correction.controls().get(c)));
        }
        return String.format(
                Locale.ROOT,
                "variance ratio %.3g against plain samples, coefficient %s",
                correction.varianceRatio(error),
                coefficients);
    }

    /// `0.61069 ± 0.00048  [0.60966, 0.61172] at 95 %  jackknife of 20 groups`.
    private static String describe(Jackknifed jackknife, long samples) {
        Estimate shown = new Estimate(jackknife.value(), jackknife.standardError(), samples);
        return shown.describe(jackknife.interval(Estimate.USUAL_LEVEL)) + "  jackknife of " + jackknife.groups()
                + " groups";
    }

    /// At least ten columns wide, and never run together with what follows.
    private static String label(String name) {
        return String.format("%-9s ", name);
    }
}
