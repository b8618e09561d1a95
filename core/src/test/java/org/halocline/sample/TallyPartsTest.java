package org.halocline.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.halocline.error.ConfigurationException;
import org.junit.jupiter.api.Test;

/// Each kind of tally against its definition.
class TallyPartsTest {
    private static Tally tally(TallySpec... specs) {
        return new Tally(new TallyLayout(List.of("x", "y"), List.of(specs)));
    }

    private static void end(Tally tally) {
        tally.endSample(tally.samples());
        tally.count(1);
    }

    @Test
    void covarianceIsThatOfTheTextbook() {
        Tally tally = tally(TallySpec.covariance("x", "y"));
        for (double[] pair : new double[][] {{1, 2}, {2, 1}, {3, 6}, {6, 3}}) {
            tally.score(0, pair[0]);
            tally.score(1, pair[1]);
            end(tally);
        }
        // Means 3 and 3; Σ(x − 3)(y − 3) = 2 + 2 + 0 + 0; Σ(x − 3)² = 14 = Σ(y − 3)².
        Covariances found = tally.tallies().covariances("x", "y");
        assertEquals(4.0 / 3, found.covariance("x", "y"));
        assertEquals(14.0 / 3, found.covariance("y", "y"));
        assertEquals(4.0 / 14, found.correlation("y", "x"), 1e-15);
        assertEquals(List.of(3.0, 3.0), found.means());
        assertThrows(IllegalArgumentException.class, () -> found.covariance("x", "z"));
    }

    @Test
    void aCovarianceUnderHugeMeansIsNotLost() {
        Tally tally = tally(TallySpec.covariance("x", "y"));
        for (int n = 0; n < 4; n++) {
            tally.score(0, 1e15 + n % 2);
            tally.score(1, n < 2 ? -1e15 : -1e15 + 1);
            end(tally);
        }
        assertEquals(0, tally.tallies().covariances("x", "y").covariance("x", "y"));
    }

    @Test
    void skewnessAndKurtosisAreThoseOfTheTextbook() {
        Tally tally = tally(TallySpec.moments("x"));
        for (double x : new double[] {1e9, 1e9, 1e9, 1e9 + 4}) {
            tally.score(0, x);
            end(tally);
        }
        // Deviations −1, −1, −1, 3: m₂ = 3, m₃ = 6, m₄ = 21.
        Moments moments = tally.tallies().moments("x");
        assertEquals(6 / Math.pow(3, 1.5), moments.skewness(), 1e-15);
        assertEquals(21.0 / 9 - 3, moments.kurtosis(), 1e-15);
        Tally equal = tally(TallySpec.moments("x"));
        equal.score(0, 5);
        end(equal);
        assertTrue(Double.isNaN(equal.tallies().moments("x").skewness()));
    }

    @Test
    void theFirstOfEqualExtremesIsNamed() {
        Tally tally = tally(TallySpec.extremes("x"));
        for (double x : new double[] {2, -1, 2, -1, 0}) {
            tally.score(0, x);
            end(tally);
        }
        assertEquals(new Extremes("x", -1, 1, 2, 0), tally.tallies().extremes("x"));
        Tally silent = tally(TallySpec.extremes("x"));
        end(silent);
        assertEquals(new Extremes("x", 0, 0, 0, 0), silent.tallies().extremes("x"), "a sample that does not score");
    }

    @Test
    void weightedMeansAreThoseOfTheTextbook() {
        Tally tally = tally(TallySpec.weighted("w"));
        tally.weigh(0, 1, 1);
        end(tally);
        tally.weigh(0, 3, 3);
        end(tally);
        Weighted w = tally.tallies().weighted("w");
        // Σwx/Σw = 10/4; Σw²(x − 2.5)² = 2.25 + 2.25.
        assertEquals(2.5, w.mean().mean());
        assertEquals(Math.sqrt(4.5) / 4, w.mean().standardError(), 1e-16);
        // (1 + 9)/2, s² = 32.
        assertEquals(new Estimate(5, 4, 2), w.plain());
        assertEquals(4, w.weight());
        assertEquals(1.6, w.effectiveSamples());
        assertEquals(3, w.largestWeight());
        assertEquals(1, w.largestSample());
    }

