package org.halocline.io.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.halocline.io.chart.ConvergenceChart;
import org.halocline.io.chart.HistogramChart;
import org.halocline.model.ConvergencePoint;
import org.halocline.model.RunResult;
import org.halocline.model.SampleSimulation;
import org.halocline.model.Verification;
import org.halocline.sample.Histogram;
import org.halocline.sample.TallyResult;
import org.halocline.sample.WeightedHistogram;

/// How the estimates of a sample run converge, as a table and as pictures, and its histograms.
final class Charts {
    private static final String TABLE = "convergence.csv";
    private static final int LONGEST = 100;

    private final Path folder;
    private final ConvergenceTable table;
    private final Set<String> taken = new HashSet<>();

    /// @param before samples from which on an earlier table counts no more; 0 for a new one
    Charts(Path folder, long before) {
        this.folder = folder;
        this.table = new ConvergenceTable(folder.resolve(TABLE), before);
    }

    /// Those of a run that goes on, if it had any.
    static Optional<Charts> again(Path folder, long before) {
        return ConvergenceTable.isIn(folder.resolve(TABLE))
                ? Optional.of(new Charts(folder, before))
                : Optional.empty();
    }

    /// The row is on disk before the samples of the point count for a run that goes on from memory.
    void append(ConvergencePoint point) {
        attempt(TABLE, () -> {
            table.append(point);
            table.write();
        });
    }

    /// Brings the table up to date.
    void flush() {
        attempt(TABLE, table::write);
    }

    /// Draws everything, once the run has ended.
    void draw(RunResult result) {
        flush();
        for (String score : result.estimates().keySet()) {
            String file = file("convergence-" + score);
            attempt(
                    file,
                    () -> ConvergenceChart.write(
                            folder.resolve(file), score, table.course(score), exact(result, score)));
        }
        for (TallyResult tally : result.tallies().results()) {
            if (tally instanceof Histogram histogram) {
                String file = file("histogram-" + histogram.name());
                attempt(file, () -> HistogramChart.write(folder.resolve(file), histogram));
            } else if (tally instanceof WeightedHistogram histogram) {
                String file = file("histogram-" + histogram.name());
                attempt(file, () -> HistogramChart.write(folder.resolve(file), histogram));
            }
        }
    }

    private static OptionalDouble exact(RunResult result, String score) {
        Optional<Verification.OfScore> proof =
                result.simulation() instanceof SampleSimulation samples ? samples.verification() : Optional.empty();
        return proof.isPresent() && proof.get().score().equals(score)
                ? OptionalDouble.of(proof.get().mean())
                : OptionalDouble.empty();
    }

    /// A name that every file system takes, and no two have.
    private String file(String name) {
        String plain = name.replaceAll("[^\\w.-]", "_");
        plain = plain.substring(0, Math.min(plain.length(), LONGEST));
        String file = plain;
        for (int n = 2; !taken.add(file.toLowerCase(Locale.ROOT)); n++) {
            file = plain + "-" + n;
        }
        return file + ".png";
    }

    private interface Writing {
        void write() throws IOException;
    }

    private void attempt(String file, Writing writing) {
        try {
            writing.write();
        } catch (IOException e) {
            throw Metrics.failed(folder.resolve(file), e);
        }
    }
}
