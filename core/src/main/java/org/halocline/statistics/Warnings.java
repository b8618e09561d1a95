package org.halocline.statistics;

import java.util.Locale;
import java.util.Optional;
import org.halocline.statistics.Warning.Code;

/// When not to trust an error bar, in plain words.
public final class Warnings {
    /// With fewer hits, or fewer misses, the distribution of the count is far from normal.
    public static final long FEW_HITS = 10;

    /// One sample of a hundred or more that makes this part of Σx².
    public static final double LARGEST_SHARE = 0.25;

    /// Above this, and only for kurtosis beyond that of an exponential distribution, s² is known too badly: its
    /// relative error; that of the error bar is half as large.
    public static final double UNCERTAIN_VARIANCE = 0.2;

    private static final double EXPONENTIAL_KURTOSIS = 6;
    private static final long MANY = 100;

    /// Weighted samples that are worth less than this many, or one of them with more than this part of all weight.
    public static final double FEW_EFFECTIVE = 50;

    public static final double LARGEST_WEIGHT = 0.1;

    /// Halves of a chain that has settled down differ by more standard errors once in thousands of runs; more often
    /// where their errors come from few effective values.
    public static final double LARGEST_DRIFT = 4;

    /// χ² of one degree of freedom goes beyond this for 3 in 1000 chains.
    private static final double BY_CHANCE = 9;

    /// Rounds that differ by as much only with a probability below this disagree.
    public static final double UNLIKELY = 0.01;

    /// A bias that is a larger part of the standard error makes intervals miss noticeably more often than they say.
    public static final double LARGEST_BIAS = 0.25;

    private Warnings() {}

    /// Of a proportion.
    public static Optional<Warning> hits(String about, long hits, long samples) {
        if (samples == 0) {
            return Optional.empty();
        }
        Interval interval = Intervals.proportion(hits, samples, 0.95);
        if (hits == 0) {
            return warn(
                    Code.NO_HITS,
                    about,
                    String.format(
                            Locale.ROOT,
                            "none of %d samples scored; if a sample scores 0 or 1 the mean is below %.2g at 95 %%,"
                                    + " else nothing is known; take more samples, or a method for rare events",
                            samples,
                            interval.high()));
        }
        if (Math.min(hits, samples - hits) < FEW_HITS) {
            return warn(
                    Code.FEW_HITS,
                    about,
                    String.format(
                            Locale.ROOT,
                            "only %d of %d samples %s; use the interval, mean ± error is too optimistic; take more"
                                    + " samples",
                            Math.min(hits, samples - hits),
                            samples,
                            hits < samples - hits ? "scored 1" : "scored 0"));
        }
        return Optional.empty();
    }

    /// Of a mean whose samples differ much in size.
    ///
    /// @param kurtosis     m₄/m₂² − 3, the excess; NaN if unknown
    /// @param largestShare max x²/Σx²; NaN if unknown
    public static Optional<Warning> tails(String about, long samples, double kurtosis, double largestShare) {
        if (samples >= MANY && largestShare > LARGEST_SHARE) {
            return warn(
                    Code.HEAVY_TAILS,
                    about,
                    String.format(
                            Locale.ROOT,
                            "one of %d samples makes %.0f %% of the sum of squares: larger ones may still be missing,"
                                    + " and the error bar is too short then; take more samples, or sample the tail more"
                                    + " often",
                            samples,
                            100 * largestShare));
        }
        double error = Intervals.relativeErrorOfVariance(kurtosis, samples);
        if (kurtosis > EXPONENTIAL_KURTOSIS && error > UNCERTAIN_VARIANCE) {
            return warn(
                    Code.HEAVY_TAILS,
                    about,
                    String.format(
                            Locale.ROOT,
                            "heavy tails (kurtosis %.0f): the error bar of %d samples is itself uncertain by %.0f %%"
                                    + " or more; take more samples, or sample the tail more often",
                            kurtosis,
                            samples,
                            50 * error));
        }
        return Optional.empty();
    }

    /// Of the mean of a chain.
    public static Optional<Warning> chain(String about, Autocorrelation found) {
        if (found.isLongEnough()) {
            return Optional.empty();
        }
        if (!Double.isFinite(found.time())) {
            return warn(
                    Code.SHORT_CHAIN,
                    about,
                    String.format(
                            Locale.ROOT,
                            found.time() > 0
                                    ? "all %d values of the chain are equal, which tells nothing of its error"
                                    : "the chain has %d values, too few to tell an error; let it run longer, or look"
                                            + " at it more often",
                            found.values()));
        }
        return warn(
                Code.SHORT_CHAIN,
                about,
                String.format(
                        Locale.ROOT,
                        "the chain has %d values and remembers some %.0f; the error bar is too short until there are"
                                + " %.0f times as many values as it remembers; let it run longer",
                        found.values(),
                        found.time(),
                        Autocorrelation.LONG_ENOUGH));
    }

