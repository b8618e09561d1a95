package org.halocline.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.halocline.model.SampleSimulation;
import org.halocline.sample.SampleStream;
import org.halocline.sample.Scores;

/// A simulation of which each process that draws it leaves a file with its number.
///
/// @param folder where
/// @param inner  what is drawn
public record Attendance(String folder, SampleSimulation inner) implements SampleSimulation {
    private static final Set<String> PRESENT = ConcurrentHashMap.newKeySet();

    @Override
    public List<String> scores() {
        return inner.scores();
    }

    @Override
    public void sample(SampleStream random, Scores scores) {
        if (PRESENT.add(folder)) {
            try {
                Files.createFile(
                        Path.of(folder, "pid-" + ProcessHandle.current().pid()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        inner.sample(random, scores);
    }

    /// How many processes drew it, but for this one.
    public int others() {
        try (Stream<Path> entries = Files.list(Path.of(folder))) {
            String own = "pid-" + ProcessHandle.current().pid();
            return (int) entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.startsWith("pid-") && !name.equals(own))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
