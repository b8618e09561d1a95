package org.halocline.sample;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.halocline.error.ConfigurationException;
import org.halocline.reduce.ExactSum;

/// What a tally holds, and so how large it is: known before the run, in every process.
///
/// | words | hold |
/// |---:|---|
/// | 1 | number of samples |
/// | 138 per score | Σx and Σx² as [ExactSum]s |
/// | 1, if there are specs | a fingerprint of scores and specs: a tally takes in only its like |
/// | the rest | the parts, in the order of the specs |
///
/// @param scores names of the scores
/// @param specs  what is collected beside them
public record TallyLayout(List<String> scores, List<TallySpec> specs) {
    /// Most words of a tally: 128 MiB.
    public static final int MOST_WORDS = 1 << 24;

    /// @throws ConfigurationException if specs name scores that do not exist, are there twice, or come to too much
    public TallyLayout {
        scores = List.copyOf(scores);
        specs = List.copyOf(specs);
        Set<String> seen = new HashSet<>();
        long words = 1L + scoreWords(scores);
        for (TallySpec spec : specs) {
            if (!seen.add(spec.getClass().getSimpleName() + " " + spec.name())) {
                throw new ConfigurationException("tally=" + spec + "; it is there twice");
            }
            for (String score : named(spec)) {
                requireScore(scores, score);
            }
            words += words(spec);
        }
        if (words > MOST_WORDS) {
            throw new ConfigurationException("tallies=" + specs.size() + ", words=" + words + "; they may have "
                    + MOST_WORDS + ", take fewer cells or bins");
        }
    }

    /// Scores and nothing beside.
    public static TallyLayout of(List<String> scores) {
        return new TallyLayout(scores, List.of());
    }

    /// Words of a saved tally.
    public int words() {
        return beforeParts() + specs.stream().mapToInt(TallyLayout::words).sum();
    }

    /// Heap of a tally that is being filled.
    public long heapBytes() {
        long bytes = ExactSums.heapBytes(2 * scores.size());
        for (TallySpec spec : specs) {
            bytes += switch (spec) {
                case TallySpec.Covariance c ->
                    ExactSums.heapBytes(CovariancePart.pairs(c.scores().size()));
                case TallySpec.Groups g ->
                    ExactSums.heapBytes(g.count() * g.scores().size());
                case TallySpec.Moments m -> ExactSums.heapBytes(2);
                case TallySpec.Weighted w -> ExactSums.heapBytes(WeightedPart.WORDS / ExactSum.WORDS);
                case TallySpec.Cells c -> (long) CellsPart.HEAP_BYTES * c.count();
                case TallySpec.Series s ->
                    (long) CellsPart.HEAP_BYTES * s.times().size();
                case TallySpec.WeightedHistogram w -> ExactSums.heapBytes(WeightedHistogramPart.sums(w.bins()));
                case TallySpec.Extremes e -> 0;
                case TallySpec.Histogram h -> 0;
                case TallySpec.Quantiles q -> 0;
            };
        }
        return bytes + 16L * words();
    }

    int beforeParts() {
        return scoreWords(scores) + (specs.isEmpty() ? 0 : 1);
    }

    private static int scoreWords(List<String> scores) {
        return 1 + ExactSums.words(2 * scores.size());
    }

    private static int words(TallySpec spec) {
        return switch (spec) {
            case TallySpec.Groups g -> GroupsPart.words(g.count(), g.scores().size());
            case TallySpec.Covariance c ->
                ExactSums.words(CovariancePart.pairs(c.scores().size()));
            case TallySpec.Extremes e -> ExtremesPart.WORDS;
            case TallySpec.Moments m -> ExactSums.words(2);
            case TallySpec.Histogram h -> HistogramPart.words(h.bins());
            case TallySpec.Quantiles q -> QuantilesPart.words(q);
            case TallySpec.Cells c -> CellsPart.WORDS * c.count();
            case TallySpec.Series s -> CellsPart.WORDS * s.times().size();
            case TallySpec.Weighted w -> WeightedPart.WORDS;
            case TallySpec.WeightedHistogram w -> ExactSums.words(WeightedHistogramPart.sums(w.bins()));
        };
    }

    /// Empty parts, in the order of the specs.
    List<TallyPart> parts() {
        List<TallyPart> parts = new ArrayList<>();
        for (TallySpec spec : specs) {
            parts.add(
                    switch (spec) {
                        case TallySpec.Covariance c ->
                            new CovariancePart(
                                    c.scores(),
                                    c.scores().stream()
                                            .mapToInt(scores::indexOf)
                                            .toArray());
                        case TallySpec.Groups g ->
                            new GroupsPart(
                                    g,
                                    g.scores().stream()
                                            .mapToInt(scores::indexOf)
                                            .toArray());
                        case TallySpec.Extremes e -> new ExtremesPart(e.name(), scores.indexOf(e.name()));
                        case TallySpec.Moments m -> new MomentsPart(m.name(), scores.indexOf(m.name()));
                        case TallySpec.Histogram h -> new HistogramPart(h.name(), h.bins(), scores.indexOf(h.name()));
                        case TallySpec.Quantiles q -> new QuantilesPart(q, scores.indexOf(q.name()));
                        case TallySpec.Cells c -> new CellsPart(c);
                        case TallySpec.Series s -> new CellsPart(s);
                        case TallySpec.Weighted w -> new WeightedPart(w.name());
                        case TallySpec.WeightedHistogram w -> new WeightedHistogramPart(w);
                    });
        }
        return parts;
    }

    /// Scores that a spec must find.
    private static List<String> named(TallySpec spec) {
        return switch (spec) {
            case TallySpec.Covariance c -> c.scores();
            case TallySpec.Groups g -> g.scores();
            case TallySpec.Extremes e -> List.of(e.name());
            case TallySpec.Moments m -> List.of(m.name());
            default -> List.of();
        };
    }

    private static void requireScore(List<String> scores, String score) {
        if (!scores.contains(score)) {
            throw new ConfigurationException("score=" + score + "; a tally names it, there are " + scores);
        }
    }

    /// FNV-1a of the text of scores and specs, 64 bits.
    long fingerprint() {
        long hash = 0xcbf29ce484222325L;
        for (byte b : toString().getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        return hash;
    }
}
