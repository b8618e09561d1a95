package org.halocline.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.TreeMap;
import org.halocline.error.ConfigurationException;
import org.halocline.grid.Axis;
import org.halocline.grid.Box;
import org.halocline.grid.Field;
import org.halocline.snapshot.Selection;
import org.halocline.snapshot.SnapshotFormat;
import org.halocline.snapshot.SnapshotMoment;
import org.halocline.snapshot.SnapshotPiece;
import org.halocline.snapshot.SnapshotSeries;

/// The simplest format: a line of text per chosen cell, with the value in its centre. With the option `fail` a piece,
/// with `failFinish` a snapshot, cannot be written from that step on.
public final class TextFormat implements SnapshotFormat {
    @Override
    public String name() {
        return "text";
    }

    @Override
    public void check(SnapshotSeries series) {
        for (String option : series.options().keySet()) {
            if (!option.equals("fail") && !option.equals("failFinish")) {
                throw new ConfigurationException("text option=" + option + "; use fail");
            }
        }
    }

    @Override
    public void writePiece(SnapshotPiece piece) throws IOException {
        String fail = piece.series().options().get("fail");
        if (fail != null && piece.moment().step() >= Long.parseLong(fail)) {
            throw new IOException("No space left on device");
        }
        StringBuilder text = new StringBuilder();
        Selection selection = piece.series().selection();
        Box chosen = selection.chosen(piece.subdomain().box());
        for (Field field : piece.fields()) {
            for (int m = chosen.beginY(); m < chosen.endY(); m++) {
                for (int n = chosen.beginX(); n < chosen.endX(); n++) {
                    int i = selection.cell(Axis.X, n);
                    int j = selection.cell(Axis.Y, m);
                    text.append(field.name() + " " + i + " " + j + " " + field.atCentre(i, j, 0) + "\n");
                }
            }
        }
        Files.writeString(
                piece.series()
                        .directory()
                        .resolve(piece.moment().step() + "-" + piece.subdomain().rank()),
                text.toString(),
                StandardCharsets.UTF_8);
    }

    @Override
    public void finish(SnapshotSeries series, SnapshotMoment moment) throws IOException {
        String fail = series.options().get("failFinish");
        if (fail != null && moment.step() >= Long.parseLong(fail)) {
            throw new IOException("the picture could not be drawn", new IOException("No space left on device"));
        }
        TreeMap<String, String> sorted = new TreeMap<>();
        for (int rank = 0; rank < series.decomposition().workers(); rank++) {
            for (String line : Files.readAllLines(series.directory().resolve(moment.step() + "-" + rank))) {
                sorted.put(line, line);
            }
        }
        Path all = series.directory().resolve("all");
        Files.writeString(
                all,
                moment.number() + " " + moment.step() + " " + moment.time() + "\n" + String.join("\n", sorted.keySet())
                        + "\n",
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
