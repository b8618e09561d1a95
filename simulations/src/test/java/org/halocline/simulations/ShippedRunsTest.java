package org.halocline.simulations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.halocline.Engine;
import org.halocline.model.FieldSimulation;
import org.halocline.model.Run;
import org.halocline.model.RunResult;
import org.halocline.model.Simulation;
import org.halocline.model.Verification;
import org.halocline.simulations.advection.Advection;
import org.halocline.simulations.birthdeath.BirthDeath;
import org.halocline.simulations.doublewell.DoubleWell;
import org.halocline.simulations.epidemic.Epidemic;
import org.halocline.simulations.genz.Genz;
import org.halocline.simulations.genz.GenzFunction;
import org.halocline.simulations.heat.Heat;
import org.halocline.simulations.ising.Ising;
import org.halocline.simulations.ising.IsingEnsemble;
import org.halocline.simulations.ising.Preparation;
import org.halocline.simulations.ising.Start;
import org.halocline.simulations.ising.Update;
import org.halocline.simulations.neutrons.Absorption;
import org.halocline.simulations.neutrons.Criticality;
import org.halocline.simulations.neutrons.Kobayashi;
import org.halocline.simulations.neutrons.Layout;
import org.halocline.simulations.neutrons.Line;
import org.halocline.simulations.neutrons.Shape;
import org.halocline.simulations.neutrons.Shielding;
import org.halocline.simulations.neutrons.Source;
import org.halocline.simulations.options.AsianOption;
import org.halocline.simulations.options.BarrierOption;
import org.halocline.simulations.options.BasketAsset;
import org.halocline.simulations.options.BasketOption;
import org.halocline.simulations.options.EuropeanOption;
import org.halocline.simulations.options.ExchangeOption;
import org.halocline.simulations.options.HestonOption;
import org.halocline.simulations.options.Knock;
import org.halocline.simulations.options.Monitoring;
import org.halocline.simulations.options.OptionType;
import org.halocline.simulations.options.SteppedOption;
import org.halocline.simulations.options.SteppedOption.Scheme;
import org.halocline.simulations.options.WeightedBasketOption;
import org.halocline.simulations.oscillators.Oscillators;
import org.halocline.simulations.percolation.Drawn;
import org.halocline.simulations.percolation.Percolation;
import org.halocline.simulations.percolation.PercolationEnsemble;
import org.halocline.simulations.pi.Pi;
import org.halocline.simulations.poisson.Guess;
import org.halocline.simulations.poisson.Poisson;
import org.halocline.simulations.poisson.Preconditioner;
import org.halocline.simulations.queue.QueueOverflow;
import org.halocline.simulations.randomwalk.RandomWalk;
import org.halocline.simulations.selfavoidingwalk.Growth;
import org.halocline.simulations.selfavoidingwalk.SelfAvoidingWalk;
import org.halocline.simulations.shallowwater.Scenario;
import org.halocline.simulations.shallowwater.ShallowWater;
import org.halocline.simulations.walkonspheres.Problem;
import org.halocline.simulations.walkonspheres.WalkOnSpheres;
import org.halocline.simulations.wave.Wave;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every shipped simulation: the same bits for any workers, and the order that theory promises.
class ShippedRunsTest {
    /// A simulation with a run that takes milliseconds.
    record Small(Simulation simulation, Run run) {}

