package org.halocline.sample;

import java.math.BigDecimal;
import java.math.MathContext;
import org.halocline.reduce.ExactSum;

/// Σw, Σw², Σwx, Σw²x, Σw²x², how many, and the largest weight with its first sample.
///
/// The product w·x = h + l is no double; (wx)² = h² + 2hl + l² and w²x = wh + wl are added exactly all the same.
final class WeightedPart implements TallyPart {
    private static final int W = 0;
    private static final int W2 = 1;
    private static final int WX = 2;
    private static final int W2X = 3;
    private static final int W2X2 = 4;
    private static final int SUMS = 5;
    private static final int COUNT = 0;
    private static final int LARGEST = 1;
    private static final int LARGEST_SAMPLE = 2;
    static final int WORDS = ExactSums.words(SUMS) + 3;

    private final String name;
    private final ExactSums sums = new ExactSums(SUMS);
    private final long[] state = new long[3];
    private boolean given;
    private double value;
    private double weight;

    WeightedPart(String name) {
        this.name = name;
    }

    @Override
    public int words() {
        return WORDS;
    }

    @Override
    public void weigh(double number, double byWeight) {
        if (given || !Double.isFinite(number) || !(byWeight >= 0 && byWeight <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("weighted=" + name + ", value=" + number + ", weight=" + byWeight
                    + "; both must be finite, no weight negative, and a sample has only one");
        }
        given = true;
        value = number;
        weight = byWeight + 0.0; // no −0
    }

    @Override
    public void endSample(long sample, double[] scores) {
        if (!given) {
            return;
        }
        given = false;
        double high = weight * value;
        sums.get(W).add(weight);
        sums.get(W2).addSquare(weight);
        sums.get(WX).addProduct(weight, value);
        sums.get(W2X).addProduct(high, weight);
        sums.get(W2X2).addSquare(high);
        if (Math.abs(high) <= Double.MAX_VALUE) {
            double low = Math.fma(weight, value, -high);
            sums.get(W2X).addProduct(low, weight);
            sums.get(W2X2).addProduct(2 * high, low);
            sums.get(W2X2).addSquare(low);
        }
        take(1, Double.doubleToLongBits(weight), sample, 0);
    }

    /// Bits of numbers that are not negative are in the order of the numbers.
    private void take(long count, long largest, long sample, int at) {
        if (count > 0
                && (state[COUNT] == 0
                        || largest > state[LARGEST]
                        || (largest == state[LARGEST] && sample < state[LARGEST_SAMPLE]))) {
            state[LARGEST] = largest;
            state[LARGEST_SAMPLE] = sample;
        }
        state[COUNT] = Saved.addCounts(state[COUNT], count, at);
    }

    @Override
    public void save(long[] words, int at) {
        sums.save(words, at);
        System.arraycopy(state, 0, words, at + ExactSums.words(SUMS), state.length);
    }

    @Override
    public void mergeSaved(long[] words, int at) {
        int from = at + ExactSums.words(SUMS);
        long count = words[from + COUNT];
        long largest = words[from + LARGEST];
        long sample = words[from + LARGEST_SAMPLE];
        boolean none = count == 0 && largest == 0 && sample == 0;
        boolean some = count > 0 && largest >= 0 && sample >= 0 && Double.isFinite(Double.longBitsToDouble(largest));
        Saved.require(none || some, from, "weights");
        sums.mergeSaved(words, at);
        take(count, largest, sample, from);
    }

    @Override
    public void clear() {
        given = false;
        sums.clear();
        state[COUNT] = 0;
        state[LARGEST] = 0;
        state[LARGEST_SAMPLE] = 0;
    }

    @Override
    public TallyResult result(Tally tally) {
        Estimate plain = ExactSums.estimate(sums.get(WX), sums.get(W2X2), tally.samples());
        double largest = Double.longBitsToDouble(state[LARGEST]);
        long sample = state[COUNT] == 0 ? -1 : state[LARGEST_SAMPLE];
        for (int n = 0; n < SUMS; n++) {
            ExactSum sum = sums.get(n);
            if (sum.sawNonFinite() || (n <= W2 && sum.toBigDecimal().signum() == 0)) {
                Estimate unknown = new Estimate(Double.NaN, Double.NaN, state[COUNT]);
                return new Weighted(name, unknown, plain, sums.get(W).toDouble(), Double.NaN, largest, sample);
            }
        }
        BigDecimal w = sums.get(W).toBigDecimal();
        BigDecimal w2 = sums.get(W2).toBigDecimal();
        BigDecimal wx = sums.get(WX).toBigDecimal();
        // Σw²(x − μ)² with μ = Σwx/Σw, times (Σw)²
        BigDecimal spread = sums.get(W2X2)
                .toBigDecimal()
                .multiply(w)
                .multiply(w)
                .subtract(sums.get(W2X).toBigDecimal().multiply(wx).multiply(w).multiply(BigDecimal.TWO))
                .add(w2.multiply(wx).multiply(wx));
        double variance = spread.divide(w.pow(4), MathContext.DECIMAL128)
                .max(BigDecimal.ZERO)
                .doubleValue();
        double effective = w.multiply(w).divide(w2, MathContext.DECIMAL128).doubleValue();
        Estimate mean = new Estimate(
                wx.divide(w, MathContext.DECIMAL128).doubleValue(),
                state[COUNT] < 2 ? Double.NaN : Math.sqrt(variance),
                state[COUNT]);
        return new Weighted(name, mean, plain, w.doubleValue(), effective, largest, sample);
    }
}