    /// With a quantum of 1 whole numbers are not rounded: cells then are exact sums, as scores are.
    @Test
    void cellsAddWholeNumbersExactly() {
        Random random = new Random(3);
        for (int turn = 0; turn < 60; turn++) {
            int bits = 1 + turn;
            Tally tally = tally(TallySpec.series("s", 0x1p32, 0));
            Tally total = tally(TallySpec.series("s", 0x1p32, 0));
            long[] words = new long[tally.words()];
            for (int n = 0; n < 50; n++) {
                double value =
                        (random.nextLong() >> 10 >> Math.max(0, 53 - bits)) * Math.scalb(1.0, Math.max(0, bits - 53));
                tally.score(0, value);
                tally.add(0, 0, value);
                end(tally);
                if (n % 7 == 0) {
                    tally.save(words);
                    total.mergeSaved(words);
                    tally.clear();
                }
            }
            tally.save(words);
            total.mergeSaved(words);
            assertEquals(total.estimate(0), total.tallies().series("s").estimate(0), "bits=" + bits);
        }
    }

    @Test
    void whatASampleAddsToACellInPiecesCountsOnce() {
        Tally pieces = tally(TallySpec.cells("c", 1, Bins.equal(0, 2, 2)));
        pieces.addAt(0, 1, 0.5);
        pieces.addAt(0, 2, 0.5);
        pieces.addAt(0, 4, 1);
        pieces.addAt(0, 7, 2);
        pieces.addAt(0, 7, -0.1);
        end(pieces);
        end(pieces);
        Cells cells = pieces.tallies().cells("c");
        assertEquals(new Estimate(1.5, 1.5, 2), cells.estimate(0));
        assertEquals(new Estimate(2, 2, 2), cells.estimate(1));
    }

    @Test
    void aCellRoundsToItsQuantumAndRefusesTooMuch() {
        Tally tally = tally(TallySpec.series("s", 1000, 0, 1));
        tally.add(0, 0, 1.0 / 3);
        end(tally);
        // 2⁻³² of 512.
        double quantum = 0x1p-23;
        double mean = tally.tallies().series("s").estimate(0).mean();
        assertEquals(1.0 / 3, mean, quantum / 2);
        assertEquals(Math.rint(mean / quantum), mean / quantum);
        tally.add(0, 1, quantum * 0x1p62);
        assertThrows(IllegalArgumentException.class, () -> tally.add(0, 1, quantum * 0x1p20));
        assertThrows(IllegalArgumentException.class, () -> tally.add(0, 1, 1e300));
        assertThrows(IllegalArgumentException.class, () -> tally.add(0, 1, Double.NEGATIVE_INFINITY));
    }

    @Test
    void aNumberBelongsToTheBinBetweenItsEdges() {
        Random random = new Random(2);
        for (Bins bins : List.of(
                Bins.equal(0, 1, 10),
                Bins.equal(-1e15, 1e15 + 0.125, 999),
                Bins.equal(0.1, 0.7, 3),
                Bins.logarithmic(1e-3, 1e4, 7),
                Bins.logarithmic(3, 4, 50),
                Bins.between(-1, 0, 0.5, 100))) {
            List<Double> edges = bins.edges();
            for (int bin = 0; bin < bins.count(); bin++) {
                double low = edges.get(bin);
                double high = edges.get(bin + 1);
                assertEquals(bin, bins.bin(low), bins + " low edge");
                assertEquals(bin, bins.bin(Math.nextDown(high)), bins + " below the high edge");
                assertEquals(bin, bins.bin(Math.min(Math.nextDown(high), low + (high - low) * random.nextDouble())));
            }
            assertEquals(-1, bins.bin(Math.nextDown(bins.low())));
            assertEquals(-1, bins.bin(Double.NEGATIVE_INFINITY));
            assertEquals(bins.count(), bins.bin(bins.high()));
            assertEquals(bins.count(), bins.bin(Double.POSITIVE_INFINITY));
        }
        assertEquals(
                List.of(0.001, 0.01, 0.1, 1.0, 10.0),
                Bins.logarithmic(1e-3, 10, 4).edges());
    }