    private static List<Small> small() {
        return List.of(
                new Small(new Heat(17, 1, 1), Run.steps(50)),
                new Small(new Heat(19, 1, 2), Run.until(0.01)),
                new Small(new Heat(7, 1, 3), Run.steps(20)),
                new Small(new Wave(31, 2, 1), Run.until(0.4)),
                new Small(new Wave(19, 1, 2), Run.until(0.4)),
                new Small(new Wave(9, 1, 3), Run.until(0.4)),
                new Small(new Advection(23, 1, 0, 0, 1), Run.until(0.4)),
                new Small(new Advection(19, 1, -2, 0, 2), Run.until(0.2)),
                new Small(new Advection(9, -1, 2, 3, 3), Run.until(0.1)),
                new Small(ShallowWater.lakeAtRest(15), Run.steps(30)),
                new Small(ShallowWater.damBreak(40, 1, 0.1), Run.until(1)),
                new Small(ShallowWater.damBreak(40, 1, 0), Run.until(1)),
                new Small(new ShallowWater(17, 10, Scenario.DAM_BREAK, 2, 1, 2), Run.until(0.5)),
                new Small(new Poisson(40, 1, 1e-9, Preconditioner.JACOBI, Guess.ROUGH), Run.toCompletion()),
                new Small(new Poisson(13, 2, 1e-9, Preconditioner.NONE, Guess.ROUGH), Run.toCompletion()),
                new Small(new Poisson(7, 3, 1e-9, Preconditioner.JACOBI, Guess.ZERO), Run.toCompletion()),
                new Small(
                        new Ising(18, 2.5, 2, Update.METROPOLIS, Start.HOT),
                        Run.steps(23).dt(1)),
                new Small(
                        new Ising(8, 4.5, 3, Update.HEAT_BATH, Start.COLD),
                        Run.steps(13).dt(1)),
                new Small(
                        new IsingEnsemble(4, 2.5, 2, Preparation.EXACT, 0, 10),
                        Run.samples(301).batch(43)),
                new Small(
                        new DoubleWell(2, 0.3, 3, 8, 50, 200), Run.samples(101).batch(15)),
                new Small(
                        new Genz(GenzFunction.GAUSSIAN, 5, 1, 0.5),
                        Run.samples(5001).batch(715)),
                new Small(
                        new Genz(GenzFunction.OSCILLATORY, 3, 2, 0.1),
                        Run.samples(5001).batch(715)),
                new Small(
                        new EuropeanOption(OptionType.CALL, 100, 100, 0.05, 0, 0.2, 1, true),
                        Run.samples(5001).batch(715)),
                new Small(
                        new AsianOption(OptionType.PUT, 100, 100, 0.05, 0, 0.2, 1, 12, true, true),
                        Run.samples(5001).batch(715)),
                new Small(
                        new BasketOption(OptionType.CALL, 7, 100, 100, 0.05, 0, 0.2, 0.5, 1, true),
                        Run.samples(5001).batch(715)),
                new Small(
                        new BarrierOption(
                                OptionType.CALL,
                                Knock.DOWN_AND_OUT,
                                90,
                                100,
                                100,
                                0.05,
                                0,
                                0.2,
                                1,
                                Monitoring.CONTINUOUS,
                                5,
                                true),
                        Run.samples(5001).batch(715)),
                new Small(
                        new ExchangeOption(100, 100, 0.05, 0, 0, 0.2, 0.3, 0.5, 1, true),
                        Run.samples(5001).batch(715)),
                new Small(
                        new HestonOption(OptionType.CALL, 100, 100, 0.01, 0.02, 1, 0.04, 0.25, 4, 1, -0.5, 16, true),
                        Run.samples(5001).batch(715)),
                new Small(
                        new WeightedBasketOption(
                                OptionType.PUT,
                                List.of(new BasketAsset(2, 90, 0.2, 0.01), new BasketAsset(-1, 110, 0.3, 0)),
                                List.of(List.of(1.0, -0.4), List.of(-0.4, 1.0)),
                                70,
                                0.05,
                                1,
                                true),
                        Run.samples(5001).batch(715)),
                new Small(new Percolation(17, 13, Drawn.SITES, 0.6, true, 3), Run.toCompletion()),
                new Small(new Percolation(14, 13, Drawn.BONDS, 0.5, false, 2), Run.toCompletion()),
                new Small(
                        new PercolationEnsemble(9, 8, Drawn.BONDS, 0.5, false),
                        Run.samples(501).batch(72)),
                new Small(new RandomWalk(3, 51), Run.samples(501).batch(72)),
                new Small(
                        new SelfAvoidingWalk(2, 20, Growth.PERM),
                        Run.samples(501).batch(72).jackknife(20)),
                new Small(
                        new WalkOnSpheres(Problem.POISSON, 2, 0.4, 0.3, 0, 1e-6),
                        Run.samples(501).batch(72)),
                new Small(new BirthDeath(10, 1, 3, 1), Run.samples(501).batch(72)),
                new Small(new Epidemic(30, 2, 1.5, 1), Run.samples(501).batch(72)),
                new Small(new Oscillators(6, 0.5, 1, 1e-8), Run.samples(501).batch(72)),
                new Small(new Pi(), Run.samples(20_001).batch(1539)),
                new Small(sphere(100, 5, 5), Run.samples(21).batch(3)),
                new Small(new QueueOverflow(0.7, 5), Run.samples(3001).batch(231)),
                new Small(
                        new SteppedOption(OptionType.PUT, 100, 110, 0.05, 0.01, 0.2, 1, Scheme.EULER, 7),
                        Run.samples(3001).batch(231)),
                new Small(
                        new Shielding(Source.SPHERE, 1, 0.5, Absorption.IMPLICIT),
                        Run.samples(5001).batch(385)),
                new Small(
                        new Kobayashi(Layout.NESTED_CUBES, Line.AXIS, 0),
                        Run.samples(3001).batch(231)));
    }

    private static Criticality sphere(int particles, int skipped, int counted) {
        return new Criticality(
                Shape.SPHERE,
                7.428998,
                2.7,
                0.06528,
                0.013056,
                0.248064,
                Absorption.IMPLICIT,
                particles,
                skipped,
                counted);
    }

