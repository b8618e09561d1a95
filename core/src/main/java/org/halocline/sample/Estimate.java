package org.halocline.sample;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.halocline.statistics.Interval;
import org.halocline.statistics.Intervals;
import org.halocline.statistics.Jackknifed;
import org.halocline.statistics.Warning;
import org.halocline.statistics.Warnings;

/// A mean with its statistical error.
///
/// @param mean          average score per sample, or value of a quantity derived from averages
/// @param standardError √(s²/n), s² the unbiased sample variance, or the propagated error; NaN for fewer than two
///     samples
/// @param samples       n
/// @param kind          what it is made of, which decides about its interval
/// @param jackknife     the same by leaving out groups of samples in turn, of a derived quantity for which it was asked
/// @param correction    what control variates with coefficients from the same samples did to a mean
public record Estimate(
        double mean,
        double standardError,
        long samples,
        Kind kind,
        Optional<Jackknifed> jackknife,
        Optional<Correction> correction) {
    /// The level of the intervals that results show.
    public static final double USUAL_LEVEL = 0.95;

    /// What an estimate is made of.
    public enum Kind {
        /// Averages of any numbers: Student's interval.
        MEAN,
        /// Averages of zeros and ones: Wilson's interval.
        PROPORTION,
        /// A function of averages: a normal interval.
        DERIVED
    }

    /// Of nothing but averages.
    public Estimate(double mean, double standardError, long samples, Kind kind) {
        this(mean, standardError, samples, kind, Optional.empty(), Optional.empty());
    }

    /// A mean of any numbers.
    public Estimate(double mean, double standardError, long samples) {
        this(mean, standardError, samples, Kind.MEAN);
    }

    /// The same with the jackknife beside it.
    public Estimate jackknife(Jackknifed by) {
        return new Estimate(mean, standardError, samples, kind, Optional.of(by), correction);
    }

    /// Contains the truth with probability `level`, as far as the assumptions of [Intervals] hold.
    ///
    /// @throws IllegalArgumentException unless 0 < level < 1
    public Interval interval(double level) {
        return switch (kind) {
            case MEAN -> Intervals.student(mean, standardError, (double) degreesOfFreedom(), level);
            case PROPORTION -> Intervals.proportion(hits(), samples, level);
            case DERIVED -> Intervals.normal(mean, standardError, level);
        };
    }

    /// How well the error of a mean is known: n − 1, less one for each coefficient that was fitted to the same samples.
    public long degreesOfFreedom() {
        return samples - 1 - correction.map(c -> c.coefficients().size()).orElse(0);
    }

    /// The same before control variates corrected it; itself if they did not.
    public Estimate plain() {
        return correction
                .map(some -> new Estimate(some.plainMean(), some.plainError(), samples))
                .orElse(this);
    }

    /// R = standardError/|mean|; NaN for 0 ± 0.
    public double relativeError() {
        return standardError / Math.abs(mean);
    }

    /// 1/(R²T), T the time that it took: about the same for any number of samples, larger for the better of two
    /// methods.
    ///
    /// @param seconds T
    public double figureOfMerit(double seconds) {
        double relative = relativeError();
        return 1 / (relative * relative * seconds);
    }

    /// Reasons not to trust the error, as far as they show here.
    ///
    /// @param name of the estimate
    public List<Warning> warnings(String name) {
        return switch (kind) {
            case PROPORTION -> Warnings.hits(name, hits(), samples).stream().toList();
            case DERIVED ->
                jackknife.flatMap(other -> Warnings.curved(name, mean, standardError, other)).stream()
                        .toList();
            case MEAN -> List.of();
        };
    }

    private long hits() {
        return Math.round(mean * samples);
    }

    /// `3.14159 ± 0.00016`: the error with two digits, the mean to the same place.
    @Override
    public String toString() {
        int place = place();
        return switch (place) {
            case -1 -> mean + " ± " + standardError;
            case EXPONENT -> String.format(Locale.ROOT, "%." + digits() + "e ± %.1e", mean, standardError);
            default -> number(mean, place) + " ± " + number(standardError, place);
        };
    }

    /// `3.14159 ± 0.00016  [3.14128, 3.14190] at 95 %  relative error 5.1e-05`.
    public String describe() {
        StringBuilder text = new StringBuilder(describe(interval(USUAL_LEVEL)));
        double relative = relativeError();
        if (Double.isFinite(relative) && relative > 0) {
            text.append(String.format(Locale.ROOT, "  relative error %.1e", relative));
        }
        return text.toString();
    }

    /// `3.14159 ± 0.00016  [3.14128, 3.14190] at 95 %`, for an interval that is known otherwise.
    public String describe(Interval interval) {
        int place = place();
        String ends = place == -1 || place == EXPONENT
                ? "[" + significant(interval.low()) + ", " + significant(interval.high()) + "]"
                : "[" + number(interval.low(), place) + ", " + number(interval.high(), place) + "]";
        StringBuilder text = new StringBuilder(toString());
        if (Double.isFinite(interval.width()) && interval.width() > 0) {
            text.append("  ").append(ends).append(String.format(Locale.ROOT, " at %.0f %%", 100 * interval.level()));
        }
        return text.toString();
    }

    /// Places after the point for two digits of the error; −1 if there is no error, [#EXPONENT] if that is no place.
    private int place() {
        if (!(standardError > 0) || !Double.isFinite(standardError) || !Double.isFinite(mean)) {
            return -1;
        }
        int place = 1 - (int) Math.floor(Math.log10(standardError));
        return place >= 0 && place <= 17 ? place : EXPONENT;
    }

    /// Digits of the mean behind the first, down to the second of the error; at least [#LEAST_DIGITS], at most as many
    /// as a double has.
    private int digits() {
        double digits = Math.floor(Math.log10(Math.abs(mean))) - Math.floor(Math.log10(standardError)) + 1;
        return Double.isFinite(digits) ? (int) Math.clamp(digits, LEAST_DIGITS, 16) : LEAST_DIGITS;
    }

    private String significant(double value) {
        int digits = digits();
        return String.format(Locale.ROOT, "%." + (digits > LEAST_DIGITS ? digits + 1 : 4) + "g", value);
    }

    private static final int LEAST_DIGITS = 6;
    private static final int EXPONENT = Integer.MAX_VALUE;

    private static String number(double value, int place) {
        return String.format(Locale.ROOT, "%." + place + "f", value);
    }
}
