package org.halocline.io.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.halocline.io.chart.CurvePoint;
import org.halocline.io.file.AtomicFile;
import org.halocline.model.ConvergencePoint;
import org.halocline.sample.Estimate;
import org.halocline.statistics.Interval;

/// `convergence.csv`: a header, then one row for each [ConvergencePoint]. `docs/formats/convergence.md` describes it.
final class ConvergenceTable {
    private static final List<String> COLUMNS = List.of("", ".standardError", ".low", ".high");

    private final Path file;
    private final long before;
    private final List<double[]> rows = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private List<String> names = List.of();
    private boolean isDirty = true;

    /// @param before rows of fewer samples stay where a run goes on; 0 for a new file
    ConvergenceTable(Path file, long before) {
        this.file = file;
        this.before = before;
    }

    /// Whether a folder has such a table.
    static boolean isIn(Path file) {
        return Files.exists(file);
    }

    void append(ConvergencePoint point) throws IOException {
        if (text.isEmpty()) {
            begin(List.copyOf(point.estimates().keySet()));
        }
        double[] row = new double[1 + COLUMNS.size() * names.size()];
        row[0] = point.samples();
        int at = 1;
        for (Estimate estimate : point.estimates().values()) {
            Interval interval = estimate.interval(Estimate.USUAL_LEVEL);
            row[at++] = estimate.mean();
            row[at++] = estimate.standardError();
            row[at++] = interval.low();
            row[at++] = interval.high();
        }
        add(point.samples(), row);
    }

    private void begin(List<String> scores) throws IOException {
        names = scores;
        StringBuilder header = new StringBuilder("samples");
        scores.forEach(name -> COLUMNS.forEach(column -> header.append(',').append(Metrics.quoted(name + column))));
        text.append(header).append('\n');
        if (before == 0 || !isIn(file)) {
            return;
        }
        List<String> old = Files.readAllLines(file);
        if (old.isEmpty() || !old.getFirst().contentEquals(header)) {
            return;
        }
        for (String line : old.subList(1, old.size())) {
            String[] cells = line.split(",", -1);
            try {
                long samples = Long.parseLong(cells[0]);
                double[] row = new double[cells.length];
                for (int n = 0; n < cells.length; n++) {
                    row[n] = Double.parseDouble(cells[n]);
                }
                if (samples >= before || cells.length != 1 + COLUMNS.size() * scores.size()) {
                    return;
                }
                add(samples, row);
            } catch (NumberFormatException e) {
                // Not of a run: nothing behind it can be trusted.
                return;
            }
        }
    }

    private void add(long samples, double[] row) {
        rows.add(row);
        text.append(samples);
        for (int n = 1; n < row.length; n++) {
            text.append(',').append(row[n]);
        }
        text.append('\n');
        isDirty = true;
    }

    /// Brings the file up to date.
    void write() throws IOException {
        if (isDirty) {
            AtomicFile.write(file, text.toString());
            isDirty = false;
        }
    }

    /// The course of an estimate.
    List<CurvePoint> course(String score) {
        int at = 1 + COLUMNS.size() * names.indexOf(score);
        return rows.stream()
                .map(row -> new CurvePoint((long) row[0], row[at], row[at + 2], row[at + 3]))
                .toList();
    }
}
