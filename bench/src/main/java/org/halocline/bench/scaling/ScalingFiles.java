package org.halocline.bench.scaling;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.halocline.io.file.AtomicFile;

/// A report as files of one folder: `scaling.json`, `scaling.csv`, `speed-up.png`, `efficiency.png`, `roofline.png`.
public final class ScalingFiles {
    private ScalingFiles() {}

    /// @param simulationName the name that the config used
    /// @return what could not be drawn, and why; empty if all was
    /// @throws IOException if a file cannot be written
    public static List<String> write(ScalingReport report, String simulationName, Path folder) throws IOException {
        AtomicFile.write(folder.resolve("scaling.json"), ScalingJson.of(report, simulationName));
        AtomicFile.write(folder.resolve("scaling.csv"), ScalingCsv.of(report));
        List<String> notes = new ArrayList<>();
        try {
            ScalingCharts.write(report, folder);
        } catch (LinkageError | InternalError | RuntimeException e) {
            // Without fonts Java can draw no letter; the numbers are written all the same.
            notes.add("no pictures: " + e + "; install a font, such as fonts-dejavu-core with fontconfig");
        }
        return notes;
    }
}
