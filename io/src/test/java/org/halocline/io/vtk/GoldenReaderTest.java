package org.halocline.io.vtk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.halocline.grid.Axis;
import org.halocline.grid.Boundary;
import org.halocline.grid.Box;
import org.halocline.grid.CellFunction;
import org.halocline.grid.FieldSpec;
import org.halocline.grid.Grid;
import org.halocline.grid.Location;
import org.halocline.io.support.Docs;
import org.halocline.io.support.WrittenSeries;
import org.halocline.io.support.WrittenSeries.IndexFunction;
import org.halocline.reduce.StateHash;
import org.halocline.snapshot.Selection;
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

    /// What the program must find; per axis of the grid the coordinates of the points, the number of cells, and the
    /// first cell's index.
    private record Case(
            String folder,
            List<List<Double>> points,
            List<Integer> cells,
            List<Integer> first,
            int stride,
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
        assertRead(cases, 3L * (13 + 7 * 5 + 101 * 67 + 6 + 9 * 7 * 5 + 4 * 3));
    }

    @Test
    void vtkReadsRegionsStridesAndStretchedAxes() throws IOException, InterruptedException {
        Grid plane = Grid.of(7, 5).extent(Axis.X, -1, 2.5).extent(Axis.Y, 10, 20);
        Grid space = Grid.of(9, 7, 5).extent(Axis.Z, 0, 0.1);
        Grid stretched = plane.stretched(Axis.X, -1, 0, 1.5, 1.75, 2, 7, 8, 9.125);
        Grid shells = space.stretched(Axis.Z, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2);
        List<Case> cases = List.of(
                written("region", plane, new Box(2, 1, 0, 6, 4, 1), 1, "3x2"),
                written("slice", space, new Box(0, 3, 0, 9, 4, 5), 1, "2x3x2"),
                written("strided", plane, plane.box(), 2, "7x5"),
                written("sparse", space, new Box(1, 2, 3, 8, 7, 5), 3, "3x2x2"),
                written("stretched", stretched, stretched.box(), 1, "3x2"),
                written(
                        "stretched line",
                        Grid.of(3).stretched(Axis.X, 0, 1, 10, 100),
                        new Box(1, 0, 0, 3, 1, 1),
                        1,
                        "2"),
                written("shells", shells, new Box(1, 0, 1, 9, 7, 5), 2, "3x2x2"));
        assertRead(cases, 3L * (4 * 3 + 9 * 5 + 4 * 3 + 3 * 2 + 7 * 5 + 2 + 4 * 4 * 2));
    }

    private void assertRead(List<Case> cases, long cells) throws IOException, InterruptedException {
        Path list = folder.resolve("cases.json");
        Files.writeString(list, new JsonMapper().writeValueAsString(cases));
        assertEquals(
                new Ended(0, cells + " cells are right\n"),
                run(Path.of("src", "test", "resources", "golden_reader.py").toString(), list.toString()));
    }

    private Case written(String name, Grid grid, String processGrid) throws IOException {
        return written(name, grid, grid.box(), 1, processGrid);
    }

    private Case written(String name, Grid grid, Box box, int stride, String processGrid) throws IOException {
        Path directory = Files.createDirectory(folder.resolve(name));
        Grid walled = grid.boundary(Axis.X, Boundary.value(0));
        WrittenSeries series = WrittenSeries.of(
                new VtkFormat(),
                directory,
                new Selection(walled, box, stride),
                processGrid,
                Map.of(),
                FieldSpec.of("u"),
                FieldSpec.of("v-w").at(Location.FACE_X));
        List<Double> times = List.of(0.0, 1e-5, 0.1 + 0.2);
        for (int n = 0; n < times.size(); n++) {
            series.writeIndices(
                    new SnapshotMoment(n, 100L * n, times.get(n)),
                    IndexFunction.from(n / 2.0),
                    IndexFunction.from(0.25 + n / 2.0));
        }
        List<List<Double>> points = new ArrayList<>();
        List<Integer> cells = new ArrayList<>();
        List<Integer> first = new ArrayList<>();
        for (Axis axis : Axis.ALL.subList(0, grid.dimensions())) {
            points.add(points(grid, axis, box, stride));
            cells.add(points.getLast().size() - 1);
            first.add(box.begin(axis));
        }
        return new Case(
                directory.toString(),
                points,
                cells,
                first,
                stride,
                times,
                new TreeMap<>(Map.of("u", 0.0, "v-w", 0.75)));
    }

    /// Every `stride`-th face of the box. The last one is that of the box where points are written one by one or where
    /// there are but two; else a stride further.
    private static List<Double> points(Grid grid, Axis axis, Box box, int stride) {
        List<Double> points = new ArrayList<>();
        int face = box.begin(axis);
        for (; face < box.end(axis); face += stride) {
            points.add(grid.axis(axis).face(face));
        }
        boolean ends = !grid.isUniform() || points.size() == 1;
        points.add(grid.axis(axis).face(ends ? box.end(axis) : face));
        return points;
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
