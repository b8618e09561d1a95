package org.halocline.io.vtk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.halocline.grid.Axis;
import org.halocline.grid.CellFunction;
import org.halocline.grid.Grid;
import org.halocline.io.support.Docs;
import org.halocline.io.support.WrittenSeries;
import org.halocline.reduce.StateHash;
import org.halocline.snapshot.SnapshotMoment;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Holds the files against the reader that users have: VTK's own, from Debian's `python3-vtk9`.
@Tag("process")
final class GoldenReaderTest {
    private static final String PYTHON = "/usr/bin/python3";

    @TempDir
    Path folder;

    private record Case(
            String folder,
            List<Integer> cells,
            List<Double> low,
            List<Double> high,
            List<Double> times,
            Map<String, Double> fields) {}

    private record Ended(int exitCode, String output) {}

    @BeforeAll
    static void vtkIsThere() throws IOException, InterruptedException {
        boolean there = Files.isExecutable(Path.of(PYTHON))
                && run("-c", "import vtk, numpy").exitCode() == 0;
        boolean required = "true".equals(System.getenv("CI"));
        assumeTrue(
                there || required,
                "no VTK for " + PYTHON + "; install python3-vtk9 and python3-numpy to run this test");
    }

    @Test
    void vtkReadsEveryCellOfEveryMoment() throws IOException, InterruptedException {
        List<Case> cases = List.of(
                written("line", Grid.of(13).extent(Axis.X, -1, 1), "3"),
                written("plane", Grid.of(7, 5).extent(Axis.X, -1, 2.5).extent(Axis.Y, 10, 20), "3x1"),
                written("squares", Grid.of(101, 67), "3x2"),
                written("thin", Grid.of(6, 1), "2x1"),
                written("space", Grid.of(9, 7, 5).extent(Axis.Z, 0, 0.1), "2x3x2"),
                written("slab", Grid.of(4, 3, 1), "2x1x1"));
        Path list = folder.resolve("cases.json");
        Files.writeString(list, new JsonMapper().writeValueAsString(cases));
        long cells = 3L * (13 + 7 * 5 + 101 * 67 + 6 + 9 * 7 * 5 + 4 * 3);
        assertEquals(
                new Ended(0, cells + " cells are right\n"),
                run(Path.of("src", "test", "resources", "golden_reader.py").toString(), list.toString()));
    }

    private Case written(String name, Grid grid, String processGrid) throws IOException {
        Path directory = Files.createDirectory(folder.resolve(name));
        WrittenSeries series = WrittenSeries.of(new VtkFormat(), directory, grid, processGrid, Map.of(), "u", "v & w");
        List<Double> times = List.of(0.0, 1e-5, 0.1 + 0.2);
        for (int n = 0; n < times.size(); n++) {
            series.write(
                    new SnapshotMoment(n, 100L * n, times.get(n)),
                    WrittenSeries.index(grid, n / 2.0),
                    WrittenSeries.index(grid, 0.25 + n / 2.0));
        }
        return new Case(
                directory.toString(),
                grid.axes().stream().map(a -> a.cells()).toList(),
                grid.axes().stream().map(a -> a.low()).toList(),
                grid.axes().stream().map(a -> a.high()).toList(),
                times,
                new TreeMap<>(Map.of("u", 0.0, "v & w", 0.25)));
    }

    @Test
    void theDocumentedProgramsRun() throws IOException, InterruptedException {
        Grid grid = Grid.of(9, 7, 5);
        CellFunction u = (x, y, z) -> Math.sin(31 * x) * y - z;
        CellFunction v = (x, y, z) -> x > 0.8 ? Double.NaN : y > 0.8 ? -0.0 : x / (y + z);
        WrittenSeries.of(new VtkFormat(), folder, grid, "2x3x2", Map.of(), "u", "v")
                .write(new SnapshotMoment(0, 3, 0.5), u, v);
        String index = folder.resolve("step_00000003.pvti").toString();
        StateHash hash = new StateHash();
        List<CellFunction> fields = List.of(u, v);
        for (int f = 0; f < fields.size(); f++) {
            for (int k = 0; k < grid.nz(); k++) {
                for (int j = 0; j < grid.ny(); j++) {
                    for (int i = 0; i < grid.nx(); i++) {
                        double value = fields.get(f)
                                .at(grid.centre(Axis.X, i), grid.centre(Axis.Y, j), grid.centre(Axis.Z, k));
                        hash.add(f, grid.index(i, j, k), Double.doubleToLongBits(value));
                    }
                }
            }
        }
        assertEquals(new Ended(0, hash + "\n"), documented("result.md", index, "u", "v"));
        Ended read = documented("snapshots.md", index);
        assertEquals("(5, 7, 9)", read.output().substring(0, 9), read.output());
    }

    private Ended documented(String page, String... arguments) throws IOException, InterruptedException {
        Path program = folder.resolve(page + ".py");
        Files.writeString(program, Docs.blocks(page, "python").getFirst());
        return run(Stream.concat(Stream.of(program.toString()), Stream.of(arguments))
                .toArray(String[]::new));
    }

    private static Ended run(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                Stream.concat(Stream.of(PYTHON), Stream.of(arguments)).toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }
}
