package org.halocline.io.vtk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.halocline.io.file.AtomicFile;
import org.halocline.snapshot.SnapshotMoment;

/// `series.pvd`: which file shows which time.
///
/// Formats keep no state, so the file is its own memory: a new moment keeps the lines of earlier steps that this class
/// wrote and drops all others. A run that is rolled back and passes a moment again thus lists it once, and moment 0
/// starts afresh.
final class SeriesIndex {
    private static final String NAME = "series.pvd";
    private static final Pattern ENTRY =
            Pattern.compile("\\s*(<DataSet timestep=\"[-+.\\dE]+\" file=\"step_(\\d{8,18})\\.pvt[ir]\"/>)");

    private SeriesIndex() {}

    static void add(Path directory, SnapshotMoment moment, String file) throws IOException {
        Path index = directory.resolve(NAME);
        Xml xml = Xml.file("Collection");
        xml.open("Collection");
        for (String entry : earlier(index, moment)) {
            xml.line(entry);
        }
        xml.empty("DataSet", "timestep", Double.toString(moment.time()), "file", file);
        AtomicFile.write(index, xml.close("Collection").close("VTKFile").toString());
    }

    private static List<String> earlier(Path index, SnapshotMoment moment) throws IOException {
        List<String> entries = new ArrayList<>();
        if (moment.number() == 0 || !Files.exists(index)) {
            return entries;
        }
        // Latin-1 reads any bytes; the lines that match are ASCII.
        for (String line : Files.readAllLines(index, StandardCharsets.ISO_8859_1)) {
            Matcher m = ENTRY.matcher(line);
            if (m.matches() && Long.parseLong(m.group(2)) < moment.step()) {
                entries.add(m.group(1));
            }
        }
        return entries;
    }
}
