package org.halocline.sample;

import java.util.Arrays;

/// Least and greatest value of a score, with the first samples that made them.
///
/// Words: 1 if there is any; bits of the least, its sample; bits of the greatest, its sample. −0 is below 0.
final class ExtremesPart implements TallyPart {
    static final int WORDS = 5;

    private final String name;
    private final int score;
    private final long[] state = new long[WORDS];

    ExtremesPart(String name, int score) {
        this.name = name;
        this.score = score;
    }

    @Override
    public int words() {
        return WORDS;
    }

    @Override
    public void endSample(long sample, double[] scores) {
        double value = scores[score];
        take(value, sample, value, sample);
    }

    private void take(double least, long leastSample, double greatest, long greatestSample) {
        boolean any = state[0] != 0;
        int low = any ? Double.compare(least, Double.longBitsToDouble(state[1])) : -1;
        if (low < 0 || (low == 0 && leastSample < state[2])) {
            state[1] = Double.doubleToLongBits(least);
            state[2] = leastSample;
        }
        int high = any ? Double.compare(greatest, Double.longBitsToDouble(state[3])) : 1;
        if (high > 0 || (high == 0 && greatestSample < state[4])) {
            state[3] = Double.doubleToLongBits(greatest);
            state[4] = greatestSample;
        }
        state[0] = 1;
    }

    @Override
    public void save(long[] words, int at) {
        System.arraycopy(state, 0, words, at, WORDS);
    }

    @Override
    public void mergeSaved(long[] words, int at) {
        if (words[at] == 0) {
            Saved.require(Arrays.stream(words, at, at + WORDS).allMatch(w -> w == 0), at, "no extremes");
            return;
        }
        double least = Double.longBitsToDouble(words[at + 1]);
        double greatest = Double.longBitsToDouble(words[at + 3]);
        Saved.require(
                words[at] == 1
                        && Double.isFinite(least)
                        && Double.isFinite(greatest)
                        && Double.compare(least, greatest) <= 0
                        && words[at + 2] >= 0
                        && words[at + 4] >= 0,
                at,
                "extremes");
        take(least, words[at + 2], greatest, words[at + 4]);
    }

    @Override
    public void clear() {
        Arrays.fill(state, 0);
    }

    @Override
    public TallyResult result(Tally tally) {
        if (state[0] == 0) {
            return new Extremes(name, Double.NaN, -1, Double.NaN, -1);
        }
        return new Extremes(
                name, Double.longBitsToDouble(state[1]), state[2], Double.longBitsToDouble(state[3]), state[4]);
    }
}