    @Test
    void binsThatCannotBeAreRefused() {
        assertThrows(ConfigurationException.class, () -> Bins.equal(1, 1, 3));
        assertThrows(ConfigurationException.class, () -> Bins.equal(0, 1, 0));
        assertThrows(ConfigurationException.class, () -> Bins.equal(0, Double.NaN, 2));
        assertThrows(ConfigurationException.class, () -> Bins.equal(1, Math.nextUp(1.0), 2));
        assertThrows(ConfigurationException.class, () -> Bins.logarithmic(0, 1, 2));
        assertThrows(ConfigurationException.class, () -> Bins.between(0, 2, 1));
        assertThrows(ConfigurationException.class, () -> Bins.between(0));
    }

    @Test
    void aQuantileIsWithinItsRelativeAccuracy() {
        for (double accuracy : new double[] {0.1, 0.01, 1e-4}) {
            QuantileBins bins = new QuantileBins(accuracy, 1e-6, 1e6, true);
            Random random = new Random(1);
            for (int n = 0; n < 500; n++) {
                double x = Math.min(1e6, Math.max(1e-6, StrictMath.pow(10, 12 * random.nextDouble() - 6)));
                x = random.nextBoolean() ? x : -x;
                assertEquals(x, bins.value(bins.bin(x)), accuracy * Math.abs(x) * (1 + 1e-9), "x=" + x);
            }
            assertEquals(0, bins.value(bins.bin(Math.nextDown(1e-6))));
            assertEquals(Double.POSITIVE_INFINITY, bins.value(bins.bin(Math.nextUp(1e6))));
            assertEquals(Double.NEGATIVE_INFINITY, bins.value(bins.bin(-1.1e6)));
            assertTrue(bins.bin(1e6) < bins.count() - 1 && bins.bin(-1e6) > 0);
        }
    }

    @Test
    void quantilesAreThoseOfTheSortedNumbers() {
        Tally tally = tally(TallySpec.quantiles("q").within(0.001));
        Random random = new Random(6);
        double[] values = random.doubles(1001).map(u -> 10 * u - 4).toArray();
        for (double value : values) {
            tally.record(0, value);
            end(tally);
        }
        Arrays.sort(values);
        Quantiles quantiles = tally.tallies().quantiles("q");
        for (int percent = 0; percent <= 100; percent++) {
            double exact = values[10 * percent];
            assertEquals(exact, quantiles.quantile(percent / 100.0), 0.001 * Math.abs(exact), percent + " %");
        }
        // Uniform on a range of 10: the median of n has the standard error 10/(2√n).
        assertEquals(5 / Math.sqrt(1001), quantiles.estimate(0.5).standardError(), 0.05);
        assertThrows(ConfigurationException.class, () -> quantiles.quantile(1.5));
    }

    /// Numbers of one sample may depend on each other: here each comes ten times, and no error says so.
    @Test
    void quantilesHaveAnErrorWhereEverySampleRecordsOneNumber() {
        Tally tally = tally(TallySpec.quantiles("q"));
        Random random = new Random(6);
        for (int sample = 0; sample < 100; sample++) {
            tally.record(0, random.nextDouble());
            end(tally);
        }
        Quantiles one = tally.tallies().quantiles("q");
        assertEquals(0.05, one.estimate(0.5).standardError(), 0.025);
        assertTrue(one.interval(0.5, 0.95).width() < 0.4, one.toString());
        assertTrue(one.toString().contains("±"), one.toString());
        Tally other = tally(TallySpec.quantiles("q"));
        for (int n = 0; n < 10; n++) {
            other.record(0, 0.5);
        }
        end(other);
        long[] words = new long[other.words()];
        other.save(words);
        tally.mergeSaved(words);
        Quantiles several = tally.tallies().quantiles("q");
        assertEquals(110, several.total());
        assertTrue(Double.isNaN(several.estimate(0.5).standardError()), several.toString());
        assertEquals(Double.POSITIVE_INFINITY, several.interval(0.5, 0.95).width());
        assertTrue(!several.toString().contains("±"), several.toString());
        end(other);
        assertTrue(!other.tallies().quantiles("q").independent());
    }

