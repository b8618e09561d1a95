package org.halocline.io.png;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.halocline.io.file.AtomicFile;
import org.halocline.io.file.StepNames;
import org.halocline.snapshot.Selection;
import org.halocline.snapshot.SnapshotFormat;
import org.halocline.snapshot.SnapshotMoment;
import org.halocline.snapshot.SnapshotPiece;
import org.halocline.snapshot.SnapshotSeries;

/// Format `png`: one frame per field and moment. For its options see [PngOptions].
public final class PngFormat implements SnapshotFormat {
    @Override
    public String name() {
        return "png";
    }

    @Override
    public void check(SnapshotSeries series) {
        PngOptions.of(series.options());
    }

    @Override
    public void writePiece(SnapshotPiece piece) throws IOException {
        Sampling sampling = sampling(piece.series());
        Selection selection = piece.series().selection();
        Tile tile =
                Tile.of(sampling, selection, piece.subdomain(), piece.fields().size());
        if (tile.isEmpty()) {
            return;
        }
        Path folder = tileFolder(piece.series(), piece.moment());
        Files.createDirectories(folder);
        tile.write(folder, sampling, selection, piece.fields());
    }

    @Override
    public void finish(SnapshotSeries series, SnapshotMoment moment) throws IOException {
        PngOptions options = PngOptions.of(series.options());
        Sampling sampling = sampling(series);
        List<Tile> tiles = Tile.all(sampling, series);
        Path folder = tileFolder(series, moment);
        for (Tile tile : tiles) {
            tile.requireComplete(folder);
        }
        for (int number = 0; number < series.fields().size(); number++) {
            String field = series.fields().get(number);
            Samples samples = Samples.read(folder, tiles, number, sampling);
            ValueRange range = options.range().of(samples, series.directory().resolve(".range_" + field), moment);
            Frame frame = Frame.draw(samples, sampling, range, moment.time());
            Path file = series.directory().resolve(field + "_" + StepNames.step(moment.step()) + ".png");
            AtomicFile.write(
                    file, temporary -> ImageIO.write(frame.image(options.colours()), "png", temporary.toFile()));
        }
        delete(folder);
    }

    /// The folder may hold more than the tiles of this cut: a run that was stopped here may go on with fewer workers.
    private static void delete(Path folder) throws IOException {
        try (Stream<Path> tiles = Files.list(folder)) {
            for (Path tile : tiles.toList()) {
                Files.delete(tile);
            }
        }
        Files.delete(folder);
    }

    private static Sampling sampling(SnapshotSeries series) {
        return Sampling.of(series.selection(), PngOptions.of(series.options()).width());
    }

    private static Path tileFolder(SnapshotSeries series, SnapshotMoment moment) {
        return series.directory().resolve(".tiles_" + StepNames.step(moment.step()));
    }
}
