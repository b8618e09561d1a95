package org.halocline.simulations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.halocline.Engine;
import org.halocline.error.ConfigurationException;
import org.halocline.grid.Box;
import org.halocline.grid.Field;
import org.halocline.grid.FieldSpec;
import org.halocline.grid.Grid;
import org.halocline.model.Callback;
import org.halocline.model.GridSimulation;
import org.halocline.model.Observable;
import org.halocline.model.Run;
import org.halocline.model.RunResult;
import org.halocline.model.Schedule;
import org.halocline.model.Stage;
import org.halocline.model.State;
import org.halocline.model.StepLimit;
import org.halocline.simulations.shallowwater.Scenario;
import org.halocline.simulations.shallowwater.ShallowWater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShallowWaterTest {
    @ParameterizedTest
    @CsvSource({"1, 50, 1.0", "1, 7, 0.3", "2, 24, 1.0", "2, 13, 7.7"})
    void aLakeAtRestStaysAtRestToTheLastBit(int dimensions, int n, double level) {
        Run run = Run.steps(200).observe("u", Observable.linf("u"));
        RunResult result = Engine.run(
                new ShallowWater(n, 10, Scenario.LAKE_AT_REST, level, 0, dimensions),
                dimensions == 1 ? run : run.observe("v", Observable.linf("v")));
        assertTrue(result.verification().orElseThrow().passed(), result.toString());
        assertEquals(0, result.verification().orElseThrow().error());
        result.observables().values().forEach(speed -> assertEquals(0, speed));
    }

    @ParameterizedTest
    @CsvSource({
        "400, 10, 0.005, 0.001, 6.0, 0.9",
        "200, 10, 1.0, 0.1, 1.0, 0.9",
        "100, 10, 2.0, 1.0, 1.0, 0.4",
        "50, 1000, 10, 5, 40, 1.0",
        "200, 10, 1.0, 0.9, 1.0, 0.9",
        "100, 10, 1.0, 1e-6, 0.6, 0.9",
        "100, 10, 1.0, 0.0, 0.6, 0.9"
    })
    void damsBreakAsTheyMust(int n, double length, double left, double right, double until, double cfl) {
        RunResult result = Engine.run(
                new ShallowWater(n, length, Scenario.DAM_BREAK, left, right, 1),
                Run.until(until).cfl(cfl).workers(2).inProcess());
        assertTrue(result.verification().orElseThrow().passed(), result.toString());
    }

    @ParameterizedTest
    @CsvSource({"0.1", "0"})
    void theWavesMayLeave(double right) {
        RunResult result = Engine.run(ShallowWater.damBreak(100, 1, right), Run.until(6));
        assertTrue(result.verification().orElseThrow().passed(), result.toString());
    }

    @Test
    void theProofFailsWhenWavesAreTooFast() {
        RunResult result = Engine.run(new Altered(ShallowWater.damBreak(1200, 1, 0.1), 1.1), Run.until(0.9));
        assertFalse(result.verification().orElseThrow().passed(), result.toString());
    }

    @Test
    void inTwoDimensionsTheDamBreaksWithTheBitsOfOne() {
        Run run = Run.steps(40).dt(0.01);
        for (String number : List.of("max(u)", "min(u)", "max(eta)", "min(eta)", "at(eta, x=6)", "at(u, x=4.1)")) {
            run = run.observe(number, Observable.parse(number));
        }
        RunResult one = Engine.run(ShallowWater.damBreak(33, 1, 0.1), run);
        Run wide = Run.steps(40).dt(0.01).observe("v", Observable.linf("v"));
        for (String number : one.observables().keySet()) {
            wide = wide.observe(
                    number, Observable.parse(number.startsWith("at") ? number.replace(")", ", y=3)") : number));
        }
        RunResult two = Engine.run(new ShallowWater(33, 10, Scenario.DAM_BREAK, 1, 0.1, 2), wide);
        assertEquals(0, two.observable("v"));
        one.observables().forEach((name, value) -> assertEquals(value, two.observable(name), name));
        assertEquals(
                one.errors().orElseThrow().linf(), two.errors().orElseThrow().linf());
    }

    /// Shallow water that begins differently.
    interface Variant extends GridSimulation {
        ShallowWater water();

        @Override
        default Grid grid() {
            return water().grid();
        }

        @Override
        default List<FieldSpec> fields() {
            return water().fields();
        }

        @Override
        default double maxTimeStep() {
            return water().maxTimeStep();
        }

        @Override
        default Optional<StepLimit> stepLimit() {
            return water().stepLimit();
        }

        @Override
        default List<Stage> stages() {
            return water().stages();
        }
    }

    /// A dam break in water that also flows across.
    public record CrossFlow(ShallowWater water, double speed) implements Variant {
        @Override
        public void initialise(State state) {
            water.initialise(state);
            state.field("v").fill(speed);
        }
    }

    @Test
    void flowAcrossIsCarriedAlongWithoutBeingChanged() {
        Run run = Run.steps(9).observe("wave", Observable.at("u", 5, 5));
        for (int p = 0; p < 20; p++) {
            run = run.observe("v" + p, Observable.at("v", 0.25 + 0.5 * p, 5));
        }
        ShallowWater water = new ShallowWater(41, 10, Scenario.DAM_BREAK, 1, 0.1, 2);
        RunResult result = Engine.run(new CrossFlow(water, 0.7), run);
        assertTrue(result.observable("wave") > 1, result.toString());
        // The walls are 20 cells away: a step reaches 2.
        for (int p = 0; p < 20; p++) {
            assertEquals(0.7, result.observable("v" + p), 1e-14);
        }
    }

    /// A hill of water that moves, in the middle of a basin with a flat bottom, and its momentum after each step.
    public record Push(ShallowWater water) implements Variant {
        private static final List<double[]> MOMENTA = new ArrayList<>();

        @Override
        public void initialise(State state) {
            state.field("z").fill(0);
            state.field("eta").fill((x, y) -> 1 + 0.5 * hill(x, y));
            state.field("u").fill((x, y) -> 2 * hill(x, y + 0.5) - hill(x + 0.5, y));
            state.field("v").fill((x, y) -> 0.7 * hill(x - 0.5, y));
        }

        /// Exactly 0 from 2 m away on.
        private static double hill(double x, double y) {
            double height = Math.max(0, 1 - ((x - 5) * (x - 5) + (y - 5) * (y - 5)) / 4);
            return height * height;
        }

        @Override
        public List<Callback> callbacks() {
            return List.of(new Callback("momentum", Schedule.everySteps(1), (state, step, time) -> {
                Field depth = state.field("eta");
                Box box = depth.owned();
                double x = 0;
                double y = 0;
                for (int j = box.beginY() + 1; j < box.endY(); j++) {
                    for (int i = box.beginX() + 1; i < box.endX(); i++) {
                        x += 0.5
                                * (depth.at(i - 1, j) + depth.at(i, j))
                                * state.field("u").at(i, j);
                        y += 0.5
                                * (depth.at(i, j - 1) + depth.at(i, j))
                                * state.field("v").at(i, j);
                    }
                }
                MOMENTA.add(new double[] {x, y});
            }));
        }
    }

    @Test
    void momentumIsKeptOverAFlatBottomWhileNothingReachesTheWalls() {
        Push.MOMENTA.clear();
        Engine.run(new Push(ShallowWater.lakeAtRest(40)), Run.steps(6));
        assertEquals(7, Push.MOMENTA.size());
        double[] before = Push.MOMENTA.getFirst();
        assertTrue(before[0] > 10 && before[1] > 10, before[0] + ", " + before[1]);
        for (double[] after : Push.MOMENTA) {
            assertEquals(before[0], after[0], 1e-12 * before[0]);
            assertEquals(before[1], after[1], 1e-12 * before[1]);
        }
    }

    /// A lake with a hill of water in it that runs up the islands, or the same with x and y exchanged.
    public record Splash(ShallowWater water, boolean transposed) implements Variant {
        @Override
        public void initialise(State state) {
            water.initialise(state);
            Field eta = state.field("eta");
            Field z = state.field("z");
            Box box = eta.owned();
            for (int j = box.beginY(); j < box.endY(); j++) {
                for (int i = box.beginX(); i < box.endX(); i++) {
                    double x = (transposed ? j : i) + 0.5;
                    double y = (transposed ? i : j) + 0.5;
                    double hill = 1 + 0.5 / (1 + 0.1 * (x - 9) * (x - 9) + 0.3 * (y - 4) * (y - 4));
                    eta.set(i, j, Math.max(z.at(i, j), hill));
                }
            }
        }

        @Override
        public List<Callback> callbacks() {
            return List.of(notNegative());
        }
    }

    /// Shallow water that parts in the middle faster than waves can follow.
    public record Parting(ShallowWater water) implements Variant {
        @Override
        public void initialise(State state) {
            state.field("z").fill(0);
            state.field("eta").fill(0.01);
            state.field("u").fill((x, y) -> x < 5 ? -6 : 6);
            state.field("v").fill((x, y) -> y < 5 ? -7 : 7);
        }

        @Override
        public List<Callback> callbacks() {
            return List.of(notNegative());
        }
    }

    /// Fails when a depth is below 0 by more than rounding.
    private static Callback notNegative() {
        return new Callback("depth", Schedule.everySteps(1), (state, step, time) -> {
            Field eta = state.field("eta");
            Field z = state.field("z");
            Box box = eta.owned();
            for (int j = box.beginY(); j < box.endY(); j++) {
                for (int i = box.beginX(); i < box.endX(); i++) {
                    double depth = eta.at(i, j) - z.at(i, j);
                    if (depth < -1e-15) {
                        throw new IllegalStateException("depth=" + depth + ", step=" + step);
                    }
                }
            }
        });
    }

    @Test
    void noCellLosesMoreWaterThanItHas() {
        RunResult result = Engine.run(
                new Parting(ShallowWater.lakeAtRest(20)), Run.steps(50).cfl(1).observe("least", Observable.min("eta")));
        assertTrue(result.observable("least") < 1e-4, result.toString());
    }

    @Test
    void exchangingTheAxesExchangesTheBits() {
        int n = 21;
        ShallowWater lake = ShallowWater.lakeAtRest(n);
        List<Observable> probes =
                new ArrayList<>(List.of(Observable.max("u"), Observable.min("u"), Observable.l2("u")));
        List<Observable> exchanged =
                new ArrayList<>(List.of(Observable.max("v"), Observable.min("v"), Observable.l2("v")));
        for (int p = 0; p < n; p += 2) {
            double x = (p + 0.5) * 10 / n;
            double y = ((5 * p + 3) % n + 0.5) * 10 / n;
            for (String field : List.of("eta", "u", "v")) {
                String other = field.equals("u") ? "v" : field.equals("v") ? "u" : field;
                probes.add(Observable.at(field, x, y));
                exchanged.add(Observable.at(other, y, x));
            }
        }
        RunResult plain = Engine.run(new Splash(lake, false), with(probes));
        RunResult transposed = Engine.run(new Splash(lake, true), with(exchanged));
        assertEquals(plain.observables(), transposed.observables());
        assertNotEquals(plain.stateHash(), transposed.stateHash());
        assertTrue(plain.observable("0") > 0.1, plain.toString());
    }

    private static Run with(List<Observable> observables) {
        Run run = Run.steps(150);
        for (int n = 0; n < observables.size(); n++) {
            run = run.observe(Integer.toString(n), observables.get(n));
        }
        return run;
    }

    @Test
    void waterIsNeitherMadeNorLostAndNeverNegative() {
        Splash splash = new Splash(ShallowWater.lakeAtRest(32), false);
        Run run = Run.steps(1).observe("water", Observable.sum("eta"));
        double before = Engine.run(splash, run).observable("water");
        RunResult after = Engine.run(splash, Run.steps(600).observe("water", Observable.sum("eta")));
        // Each of 1024 cells rounds 600 times.
        assertEquals(before, after.observable("water"), 1024 * 600 * Math.ulp(1.0));
    }

    @Test
    void aSplashHasTheSameBitsForAnyWorkers() {
        Splash splash = new Splash(ShallowWater.lakeAtRest(19), false);
        String one = Engine.run(splash, Run.steps(80)).stateHash();
        for (int workers : new int[] {2, 3, 4, 6}) {
            assertEquals(
                    one,
                    Engine.run(splash, Run.steps(80).workers(workers).inProcess())
                            .stateHash());
        }
    }

    @Test
    void parametersWithoutMeaningAreRefused() {
        assertThrows(ConfigurationException.class, () -> ShallowWater.damBreak(100, 1, 1));
        assertThrows(ConfigurationException.class, () -> ShallowWater.damBreak(100, 1, -0.1));
        assertThrows(ConfigurationException.class, () -> ShallowWater.damBreak(100, 0, 0));
        assertThrows(ConfigurationException.class, () -> new ShallowWater(9, 0, Scenario.LAKE_AT_REST, 1, 0, 2));
        assertThrows(ConfigurationException.class, () -> new ShallowWater(9, 1, Scenario.LAKE_AT_REST, 1, 0, 3));
    }
}
