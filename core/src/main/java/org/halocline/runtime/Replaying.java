package org.halocline.runtime;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.halocline.error.ConfigurationException;
import org.halocline.model.Replay;
import org.halocline.model.SampleSimulation;
import org.halocline.model.Simulation;
import org.halocline.sample.RandomStreams;
import org.halocline.sample.Recording;
import org.halocline.sample.Scores;
import org.halocline.sample.Tally;

/// Draws one sample again, while someone looks.
final class Replaying {
    private Replaying() {}

    /// Keeps the scores of a sample, and refuses what a run would refuse.
    private static final class Kept implements Scores {
        private final List<String> names;
        private final Tally tally;
        private final Map<String, Double> scores = new LinkedHashMap<>();

        Kept(SampleSimulation simulation) {
            this.names = simulation.scores();
            this.tally = new Tally(SampleEstimates.layout(simulation, 0));
        }

        @Override
        public void score(int score, double value) {
            scores.put(names.get(score), value);
            tally.score(score, value);
        }

        @Override
        public void record(int number, double value) {
            tally.record(number, value);
        }

        @Override
        public void add(int number, int cell, double value) {
            tally.add(number, cell, value);
        }

        @Override
        public void addAt(int number, double value, double x) {
            tally.addAt(number, value, x);
        }

        @Override
        public void addAt(int number, double value, double x, double y) {
            tally.addAt(number, value, x, y);
        }

        @Override
        public void addAt(int number, double value, double x, double y, double z) {
            tally.addAt(number, value, x, y, z);
        }

        @Override
        public void weigh(int number, double value, double weight) {
            tally.weigh(number, value, weight);
        }
    }

    /// @param shown what a user calls the simulation
    /// @param where in which round, if there are several
    static Replay replay(
            SampleSimulation simulation, Simulation shown, String where, long seed, long sample, int draws) {
        if (sample < 0) {
            throw new ConfigurationException("sample=" + sample + "; the first is 0");
        }
        if (draws < 0) {
            throw new ConfigurationException("draws=" + draws + "; use 0 or more");
        }
        Kept kept = new Kept(simulation);
        Recording recording = new Recording(draws);
        Optional<RuntimeException> failure = Optional.empty();
        try {
            simulation.sample(new RandomStreams(seed).recorded(sample, recording), kept);
            kept.tally.endSample(sample);
        } catch (RuntimeException e) {
            failure = Optional.of(e);
        }
        return new Replay(
                shown,
                where,
                seed,
                sample,
                kept.scores,
                recording.drawn(),
                recording.draws(),
                recording.traces(),
                failure);
    }
}
