package org.halocline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.halocline.decomposition.ProcessGrid;
import org.halocline.error.ConfigurationException;
import org.halocline.grid.Axis;
import org.halocline.grid.FieldSpec;
import org.halocline.grid.Grid;
import org.halocline.model.Observable;
import org.halocline.model.Observation;
import org.halocline.model.Region;
import org.halocline.model.Run;
import org.halocline.model.RunMonitor;
import org.halocline.model.Schedule;
import org.halocline.testing.Mixing;
import org.halocline.testing.NaiveObservable;
import org.halocline.testing.Still;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every kind of observable over every kind of region has the value of its definition, for any cut.
class ObservablesTest {
    private static final Still STILL = new Still();

    /// The last ones: coordinates on faces between cells, on walls, and everything.
    private static final List<String> REGIONS = List.of(
            "",
            "x=0..1.3",
            "y=0.3",
            "z=0.6, x=-0.7..2",
            "x=0.3, y=0.1..0.9, z=0.2..0.8",
            "x=0.4, y=0.7, z=0.4",
            "x=0.5",
            "x=2.5, z=1",
            "x=-1, y=0",
            "x=-5..5, y=-5..5, z=0..1");

    private static Run everything(Run run) {
        Run all = run;
        for (FieldSpec field : STILL.fields()) {
            for (String text : REGIONS) {
                Region region = Region.parse(text);
                for (Observable.Kind kind : Observable.Kind.values()) {
                    if (kind != Observable.Kind.AT || region.isPoint(STILL.grid())) {
                        all = all.observe(kind + field.name() + text, new Observable(kind, field.name(), region));
                    }
                }
            }
        }
        return all;
    }

    private static Map<String, Double> expected() {
        Grid grid = STILL.grid();
        Map<String, Double> all = new TreeMap<>();
        everything(Run.steps(1)).observables().forEach((name, observable) -> {
            int number = FieldSpec.names(STILL.fields()).indexOf(observable.field());
            FieldSpec spec = STILL.fields().get(number);
            NaiveObservable naive = new NaiveObservable(
                    grid,
                    spec,
                    (i, j, k) -> Still.value(
                            number,
                            spec.position(grid, Axis.X, i),
                            spec.position(grid, Axis.Y, j),
                            spec.position(grid, Axis.Z, k)));
            all.putAll(naive.values(name, observable));
        });
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"1x1", "3x1x2", "7x1", "1x5", "1x1x4"})
    void everyKindOverEveryRegionHasTheValueOfItsDefinition(String cut) {
        Map<String, Double> expected = expected();
        Map<String, Double> found = new TreeMap<>(Engine.run(
                        STILL,
                        everything(Run.steps(2)).workers(ProcessGrid.parse(cut)).inProcess())
                .observables());
        assertEquals(expected.keySet(), found.keySet());
        expected.forEach((name, value) -> assertEquals(value, found.get(name), name));
        assertTrue(expected.size() > 400);
    }

    @Test
    @Tag("process")
    void processesFindTheSameNumbers() {
        assertEquals(
                expected(),
                new TreeMap<>(Engine.run(STILL, everything(Run.steps(2)).workers(ProcessGrid.parse("2x2")))
                        .observables()));
    }

    /// A mean and an integral are those of the grid, not of the number of cells: over the whole grid the integral of
    /// the number 1 is the volume.
    @Test
    void theIntegralOfOneIsTheVolume() {
        Grid grid = STILL.grid();
        NaiveObservable ones = new NaiveObservable(grid, FieldSpec.of("one"), (i, j, k) -> 1);
        assertEquals(3.5 * 2 * 1, ones.values("v", Observable.integral("one")).get("v"));
        assertEquals(1, ones.values("v", Observable.mean("one")).get("v"));
    }

    private static List<Observation> series(Mixing mixing, Run run) {
        List<Observation> seen = new ArrayList<>();
        Engine.run(mixing, run, new RunMonitor() {
            @Override
            public void observed(Observation observation) {
                seen.add(observation);
            }
        });
        return seen;
    }

    /// A probe, a slice and a place followed over time.
    @Test
    void everyMomentOfASeriesHasTheSameBitsForAnyCut() {
        Mixing mixing = Mixing.of("vgpp", true, 2, 7, 5);
        Run run = Run.until(0.7)
                .dt(0.0625)
                .observe("probe", Observable.at("u", 0.3, 0.9))
                .observe("slice", Observable.l2("v").in(Region.parse("x=0.5")))
                .observe("place", Observable.argmax("u"))
                .observeEvery(Schedule.everyTime(0.1));
        List<Observation> one = series(mixing, run);
        assertEquals(8, one.size());
        assertEquals(
                List.of("probe", "slice", "place.x", "place.y"),
                List.copyOf(one.getFirst().values().keySet()));
        for (String cut : List.of("2x2", "7x1", "1x5", "3x2")) {
            assertEquals(one, series(mixing, run.workers(ProcessGrid.parse(cut)).inProcess()), cut);
        }
    }

    private static String refusal(Observable observable) {
        return assertThrows(
                        ConfigurationException.class,
                        () -> Engine.run(STILL, Run.steps(1).observe("x", observable)))
                .toString();
    }

    @Test
    void whatIsNotOnTheGridIsRefused() {
        assertTrue(refusal(Observable.max("rough").in(Region.parse("x=3"))).contains("use a coordinate inside"));
        assertTrue(refusal(Observable.max("rough").in(Region.parse("y=0.2..0.25")))
                .contains("it holds none of the rough"));
        assertTrue(refusal(Observable.at("rough", 0, 0)).contains("name one coordinate for each axis"));
        assertTrue(refusal(Observable.parse("max(smooth)")).contains("has rough, level, flow, round"));
        ConfigurationException e = assertThrows(
                ConfigurationException.class,
                () -> Engine.run(
                        Mixing.of("pp", false, 1, 9),
                        Run.steps(1).observe("x", Observable.max("u").in(Region.parse("y=0.5")))));
        assertTrue(e.toString().contains("the grid has no axis y"), e.toString());
    }

    @Test
    void aPlaceNeedsNamesOfItsOwn() {
        ConfigurationException e = assertThrows(
                ConfigurationException.class,
                () -> Engine.run(
                        STILL,
                        Run.steps(1)
                                .observe("top", Observable.argmax("rough"))
                                .observe("top.x", Observable.max("rough"))));
        assertTrue(e.toString().contains("give each its own name"), e.toString());
    }
}
