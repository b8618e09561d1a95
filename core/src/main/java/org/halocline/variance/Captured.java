package org.halocline.variance;

import org.halocline.sample.Scores;

/// The scores of one inner sample, to be changed before they are recorded; one without a score is 0. Tallies go on as
/// they are, or nowhere.
final class Captured implements PassingScores {
    private static final Scores NOWHERE = (score, value) -> {};

    private final double[] values;
    private final Scores outer;

    private Captured(int scores, Scores outer) {
        this.values = new double[scores];
        this.outer = outer;
    }

    /// Passes all tallies on: those of the inner simulation must be the first of the outer one.
    static Captured passing(int scores, Scores outer) {
        return new Captured(scores, outer);
    }

    /// Passes no tally on.
    static Captured alone(int scores) {
        return new Captured(scores, NOWHERE);
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

    @Override
    public Scores outer() {
        return outer;
    }

    @Override
    public int passed(int tally) {
        return outer.equals(NOWHERE) ? -1 : tally;
    }

    @Override
    public double share() {
        return 1;
    }
}
