package org.halocline.runtime;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.halocline.error.ConfigurationException;
import org.halocline.model.Replay;
import org.halocline.model.SampleSimulation;
import org.halocline.sample.RandomStreams;
import org.halocline.sample.Recording;

/// Draws one sample again, while someone looks.
final class Replaying {
    private Replaying() {}

    static Replay replay(SampleSimulation simulation, long seed, long sample, int draws) {
        if (sample < 0) {
            throw new ConfigurationException("sample=" + sample + "; the first is 0");
        }
        if (draws < 0) {
            throw new ConfigurationException("draws=" + draws + "; use 0 or more");
        }
        List<String> names = simulation.scores();
        Map<String, Double> scores = new LinkedHashMap<>();
        Recording recording = new Recording(draws);
        Optional<RuntimeException> failure = Optional.empty();
        try {
            simulation.sample(new RandomStreams(seed).recorded(sample, recording), (score, value) -> {
                scores.put(names.get(score), value);
                if (!Double.isFinite(value)) {
                    throw new IllegalArgumentException(
                            "score number=" + score + ", value=" + value + "; it must be finite");
                }
            });
        } catch (RuntimeException e) {
            failure = Optional.of(e);
        }
        return new Replay(
                simulation, seed, sample, scores, recording.drawn(), recording.draws(), recording.traces(), failure);
    }
}