    /// Of a chain whose halves have different means.
    ///
    /// @param drift by how many standard errors; NaN if unknown
    public static Optional<Warning> drift(String about, double drift) {
        if (!(drift > LARGEST_DRIFT)) {
            return Optional.empty();
        }
        return warn(
                Code.DRIFT,
                about,
                String.format(
                        Locale.ROOT,
                        "the means of the two halves of the chain differ by %.1f standard errors: it had not settled"
                                + " down yet; drop more of its beginning",
                        drift));
    }

    /// Of several chains with a common mean.
    ///
    /// @param rHat from [RHat]
    public static Optional<Warning> chains(String about, double rHat) {
        if (rHat <= RHat.LARGEST) {
            return Optional.empty();
        }
        return warn(
                Code.CHAINS_DISAGREE,
                about,
                String.format(
                        Locale.ROOT,
                        "chains disagree (R-hat %.3f, at most %.2f): what each finds depends on where it began; let"
                                + " them run longer, or drop more of their beginning",
                        rHat,
                        RHat.LARGEST));
    }

    /// Of the two halves of one chain. For chains that agree R̂ − 1 is about χ²/m, m the effective values and χ² that
    /// of one degree of freedom: where m is small it exceeds [RHat#LARGEST] by chance.
    ///
    /// @param rHat      of the halves; NaN if unknown
    /// @param effective m
    public static Optional<Warning> halves(String about, double rHat, double effective) {
        double limit = Math.max(RHat.LARGEST, 1 + BY_CHANCE / effective);
        if (!(rHat > limit)) {
            return Optional.empty();
        }
        return warn(
                Code.CHAINS_DISAGREE,
                about,
                String.format(
                        Locale.ROOT,
                        "the two halves of the chain disagree (R-hat %.3f, at most %.3f): it had not settled down, or"
                                + " wanders farther than it has come; drop more of its beginning, or let it run longer",
                        rHat,
                        limit));
    }

    /// Of an average of independent estimates.
    ///
    /// @param probability that estimates which agree differ by as much as these, or more
    public static Optional<Warning> rounds(String about, double probability) {
        if (!(probability < UNLIKELY)) {
            return Optional.empty();
        }
        return warn(
                Code.ROUNDS_DISAGREE,
                about,
                String.format(
                        Locale.ROOT,
                        "the rounds differ by more than their errors (Q = %.1e): the error bar of their average is too"
                                + " short; take more samples in each round, or more rounds to warm up",
                        probability));
    }

    /// Of a quantity made of means.
    ///
    /// @param value     for the means
    /// @param error     of it, by the [DeltaMethod]
    /// @param jackknife the same by the [Jackknife]
    public static Optional<Warning> curved(String about, double value, double error, Jackknifed jackknife) {
        double bias = Math.abs(value - jackknife.value());
        if (!(bias > LARGEST_BIAS * error)) {
            return Optional.empty();
        }
        return warn(
                Code.CURVED,
                about,
                String.format(
                        Locale.ROOT,
                        "it bends within the errors of the means that it is made of: it is off by some %.2f standard"
                                + " errors, by the jackknife; take more samples, or the value of the jackknife",
                        bias / error));
    }

    /// Of a mean of weighted samples.
    public static Optional<Warning> weights(String about, Weights weights) {
        if (weights.largestShare() > LARGEST_WEIGHT) {
            return warn(
                    Code.UNSTABLE_WEIGHTS,
                    about,
                    String.format(
                            Locale.ROOT,
                            "one of %d samples has %.0f %% of all weight; the error bar says little; sample from a"
                                    + " distribution with heavier tails",
                            weights.count(),
                            100 * weights.largestShare()));
        }
        if (weights.count() > 0 && !(weights.effectiveSamples() >= FEW_EFFECTIVE)) {
            return warn(
                    Code.UNSTABLE_WEIGHTS,
                    about,
                    String.format(
                            Locale.ROOT,
                            "%d weighted samples are worth %.1f of equal weight; take more, or sample closer to where"
                                    + " the weight is",
                            weights.count(),
                            weights.effectiveSamples()));
        }
        return Optional.empty();
    }

    private static Optional<Warning> warn(Code code, String about, String sentence) {
        return Optional.of(new Warning(code, about, sentence));
    }
}