    @ParameterizedTest
    @MethodSource("small")
    void theBitsAreTheSameForAnyWorkers(Small small) {
        RunResult one = Engine.run(small.simulation, small.run);
        // A single state of a random process has no right answer: IsingTest looks at means over time.
        assertEquals(!(small.simulation instanceof Ising), one.verification().isPresent());
        assertTrue(one.verification().map(Verification.Outcome::passed).orElse(true), one.toString());
        for (int workers = 2; workers <= 4; workers++) {
            RunResult many =
                    Engine.run(small.simulation, small.run.workers(workers).inProcess());
            assertEquals(workers, many.workers());
            assertEquals(one.stateHash(), many.stateHash(), many.toString());
            assertEquals(one.steps(), many.steps());
            assertEquals(one.errors(), many.errors());
            assertEquals(one.verification(), many.verification());
            assertEquals(one.estimates(), many.estimates());
        }
    }

    @Test
    void everyShippedSimulationIsAmongThem() {
        Set<Class<?>> shipped =
                new HashSet<>(new ShippedSimulations().simulations().values());
        small().forEach(s -> shipped.remove(s.simulation.getClass()));
        assertEquals(Set.of(), shipped);
    }

    /// A simulation of n cells along each axis.
    ///
    /// @param least smallest order that passes
    /// @param most  largest order that passes
    record Refined(String name, IntFunction<FieldSimulation> of, int n, Run run, double least, double most) {
        @Override
        public String toString() {
            return name;
        }
    }

    /// Smooth solutions: the error is C·hᵖ·(1 + O(h²)), for advection C·hᵖ·(1 + O(h)), so that the order that two grids
    /// show differs from p by about as much. The time step shrinks as h, for heat as h², through cfl.
    ///
    /// A dam break: p between ½, of a contact, and 1, of a bore alone.
    private static List<Refined> refined() {
        return List.of(
                smooth("heat 1", n -> new Heat(n, 1, 1), 10, Run.until(0.1), 2),
                smooth("heat 2", n -> new Heat(n, 1, 2), 10, Run.until(0.05), 2),
                smooth("heat 3", n -> new Heat(n, 1, 3), 6, Run.until(0.03).cfl(0.5), 2),
                smooth("wave 1", n -> new Wave(n, 1, 1), 16, Run.until(0.6).cfl(0.5), 2),
                smooth("wave 2", n -> new Wave(n, 1, 2), 16, Run.until(0.6).cfl(0.5), 2),
                smooth("wave 3", n -> new Wave(n, 1, 3), 8, Run.until(0.6).cfl(0.5), 2),
                smooth("advection 1", n -> new Advection(n, 1, 0, 0, 1), 40, Run.until(1), 3),
                smooth("advection 2", n -> new Advection(n, 1, -2, 0, 2), 40, Run.until(0.5), 3),
                smooth("advection 3", n -> new Advection(n, 1, 1, 0.5, 3), 16, Run.until(0.1), 3),
                smooth("poisson 1", n -> poisson(n, 1), 10, Run.toCompletion(), 2),
                smooth("poisson 2", n -> poisson(n, 2), 10, Run.toCompletion(), 2),
                smooth("poisson 3", n -> poisson(n, 3), 6, Run.toCompletion(), 2),
                new Refined("dam break", n -> ShallowWater.damBreak(n, 1, 0.1), 100, Run.until(1), 0.5, 1.05),
                new Refined("dry bed", n -> ShallowWater.damBreak(n, 1, 0), 100, Run.until(0.6), 0.5, 1.05));
    }

    private static Refined smooth(String name, IntFunction<FieldSimulation> of, int n, Run run, double order) {
        return new Refined(name, of, n, run, order - 0.05, order + 0.05);
    }

    private static Poisson poisson(int n, int dimensions) {
        return new Poisson(n, dimensions, 1e-10, Preconditioner.NONE, Guess.ZERO);
    }

    @ParameterizedTest
    @MethodSource("refined")
    void theErrorShrinksWithTheOrderOfTheory(Refined refined) {
        double coarse = error(refined, refined.n);
        double middle = error(refined, 2 * refined.n);
        double fine = error(refined, 4 * refined.n);
        String errors = coarse + ", " + middle + ", " + fine;
        assertTrue(coarse > middle && middle > fine, errors);
        boolean isSmooth = refined.least > 1;
        double order = isSmooth ? log2(middle / fine) : 0.5 * log2(coarse / fine);
        assertTrue(order > refined.least && order < refined.most, "order=" + order + ", errors=" + errors);
    }

    private static double error(Refined refined, int n) {
        FieldSimulation simulation = refined.of.apply(n);
        return Engine.run(simulation, refined.run)
                .errors()
                .orElseThrow()
                .in(simulation.solution().orElseThrow().norm());
    }

    private static double log2(double ratio) {
        return Math.log(ratio) / Math.log(2);
    }
}
