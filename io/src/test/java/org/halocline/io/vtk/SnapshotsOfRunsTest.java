package org.halocline.io.vtk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.halocline.Engine;
import org.halocline.decomposition.ProcessGrid;
import org.halocline.grid.Axis;
import org.halocline.grid.Boundary;
import org.halocline.grid.FieldSpec;
import org.halocline.grid.Grid;
import org.halocline.grid.Location;
import org.halocline.model.GridSimulation;
import org.halocline.model.Region;
import org.halocline.model.Row;
import org.halocline.model.Run;
import org.halocline.model.Schedule;
import org.halocline.model.SnapshotRequest;
import org.halocline.model.State;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the engine hands to the format: values of all cells, faces of neighbours among them.
final class SnapshotsOfRunsTest {
    @TempDir
    Path folder;

    /// Water that sloshes in a basin, periodic along y: height in centres, velocities on faces.
    public record Basin(int nx, int ny) implements GridSimulation {
        @Override
        public Grid grid() {
            return Grid.of(nx, ny).boundary(Axis.X, Boundary.reflecting());
        }

        @Override
        public List<FieldSpec> fields() {
            return List.of(
                    FieldSpec.of("h"),
                    FieldSpec.of("u").at(Location.FACE_X),
                    FieldSpec.of("v").at(Location.FACE_Y));
        }

        @Override
        public double maxTimeStep() {
            return 0.25 * Math.min(grid().dx(), grid().dy());
        }

        @Override
        public void initialise(State state) {
            state.field("h").fill((x, y) -> 1 + x * y * y);
            state.field("u").fill((x, y) -> x * (1 - x) * y);
            state.field("v").fill((x, y) -> x - y * (1 - y));
        }

        @Override
        public void step(Row row, double dt) {
            double[] h = row.now(0);
            double[] u = row.now(1);
            double[] v = row.now(2);
            int up = row.strideY();
            double a = dt / row.dx();
            double b = dt / row.dy();
            for (int c = row.begin(); c < row.end(); c++) {
                row.next(0)[c] = h[c] - a * (u[c + 1] - u[c]) - b * (v[c + up] - v[c]);
                row.next(1)[c] = u[c] - a * (h[c] - h[c - 1]);
                row.next(2)[c] = v[c] - b * (h[c] - h[c - up]);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2x2", "3x1", "1x4", "7x5"})
    void valuesOfARunDoNotDependOnTheCut(String processGrid) throws IOException {
        assertEquals(values(Region.ALL, 1, "1"), values(Region.ALL, 1, processGrid));
        Region most = Region.parse("x=0.2..1, y=0.1..0.75");
        assertEquals(values(most, 2, "1"), values(most, 2, processGrid));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2x2"})
    void aRegionWithAStrideHoldsTheCellsOfTheWhole(String processGrid) throws IOException {
        Map<String, Double> whole = values(Region.ALL, 1, processGrid);
        // Columns 2, 4, 6 and rows 1, 3 of 7 by 5.
        Map<String, Double> part = values(Region.parse("x=0.3..1, y=0.25..0.75"), 2, processGrid);
        assertEquals(3 * 3 * 2, part.size());
        for (String field : List.of("h", "u", "v")) {
            for (int n = 0; n < 3; n++) {
                for (int m = 0; m < 2; m++) {
                    assertEquals(
                            whole.get(key(field, 2 + 2 * n, 1 + 2 * m)), part.get(key(field, n, m)), field + n + m);
                }
            }
        }
    }

    private static String key(String field, int i, int j) {
        return field + " " + i + " " + j;
    }

    /// All values of the last moment, by field and number of the cell.
    private Map<String, Double> values(Region region, int stride, String processGrid) throws IOException {
        Path target = Files.createTempDirectory(folder, "run");
        // region request
        SnapshotRequest request = new SnapshotRequest(
                "vtk", Schedule.everySteps(5), List.of("h", "u", "v"), target.toString(), Map.of(), region, stride);
        Run run = Run.steps(13).snapshots(request);
        // endregion
        Engine.run(new Basin(7, 5), run.workers(ProcessGrid.parse(processGrid)).inProcess());
        Map<String, Double> values = new TreeMap<>();
        try (Stream<Path> pieces = Files.list(target.resolve("step_00000013"))) {
            for (Path piece : pieces.toList()) {
                PieceReader read = PieceReader.read(piece);
                for (Map.Entry<String, double[]> field : read.cells().entrySet()) {
                    int at = 0;
                    for (int j = read.extent()[2]; j < read.extent()[3]; j++) {
                        for (int i = read.extent()[0]; i < read.extent()[1]; i++) {
                            values.put(key(field.getKey(), i, j), field.getValue()[at++]);
                        }
                    }
                }
            }
        }
        return values;
    }
}
