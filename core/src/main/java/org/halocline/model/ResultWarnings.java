package org.halocline.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.halocline.sample.Estimate;
import org.halocline.sample.Extremes;
import org.halocline.sample.Moments;
import org.halocline.sample.Tallies;
import org.halocline.sample.TallyResult;
import org.halocline.sample.Weighted;
import org.halocline.statistics.Warning;
import org.halocline.statistics.Warnings;
import org.halocline.statistics.Weights;

/// Reasons not to trust the errors of a result: the more a simulation tallies, the more can show.
final class ResultWarnings {
    private ResultWarnings() {}

    static List<Warning> of(Map<String, Estimate> estimates, Tallies tallies) {
        List<Warning> warnings = new ArrayList<>();
        estimates.forEach((name, estimate) -> warnings.addAll(estimate.warnings(name)));
        Map<String, Warning> tails = new LinkedHashMap<>();
        for (TallyResult result : tallies.results()) {
            switch (result) {
                case Extremes extremes ->
                    mean(estimates, extremes.name())
                            .flatMap(estimate -> Warnings.tails(
                                    extremes.name(), estimate.samples(), Double.NaN, largestShare(extremes, estimate)))
                            .ifPresent(warning -> tails.put(extremes.name(), warning));
                case Moments moments ->
                    mean(estimates, moments.name())
                            .flatMap(estimate ->
                                    Warnings.tails(moments.name(), estimate.samples(), moments.kurtosis(), Double.NaN))
                            .ifPresent(warning -> tails.putIfAbsent(moments.name(), warning));
                case Weighted weighted ->
                    Warnings.weights(weighted.name(), weights(weighted)).ifPresent(warnings::add);
                default -> {}
            }
        }
        warnings.addAll(tails.values());
        return List.copyOf(warnings);
    }

    /// Of samples that are chains.
    static List<Warning> ofChains(SampleSimulation simulation, Map<String, Estimate> estimates) {
        return simulation.chains().stream()
                .filter(chain -> chain.values() > 1)
                .flatMap(chain -> {
                    Estimate corrected = estimates.get(chain.mean());
                    Estimate squares = estimates.get(chain.squares());
                    if (corrected == null || squares == null || corrected.samples() < 2) {
                        return Stream.empty();
                    }
                    Estimate mean = corrected.plain();
                    double error = mean.standardError();
                    double rHat = chain.rHat(
                            mean.samples(),
                            mean.mean(),
                            error * error * mean.samples(),
                            squares.plain().mean());
                    return Warnings.chains(chain.mean(), rHat).stream();
                })
                .toList();
    }

    /// Of a proportion the hits tell more than its tails.
    private static Optional<Estimate> mean(Map<String, Estimate> estimates, String name) {
        return Optional.ofNullable(estimates.get(name))
                .map(Estimate::plain)
                .filter(estimate -> estimate.kind() == Estimate.Kind.MEAN);
    }

    /// max x²/Σx², with Σx² = n x̄² + n (n − 1) e² from the error e.
    private static double largestShare(Extremes extremes, Estimate estimate) {
        double largest = Math.max(Math.abs(extremes.least()), Math.abs(extremes.greatest()));
        double n = estimate.samples();
        double mean = estimate.mean();
        double error = estimate.standardError();
        return largest * largest / (n * mean * mean + n * (n - 1) * error * error);
    }

    private static Weights weights(Weighted weighted) {
        double sum = weighted.weight();
        return new Weights(
                weighted.mean().samples(), sum, sum * sum / weighted.effectiveSamples(), weighted.largestWeight());
    }
}
