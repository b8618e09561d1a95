package org.halocline.variance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.halocline.model.SampleSimulation;
import org.halocline.model.Simulation;
import org.halocline.model.Verification;
import org.halocline.sample.Controls;
import org.halocline.sample.TallySpec;
import org.halocline.statistics.Derived;

/// A simulation that draws another one so that its means stay and their variance shrinks.
///
/// A sample of it is one independent observation made of [#innerSamples] samples of the inner simulation.
public interface VarianceReduction extends SampleSimulation {
    /// The simulation whose means are wanted.
    SampleSimulation inner();

    /// How many samples of the inner simulation one sample of this takes.
    long innerSamples();

    /// What is behind all decorators; a simulation that is none stays as it is.
    static Simulation innermost(Simulation simulation) {
        return simulation instanceof VarianceReduction method ? innermost(method.inner()) : simulation;
    }

    @Override
    default List<String> scores() {
        return inner().scores();
    }

    /// The means are the same, so what is made of them is.
    @Override
    default List<Derived> derived() {
        return inner().derived();
    }

    /// Those that still mean the same when inner samples are averaged: cells, series and weighted histograms, and
    /// histograms and quantiles of numbers that are no scores.
    @Override
    default List<TallySpec> tallies() {
        return PassingScores.staying(inner());
    }

    /// The means are the same, so what is known of them is.
    @Override
    default Map<String, Double> knownMeans() {
        return inner().knownMeans();
    }

    @Override
    default Optional<Controls> fittedControls() {
        return inner().fittedControls();
    }

    /// The means are the same, so the proof is.
    @Override
    default Optional<Verification.OfScore> verification() {
        return inner().verification();
    }
}
