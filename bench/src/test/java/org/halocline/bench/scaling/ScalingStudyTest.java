package org.halocline.bench.scaling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.halocline.bench.machine.Ceiling;
import org.halocline.bench.machine.Machine;
import org.halocline.error.ConfigurationException;
import org.halocline.error.RunFailedException;
import org.halocline.grid.Boundary;
import org.halocline.grid.Grid;
import org.halocline.model.GridSimulation;
import org.halocline.model.Row;
import org.halocline.model.Run;
import org.halocline.model.SampleSimulation;
import org.halocline.model.State;
import org.halocline.sample.SampleStream;
import org.halocline.simulations.heat.Heat;
import org.halocline.simulations.pi.Pi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ScalingStudyTest {
    /// Its answer depends on who computes: what no simulation may do.
    public record Vain() implements GridSimulation {
        @Override
        public Grid grid() {
            return Grid.of(6, 6).boundary(Boundary.value(0));
        }

        @Override
        public double maxTimeStep() {
            return 1;
        }

        @Override
        public void initialise(State state) {
            state.field("u").fill((double) state.field("u").owned().cells());
        }

        @Override
        public void step(Row row, double dt) {
            System.arraycopy(row.now(0), row.begin(), row.next(0), row.begin(), row.end() - row.begin());
        }
    }

    /// Counts nothing but how often it was asked.
    public record Sampler() implements SampleSimulation {
        @Override
        public double sample(SampleStream random) {
            return 1;
        }
    }

    /// Under a roof that is made up: measuring it takes seconds.
    private static ScalingReport measure(ScalingStudy study, Consumer<String> watcher) {
        Ceiling ceiling = new Ceiling(Map.of(1, 10e9, 2, 18e9), Map.of(1, 20e9, 2, 40e9));
        return study.measure(watcher, Machine.here(), threads -> ceiling);
    }

    private static ScalingStudy heat() {
        return ScalingStudy.of(new Heat(10, 1.0), Run.steps(30).inProcess())
                .workers(List.of(2, 1, 2))
                .repeats(2);
    }

    @Test
    void repeatsAreInterleavedAndTurnAround() {
        List<String> told = new ArrayList<>();
        measure(heat(), told::add);
        assertEquals(
                List.of(
                        "ceiling of the machine",
                        "1 worker, repeat 1 of 2",
                        "2 workers, repeat 1 of 2",
                        "2 workers, repeat 2 of 2",
                        "1 worker, repeat 2 of 2",
                        "ceiling of the machine again"),
                told);
    }

    @Test
    void thePointsHoldWhatTheRunsDid() {
        ScalingReport report = measure(heat(), line -> {});
        assertEquals(
                List.of(1, 2),
                report.strong().points().stream().map(ScalingPoint::workers).toList());
        for (ScalingPoint point : report.strong().points()) {
            assertEquals(100, point.size());
            assertEquals(3000, point.updates());
            assertEquals(2, point.seconds().size());
            assertEquals(3000 / point.time(), point.rate());
            assertEquals(16 * point.rate(), report.bandwidth(point));
        }
        assertTrue(report.advice().startsWith("Use "), report.advice());
        assertTrue(report.warnings().stream().anyMatch(w -> w.contains("make the run longer")), "runs this short");
        assertEquals(1, report.laws().size(), "two numbers of workers fit one law");
    }

    @Test
    void weakScalingLetsTheGridGrowAndKeepsTheSteps() {
        ScalingStudy study = ScalingStudy.of(new Heat(10, 1.0), Run.until(0.01).inProcess())
                .workers(List.of(1, 4))
                .repeats(1)
                .weak("n");
        ScalingReport report = measure(study, line -> {});
        ScalingPoint one = report.strong().points().getFirst();
        ScalingPoint four = report.weak().orElseThrow().points().getLast();
        assertEquals(400, four.size());
        assertEquals(4 * one.updates(), four.updates());
    }

    @Test
    void samplesGrowWithTheWorkers() {
        ScalingStudy study = ScalingStudy.of(new Pi(), Run.samples(500).inProcess())
                .workers(List.of(1, 3))
                .repeats(1)
                .weak("");
        ScalingReport report = measure(study, line -> {});
        assertEquals(1500, report.weak().orElseThrow().points().getLast().updates());
        assertTrue(report.bytesPerUpdate().isEmpty());
    }

    @Test
    void aHashThatDependsOnTheWorkersIsAnError() {
        ScalingStudy vain = ScalingStudy.of(new Vain(), Run.steps(2).inProcess())
                .workers(List.of(1, 2))
                .repeats(1);
        RunFailedException failure = assertThrows(RunFailedException.class, () -> measure(vain, line -> {}));
        assertTrue(String.valueOf(failure.getMessage()).contains("must not depend on the number of workers"));
    }

    @Test
    void whatCannotRunIsRefusedBeforeAnythingStarts() {
        List<String> told = new ArrayList<>();
        ScalingStudy tooMany = heat().workers(List.of(1, 101));
        assertThrows(ConfigurationException.class, () -> measure(tooMany, told::add));
        ScalingStudy noSuch = heat().weak("m");
        assertThrows(ConfigurationException.class, () -> measure(noSuch, told::add));
        ScalingStudy none = ScalingStudy.of(new Sampler(), Run.samples(5));
        assertThrows(ConfigurationException.class, () -> none.workers(List.of()));
        assertThrows(ConfigurationException.class, () -> none.repeats(0));
        assertEquals(List.of(), told);
    }

    @Test
    void workersRunUpToTheCores() {
        assertEquals(List.of(1), ScalingStudy.powersOfTwo(1));
        assertEquals(List.of(1, 2, 4, 6), ScalingStudy.powersOfTwo(6));
        assertEquals(List.of(1, 2, 4, 8), ScalingStudy.powersOfTwo(8));
    }

    @Test
    void trafficCountsEveryAdvancedFieldTwice() {
        assertEquals(16, Traffic.bytesPerUpdate(new Heat(8, 1)).orElseThrow());
        assertTrue(Traffic.bytesPerUpdate(new Pi()).isEmpty());
    }
}
