package org.halocline.variance;

import java.util.Arrays;
import org.halocline.sample.Scores;

/// The scores of one inner sample, to be changed before they are recorded. One without a score is 0.
final class Captured implements Scores {
    private final double[] values;

    Captured(int scores) {
        values = new double[scores];
    }

    @Override
    public void score(int score, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("score number=" + score + ", value=" + value + "; it must be finite");
        }
        values[score] = value;
    }

    double value(int score) {
        return values[score];
    }

    int count() {
        return values.length;
    }

    void clear() {
        Arrays.fill(values, 0);
    }
}
