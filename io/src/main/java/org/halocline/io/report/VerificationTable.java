package org.halocline.io.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.halocline.model.SampleSimulation;
import org.halocline.model.Simulation;
import org.halocline.model.Verification;
import org.halocline.sample.Estimate;

/// Verified configs as lines of text: one table for fields, one for scores.
///
/// ```
/// grids    field       error      bound  error/bound  verdict    reference
/// heat2d   u         6.0e-16    1.0e-12      6.0e-04  passed     closed form of the discrete scheme, G^m · initial
/// data
///
/// samples  score            reference  estimate ± standard error      z  verdict    source
/// pi       pi             3.141592654  3.1416 ± 0.0016             0.01  passed     π, area of the unit disc
/// ```
///
/// @param nameWidth columns for the names of configs
public record VerificationTable(int nameWidth) {
    private static final String GRIDS = "grids";
    private static final String SAMPLES = "samples";

    /// For configs of these names.
    public static VerificationTable of(Collection<String> names) {
        int longest = names.stream().mapToInt(String::length).max().orElse(0);
        return new VerificationTable(Math.max(longest, SAMPLES.length()));
    }

    /// What the columns are.
    public String header(Simulation simulation) {
        return simulation instanceof SampleSimulation
                ? samples(SAMPLES, "score", "reference", "estimate ± standard error", "z", "verdict", "source")
                : grids(GRIDS, "field", "error", "bound", "error/bound", "verdict", "reference");
    }

    /// One line.
    public String row(VerifiedConfig verified) {
        String name = verified.config();
        String verdict = verified.verdict().toString();
        if (verified.simulation() instanceof SampleSimulation) {
            return samples(
                    name,
                    verified.quantity(),
                    verified.score()
                            .map(score -> String.format(Locale.ROOT, "%.10g", score.mean()))
                            .orElse("-"),
                    verified.estimate().map(Estimate::toString).orElse("-"),
                    verified.z().map(z -> String.format(Locale.ROOT, "%.2f", z)).orElse("-"),
                    verdict,
                    source(verified));
        }
        return grids(
                name,
                verified.quantity(),
                small(verified.outcome().map(Verification.Outcome::error).orElse(Double.NaN)),
                small(verified.outcome().map(Verification.Outcome::bound).orElse(Double.NaN)),
                small(verified.share().orElse(Double.NaN)),
                verdict,
                source(verified));
    }

    private static String small(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.1e", value);
    }

    private static String source(VerifiedConfig verified) {
        if (!verified.trouble().isEmpty()) {
            return verified.trouble();
        }
        return verified.outcome().map(Verification.Outcome::reference).orElse("no right answer is known");
    }

    private String grids(
            String name, String field, String error, String bound, String share, String verdict, String reference) {
        return String.format(
                Locale.ROOT,
                "%-" + nameWidth + "s  %-8s  %9s  %9s  %11s  %-9s  %s",
                name,
                field,
                error,
                bound,
                share,
                verdict,
                reference);
    }

    private String samples(
            String name, String score, String reference, String estimate, String z, String verdict, String source) {
        return String.format(
                Locale.ROOT,
                "%-" + nameWidth + "s  %-12s  %15s  %-25s  %6s  %-9s  %s",
                name,
                score,
                reference,
                estimate,
                z,
                verdict,
                source);
    }

    /// `27 passed, 1 wrong, 1 no proof, in 61.2 s`.
    public static String summary(Collection<VerifiedConfig> all, double seconds) {
        List<String> parts = new ArrayList<>();
        for (Verdict verdict : Verdict.values()) {
            long count = all.stream().filter(one -> one.verdict() == verdict).count();
            if (count > 0 || verdict == Verdict.PASSED) {
                parts.add(count + " " + verdict);
            }
        }
        return String.join(", ", parts) + String.format(Locale.ROOT, ", in %.1f s", seconds);
    }
}
