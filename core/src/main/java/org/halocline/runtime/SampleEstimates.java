package org.halocline.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.halocline.error.ConfigurationException;
import org.halocline.model.SampleSimulation;
import org.halocline.sample.Controls;
import org.halocline.sample.Covariances;
import org.halocline.sample.DerivedEstimates;
import org.halocline.sample.Estimate;
import org.halocline.sample.Groups;
import org.halocline.sample.Tallies;
import org.halocline.sample.Tally;
import org.halocline.sample.TallyLayout;
import org.halocline.sample.TallySpec;
import org.halocline.statistics.Derived;

/// What a sample run estimates: its scores, and what is derived from them.
final class SampleEstimates {
    private SampleEstimates() {}

    /// The tallies of a simulation and, behind them, what its derived quantities need and it does not declare itself:
    /// covariances and, if they are asked for, groups.
    ///
    /// @param groups of the jackknife; 0 for those that the simulation declares
    /// @throws org.halocline.error.ConfigurationException if the simulation declares what cannot be
    static TallyLayout layout(SampleSimulation simulation, int groups) {
        List<TallySpec> specs = new ArrayList<>(simulation.tallies());
        simulation.fittedControls().ifPresent(controls -> addControls(simulation, controls, specs));
        List<Derived> uncovered = simulation.derived().stream()
                .filter(derived -> specs.stream().noneMatch(spec -> covers(spec, derived.scores())))
                .toList();
        addCovariances(uncovered, specs);
        if (groups > 0) {
            addGroups(simulation.derived(), groups, specs);
        }
        return new TallyLayout(simulation.scores(), specs);
    }

    /// Covariances of each score with the controls.
    private static void addControls(SampleSimulation simulation, Controls controls, List<TallySpec> specs) {
        simulation.scores().stream()
                .filter(score -> !controls.names().contains(score))
                .map(controls::covariance)
                .filter(needed -> specs.stream().noneMatch(spec -> covers(spec, needed.scores())))
                .forEach(specs::add);
    }

    private static void addCovariances(List<Derived> uncovered, List<TallySpec> specs) {
        List<String> needed = DerivedEstimates.covariances(uncovered);
        if (needed.size() > TallySpec.Covariance.MOST) {
            // Not all pairs of so many scores: those of each quantity.
            uncovered.stream()
                    .map(derived -> DerivedEstimates.covariances(List.of(derived)))
                    .filter(scores -> !scores.isEmpty())
                    .distinct()
                    .forEach(scores -> specs.add(new TallySpec.Covariance(scores)));
        } else if (!needed.isEmpty()) {
            specs.add(new TallySpec.Covariance(needed));
        }
    }

    private static void addGroups(List<Derived> derived, int groups, List<TallySpec> specs) {
        if (derived.isEmpty()) {
            throw new ConfigurationException("jackknife=" + groups
                    + "; it is for quantities that are derived from means, and there are none here: leave it out");
        }
        specs.replaceAll(spec ->
                spec instanceof TallySpec.Groups declared ? new TallySpec.Groups(groups, declared.scores()) : spec);
        List<String> needed = DerivedEstimates.scores(derived.stream()
                .filter(quantity -> specs.stream()
                        .noneMatch(spec -> spec instanceof TallySpec.Groups some
                                && some.scores().containsAll(quantity.scores())))
                .toList());
        if (!needed.isEmpty()) {
            specs.add(new TallySpec.Groups(groups, needed));
        }
    }

    private static boolean covers(TallySpec spec, List<String> scores) {
        return spec instanceof TallySpec.Covariance covariance
                && covariance.scores().containsAll(scores);
    }

    /// Names of all estimates: first the scores.
    static List<String> names(SampleSimulation simulation) {
        List<String> names = new ArrayList<>(simulation.scores());
        simulation.derived().forEach(derived -> names.add(derived.name()));
        return List.copyOf(names);
    }

    /// All estimates by name, in the same order.
    static Map<String, Estimate> of(SampleSimulation simulation, Tally total) {
        Map<String, Estimate> estimates = new LinkedHashMap<>();
        List<String> scores = simulation.scores();
        Optional<Controls> controls = simulation.fittedControls().filter(some -> some.isEnough(total.samples()));
        Tallies ofControls = controls.isPresent() ? total.covariances() : Tallies.NONE;
        for (int n = 0; n < scores.size(); n++) {
            estimates.put(scores.get(n), of(total, scores.get(n), n, controls, ofControls));
        }
        List<Derived> quantities = simulation.derived();
        if (!quantities.isEmpty()) {
            Tallies covariances = total.covariances();
            Tallies groups = total.groups();
            quantities.forEach(
                    derived -> estimates.put(derived.name(), of(simulation, total, derived, covariances, groups)));
        }
        return estimates;
    }

    /// The estimate of a score, corrected if there are controls and it is none of them.
    private static Estimate of(
            Tally total, String score, int number, Optional<Controls> controls, Tallies covariances) {
        Estimate plain = total.estimate(number);
        return controls.filter(some -> !some.names().contains(score)
                        && plain.standardError() > 0
                        && plain.standardError() < Double.POSITIVE_INFINITY)
                .map(some -> some.corrected(score, covering(covariances, some.covariance(score))))
                .orElse(plain);
    }

    private static Covariances covering(Tallies covariances, TallySpec.Covariance needed) {
        return covariances.results().stream()
                .map(Covariances.class::cast)
                .filter(some -> some.scores().containsAll(needed.scores()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("covariances of=" + needed.scores()));
    }

    /// The estimate of a score or of a derived quantity, without the jackknife: asked for after every batch, and groups
    /// take long.
    ///
    /// @throws IllegalArgumentException if there is none of this name
    static Estimate of(SampleSimulation simulation, Tally total, String name) {
        List<String> scores = simulation.scores();
        if (scores.contains(name)) {
            Optional<Controls> controls = simulation.fittedControls().filter(some -> some.isEnough(total.samples()));
            Tallies ofControls = controls.isPresent() ? total.covariances() : Tallies.NONE;
            return of(total, name, scores.indexOf(name), controls, ofControls);
        }
        Derived derived = simulation.derived().stream()
                .filter(quantity -> quantity.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("estimate=" + name + "; there are " + names(simulation)));
        return of(simulation, total, derived, total.covariances(), Tallies.NONE);
    }

    /// @param covariances of the total, which take long where there are many
    private static Estimate of(
            SampleSimulation simulation, Tally total, Derived derived, Tallies covariances, Tallies groups) {
        List<String> scores = simulation.scores();
        Estimate estimate = DerivedEstimates.of(
                derived,
                score -> total.estimate(scores.indexOf(score)),
                (a, b) -> covariances.covariances(a, b).covariance(a, b));
        return groups.results().stream()
                .map(Groups.class::cast)
                .filter(some -> some.scores().containsAll(derived.scores()))
                .findFirst()
                .flatMap(some -> some.jackknife(derived))
                .map(estimate::jackknife)
                .orElse(estimate);
    }
}
