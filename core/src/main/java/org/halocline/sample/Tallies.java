package org.halocline.sample;

import java.util.List;
import java.util.function.Predicate;

/// What a run collected beside the estimates of its scores, in the order in which the simulation declared it.
public record Tallies(List<TallyResult> results) {
    /// Of a run that declared nothing.
    public static final Tallies NONE = new Tallies(List.of());

    public Tallies {
        results = List.copyOf(results);
    }

    /// @throws IllegalArgumentException if there are none of this score
    public Extremes extremes(String score) {
        return only(Extremes.class, score);
    }

    /// @throws IllegalArgumentException if there are none of this score
    public Moments moments(String score) {
        return only(Moments.class, score);
    }

    /// The covariances that two scores are among.
    ///
    /// @throws IllegalArgumentException if there are none
    public Covariances covariances(String a, String b) {
        return first(Covariances.class, c -> c.scores().containsAll(List.of(a, b)), a + ", " + b);
    }

    /// The groups that keep sums of all these scores.
    ///
    /// @throws IllegalArgumentException if there are none
    public Groups groups(String... scores) {
        List<String> all = List.of(scores);
        return first(Groups.class, g -> g.scores().containsAll(all), String.join(", ", all));
    }

    /// @throws IllegalArgumentException if there is none of this name
    public Histogram histogram(String name) {
        return only(Histogram.class, name);
    }

    /// @throws IllegalArgumentException if there are none of this name
    public Quantiles quantiles(String name) {
        return only(Quantiles.class, name);
    }

    /// @throws IllegalArgumentException if there are none of this name
    public Cells cells(String name) {
        return only(Cells.class, name);
    }

    /// @throws IllegalArgumentException if there is none of this name
    public Series series(String name) {
        return only(Series.class, name);
    }

    /// @throws IllegalArgumentException if there is none of this name
    public Weighted weighted(String name) {
        return only(Weighted.class, name);
    }

    /// @throws IllegalArgumentException if there is none of this name
    public WeightedHistogram weightedHistogram(String name) {
        return only(WeightedHistogram.class, name);
    }

    private <T extends TallyResult> T only(Class<T> kind, String name) {
        return first(kind, t -> t.name().equals(name), name);
    }

    private <T extends TallyResult> T first(Class<T> kind, Predicate<T> fits, String name) {
        return results.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(fits)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        kind.getSimpleName() + " of=" + name + "; the run has " + names()));
    }

    private List<String> names() {
        return results.stream()
                .map(t -> t.getClass().getSimpleName() + " " + t.name())
                .toList();
    }
}
