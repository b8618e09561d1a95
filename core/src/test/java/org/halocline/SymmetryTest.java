package org.halocline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.halocline.decomposition.ProcessGrid;
import org.halocline.grid.Axis;
import org.halocline.grid.Grid;
import org.halocline.model.GridSimulation;
import org.halocline.model.Observable;
import org.halocline.model.Observation;
import org.halocline.model.Run;
import org.halocline.model.RunMonitor;
import org.halocline.model.Schedule;
import org.halocline.testing.Basin;
import org.halocline.testing.Spread;
import org.halocline.testing.Spread.Turn;
import org.halocline.testing.Spread.Walls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What a scheme does not distinguish, the engine must not distinguish either: turned data give turned bits. And what a
/// scheme conserves in exact arithmetic stays to the last bit, for the sums are exact.
class SymmetryTest {
    private static final int NX = 9;
    private static final int NY = 7;

    /// The final value of every cell, each through a probe of its own.
    private static Map<String, Double> finalValues(GridSimulation simulation, String field, String cut, int steps) {
        Grid grid = simulation.grid();
        Run run = Run.steps(steps)
                .dt(1)
                .workers(ProcessGrid.parse(cut))
                .inProcess()
                .observeEvery(Schedule.end());
        for (int j = 0; j < grid.ny(); j++) {
            for (int i = 0; i < grid.nx(); i++) {
                run = run.observe(i + "," + j, Observable.at(field, grid.centre(Axis.X, i), grid.centre(Axis.Y, j)));
            }
        }
        return Engine.run(simulation, run).observables();
    }

    @ParameterizedTest
    @CsvSource({
        "PERIODIC, TRANSPOSED, 2x3",
        "REFLECTING, TRANSPOSED, 7x1",
        "MIXED, TRANSPOSED, 3x2",
        "PERIODIC, QUARTER, 1x9",
        "REFLECTING, QUARTER, 2x2",
        "MIXED, QUARTER, 3x3",
        "PERIODIC, MIRRORED, 4x1",
        "REFLECTING, MIRRORED, 1x4",
        "MIXED, MIRRORED, 2x2",
    })
    void turnedDataGiveTurnedBits(Walls walls, Turn turn, String cut) {
        Map<String, Double> straight = finalValues(new Spread(NX, NY, 0.2, walls, Turn.NONE), "u", "1x1", 30);
        Map<String, Double> turned = finalValues(new Spread(NX, NY, 0.2, walls, turn), "u", cut, 30);
        for (int j = 0; j < NY; j++) {
            for (int i = 0; i < NX; i++) {
                int[] to = turn.move(i, j, NX, NY);
                assertEquals(straight.get(i + "," + j), turned.get(to[0] + "," + to[1]), i + "," + j);
            }
        }
    }

    @Test
    void staggeredFieldsChangePlacesWithTheirAxes() {
        for (String cut : List.of("1x1", "7x1", "1x9", "3x2")) {
            Map<String, Double> straight = finalValues(new Basin(NX, NY, false), "h", "1x1", 25);
            Map<String, Double> transposed = finalValues(new Basin(NX, NY, true), "h", cut, 25);
            for (int j = 0; j < NY; j++) {
                for (int i = 0; i < NX; i++) {
                    assertEquals(straight.get(i + "," + j), transposed.get(j + "," + i), i + "," + j);
                }
            }
        }
    }

    private static List<Double> sums(GridSimulation simulation, String field, String cut, int steps) {
        List<Double> sums = new ArrayList<>();
        Run run = Run.steps(steps)
                .dt(1)
                .workers(ProcessGrid.parse(cut))
                .inProcess()
                .observe("sum", Observable.sum(field))
                .observe("top", Observable.max(field))
                .observeEvery(Schedule.everySteps(1));
        List<Double> tops = new ArrayList<>();
        Engine.run(simulation, run, new RunMonitor() {
            @Override
            public void observed(Observation observation) {
                sums.add(observation.values().get("sum"));
                tops.add(observation.values().get("top"));
            }
        });
        assertEquals(steps + 1, sums.size());
        assertNotEquals(tops.getFirst(), tops.getLast());
        return sums;
    }

    /// r = 1/4 and whole numbers: every operation is exact, two more bits each step.
    @ParameterizedTest
    @EnumSource(
            value = Walls.class,
            names = {"PERIODIC", "REFLECTING"})
    void whatSpreadsIsConservedToTheLastBit(Walls walls) {
        for (String cut : List.of("1x1", "2x2", "9x1", "1x7")) {
            List<Double> sums = sums(new Spread(NX, NY, 0.25, walls, Turn.NONE), "u", cut, 20);
            for (double sum : sums) {
                assertEquals(sums.getFirst(), sum, cut);
            }
        }
    }

    /// The walls are closed: what leaves a cell arrives in its neighbour.
    @Test
    void waterInAClosedBasinIsConservedToTheLastBit() {
        for (String cut : List.of("1x1", "2x2", "9x1", "1x7")) {
            List<Double> sums = sums(new Basin(NX, NY, false), "h", cut, 10);
            for (double sum : sums) {
                assertEquals(sums.getFirst(), sum, cut);
            }
        }
    }
}
