package org.halocline.sample;

import java.math.BigDecimal;
import java.math.MathContext;
import org.halocline.reduce.ExactSum;

/// Σx³ and Σx⁴ of a score, with x² = h + l as in [ExactSum#addSquare]: x³ = hx + lx, x⁴ = h² + 2hl + l².
final class MomentsPart implements SumsPart {
    private final String name;
    private final int score;
    private final ExactSums sums = new ExactSums(2);

    MomentsPart(String name, int score) {
        this.name = name;
        this.score = score;
    }

    @Override
    public ExactSums sums() {
        return sums;
    }

    @Override
    public void endSample(long sample, double[] scores) {
        double x = scores[score];
        double high = x * x;
        ExactSum cubes = sums.get(0);
        ExactSum fourths = sums.get(1);
        cubes.addProduct(high, x);
        fourths.addSquare(high);
        if (high <= Double.MAX_VALUE) {
            double low = Math.fma(x, x, -high);
            cubes.addProduct(low, x);
            fourths.addProduct(2 * high, low);
            fourths.addSquare(low);
        }
    }

    /// With central moments times powers of n: N₂ = nΣx² − (Σx)², N₃ = n²Σx³ − 3nΣxΣx² + 2(Σx)³, N₄ = n³Σx⁴ −
    /// 4n²ΣxΣx³ + 6n(Σx)²Σx² − 3(Σx)⁴, skewness² = N₃²/N₂³ and kurtosis = N₄/N₂².
    @Override
    public TallyResult result(Tally tally) {
        ExactSum first = tally.sum(score);
        ExactSum second = tally.squares(score);
        ExactSum third = sums.get(0);
        ExactSum fourth = sums.get(1);
        Moments unknown = new Moments(name, Double.NaN, Double.NaN, tally.samples());
        if (tally.samples() == 0
                || first.sawNonFinite()
                || second.sawNonFinite()
                || third.sawNonFinite()
                || fourth.sawNonFinite()) {
            return unknown;
        }
        BigDecimal n = BigDecimal.valueOf(tally.samples());
        BigDecimal x = first.toBigDecimal();
        BigDecimal x2 = second.toBigDecimal();
        BigDecimal x3 = third.toBigDecimal();
        BigDecimal x4 = fourth.toBigDecimal();
        BigDecimal xx = x.multiply(x);
        BigDecimal n2 = n.multiply(x2).subtract(xx);
        if (n2.signum() <= 0) {
            return unknown;
        }
        BigDecimal n3 = n.multiply(n)
                .multiply(x3)
                .subtract(times(3, n.multiply(x).multiply(x2)))
                .add(times(2, xx.multiply(x)));
        BigDecimal n4 = n.pow(3)
                .multiply(x4)
                .subtract(times(4, n.multiply(n).multiply(x).multiply(x3)))
                .add(times(6, n.multiply(xx).multiply(x2)))
                .subtract(times(3, xx.multiply(xx)));
        double skewness = Math.sqrt(
                n3.multiply(n3).divide(n2.pow(3), MathContext.DECIMAL128).doubleValue());
        double kurtosis = n4.divide(n2.multiply(n2), MathContext.DECIMAL128).doubleValue();
        return new Moments(name, n3.signum() < 0 ? -skewness : skewness, kurtosis - 3, tally.samples());
    }

    private static BigDecimal times(int factor, BigDecimal value) {
        return value.multiply(BigDecimal.valueOf(factor));
    }
}