    @Test
    void numbersBeyondTheMagnitudesMakeInfiniteQuantiles() {
        Tally tally = tally(TallySpec.quantiles("q").between(0.1, 10).positive());
        for (double value : new double[] {-3, 0.01, 5, 50, Double.POSITIVE_INFINITY}) {
            tally.record(0, value);
        }
        Quantiles quantiles = tally.tallies().quantiles("q");
        assertEquals(Double.NEGATIVE_INFINITY, quantiles.quantile(0));
        assertEquals(0, quantiles.quantile(0.25));
        assertEquals(5, quantiles.quantile(0.5), 0.05);
        assertEquals(Double.POSITIVE_INFINITY, quantiles.quantile(0.75));
    }

    @Test
    void aHistogramEstimatesTheDensity() {
        Tally tally = tally(TallySpec.histogram("h", Bins.between(0, 1, 3)));
        for (double value : new double[] {-5, 0, 0.5, 1, 2.5, 3, 9, 1}) {
            tally.record(0, value);
        }
        Histogram histogram = tally.tallies().histogram("h");
        assertEquals(List.of(2L, 3L), histogram.counts());
        assertEquals(1, histogram.below());
        assertEquals(2, histogram.above());
        assertEquals(3.0 / 8 / 2, histogram.density(1));
    }

    /// Two samples, the first with two numbers in one bin: totals 3 and 1 there, 0 and 4 above.
    @Test
    void aWeightedHistogramCountsByWeightAndSample() {
        Tally tally = tally(TallySpec.weightedHistogram("h", Bins.between(0, 1, 3)));
        tally.weigh(0, 2, 1);
        tally.weigh(0, 1, 2);
        tally.weigh(0, -1, 0.5);
        end(tally);
        tally.weigh(0, 2.5, 1);
        tally.weigh(0, 3, 4);
        tally.weigh(0, 0.5, 0);
        end(tally);
        WeightedHistogram histogram = tally.tallies().weightedHistogram("h");
        assertEquals(List.of(0.0, 2.0), histogram.weights());
        assertEquals(new Estimate(2, 1, 2), histogram.estimate(1));
        assertEquals(0.25, histogram.below());
        assertEquals(2, histogram.above());
        assertEquals(2 / (2 * 4.25), histogram.density(1));
        assertThrows(IllegalArgumentException.class, () -> tally.weigh(0, 1, -1));
        assertThrows(IllegalArgumentException.class, () -> tally.weigh(0, Double.NaN, 1));
        assertThrows(ConfigurationException.class, () -> TallySpec.weightedHistogram("h", Bins.equal(0, 1, 1001)));
    }

    @Test
    void specsThatCannotBeAreRefused() {
        assertThrows(ConfigurationException.class, () -> TallySpec.covariance("x"));
        assertThrows(ConfigurationException.class, () -> TallySpec.covariance("x", "x"));
        assertThrows(ConfigurationException.class, () -> TallySpec.cells("c", 1));
        assertThrows(ConfigurationException.class, () -> TallySpec.cells("c", 0, Bins.equal(0, 1, 2)));
        assertThrows(ConfigurationException.class, () -> TallySpec.series("s", 1));
        assertThrows(ConfigurationException.class, () -> TallySpec.series("s", 1, 1, 1));
        assertThrows(
                ConfigurationException.class, () -> TallySpec.quantiles("q").within(0));
        assertThrows(
                ConfigurationException.class, () -> TallySpec.quantiles("q").between(1, 1));
        assertThrows(ConfigurationException.class, () -> tally(TallySpec.extremes("z")));
    }
}
