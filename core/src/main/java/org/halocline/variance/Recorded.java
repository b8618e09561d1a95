package org.halocline.variance;

import java.util.ArrayList;
import java.util.List;
import org.halocline.model.SampleSimulation;
import org.halocline.sample.Scores;
import org.halocline.sample.TallySpec;

/// The scores of one inner sample and what it records in histograms, until its weight is known. Other tallies take
/// nothing.
final class Recorded implements Scores {
    private final double[] values;
    private final List<List<Double>> numbers = new ArrayList<>();
    private final List<Integer> fedBy = new ArrayList<>();
    private final int[] histogram;

    Recorded(SampleSimulation inner) {
        List<String> scores = inner.scores();
        List<TallySpec> tallies = inner.tallies();
        this.values = new double[scores.size()];
        this.histogram = new int[tallies.size()];
        for (int n = 0; n < histogram.length; n++) {
            boolean isOne = tallies.get(n) instanceof TallySpec.Histogram;
            histogram[n] = isOne ? numbers.size() : -1;
            if (isOne) {
                numbers.add(new ArrayList<>());
                fedBy.add(scores.indexOf(tallies.get(n).name()));
            }
        }
    }

    @Override
    public void score(int score, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("score number=" + score + ", value=" + value + "; it must be finite");
        }
        values[score] = value;
    }

    @Override
    public void record(int tally, double value) {
        if (histogram[tally] >= 0) {
            numbers.get(histogram[tally]).add(value);
        }
    }

    @Override
    public void add(int tally, int cell, double value) {}

    @Override
    public void addAt(int tally, double value, double x) {}

    @Override
    public void addAt(int tally, double value, double x, double y) {}

    @Override
    public void addAt(int tally, double value, double x, double y, double z) {}

    @Override
    public void weigh(int tally, double value, double weight) {}

    double value(int score) {
        return values[score];
    }

    int count() {
        return values.length;
    }

    /// Passes on the numbers of all histograms, those that a score feeds included.
    ///
    /// @param first number of the first histogram
    void weigh(Scores scores, int first, double weight) {
        for (int n = 0; n < numbers.size(); n++) {
            if (fedBy.get(n) >= 0) {
                scores.weigh(first + n, values[fedBy.get(n)], weight);
            }
            for (double number : numbers.get(n)) {
                scores.weigh(first + n, number, weight);
            }
        }
    }
}
