package org.halocline.simulations.ising;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.halocline.Engine;
import org.halocline.decomposition.ProcessGrid;
import org.halocline.error.ConfigurationException;
import org.halocline.model.CheckpointRequest;
import org.halocline.model.Compression;
import org.halocline.model.Observable;
import org.halocline.model.Run;
import org.halocline.model.RunMonitor;
import org.halocline.model.RunResult;
import org.halocline.model.Schedule;
import org.halocline.reduce.StateHash;
import org.halocline.statistics.ChainMean;
import org.halocline.statistics.Warning;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class IsingTest {
    private static final long SEED = 20_490_101;
    private static final int STEPS = 17;

    private static Run run() {
        return Run.steps(STEPS)
                .dt(1)
                .seed(SEED)
                .observe("energy", Observable.sum("energy"))
                .observe("spins", Observable.sum("spin"));
    }

    private static List<Ising> lattices() {
        return List.of(
                new Ising(14, 2.3, 2, Update.HEAT_BATH, Start.HOT),
                new Ising(10, 2.0, 2, Update.METROPOLIS, Start.COLD),
                new Ising(22, 3.0, 2, Update.METROPOLIS, Start.HOT),
                new Ising(6, 4.5, 3, Update.HEAT_BATH, Start.HOT),
                new Ising(8, 4.0, 3, Update.METROPOLIS, Start.COLD));
    }

    /// The state hash of the naive run, from its spins.
    private static String hash(NaiveIsing naive, Ising ising) {
        StateHash hash = new StateHash();
        int n = ising.n();
        double[] value = new double[1];
        for (int k = 0; k < (ising.dimensions() == 2 ? 1 : n); k++) {
            for (int j = 0; j < n; j++) {
                for (int i = 0; i < n; i++) {
                    long index = i + (long) n * (j + (long) n * k);
                    value[0] = naive.at(i, j, k);
                    hash.add(0, index, value, 0, 1);
                    value[0] = (i + j + k) % 2 == 0 ? 0 : naive.energyAt(i, j, k);
                    hash.add(1, index, value, 0, 1);
                }
            }
        }
        return hash.toString();
    }

    private static void assertIs(NaiveIsing naive, Ising ising, RunResult result) {
        assertEquals(naive.energy(), result.observable("energy"), result.toString());
        assertEquals(naive.magnetisation(), result.observable("spins"), result.toString());
        assertEquals(hash(naive, ising), result.stateHash(), result.toString());
    }

    @ParameterizedTest
    @MethodSource("lattices")
    void anyCutAndTimeBlockGivesTheSpinsOfTheNaiveSweeps(Ising ising) {
        NaiveIsing naive = new NaiveIsing(ising, SEED);
        naive.sweeps(STEPS);
        for (int block : new int[] {1, 2, 5}) {
            assertIs(naive, ising, Engine.run(ising, run().timeBlock(block)));
            for (int workers : new int[] {2, 3, 4, 6}) {
                assertIs(
                        naive,
                        ising,
                        Engine.run(
                                ising, run().timeBlock(block).workers(workers).inProcess()));
            }
            for (ProcessGrid cut : List.of(new ProcessGrid(2, 2, 1), new ProcessGrid(4, 1, 1))) {
                Run shared = run().timeBlock(block).workers(cut).inProcess();
                assertIs(naive, ising, Engine.run(ising, shared));
                assertIs(naive, ising, Engine.run(ising, shared.overlap(false)));
            }
        }
    }

    @Test
    @Tag("process")
    void workerProcessesGiveTheSpinsOfTheNaiveSweeps() {
        Ising ising = lattices().getFirst();
        NaiveIsing naive = new NaiveIsing(ising, SEED);
        naive.sweeps(STEPS);
        assertIs(naive, ising, Engine.run(ising, run().workers(new ProcessGrid(2, 2, 1))));
    }

    @Test
    void aRunThatGoesOnFromACheckpointDrawsTheSameNumbers(@TempDir Path folder) {
        Ising ising = lattices().getFirst();
        NaiveIsing naive = new NaiveIsing(ising, SEED);
        naive.sweeps(STEPS);
        Run short1 = run().stop(Run.steps(5).stop())
                .workers(3)
                .inProcess()
                .checkpoint(new CheckpointRequest(Schedule.ends(), folder.toString(), 2, Compression.NONE));
        assertNotEquals(hash(naive, ising), Engine.run(ising, short1).stateHash());
        RunResult rest = Engine.resume(
                folder,
                saved -> saved.stop(Run.steps(STEPS).stop())
                        .workers(4)
                        .inProcess()
                        .checkpoint(CheckpointRequest.NONE),
                RunMonitor.NONE);
        assertIs(naive, ising, rest);
    }

    @Test
    void anotherSeedGivesOtherSpins() {
        Ising ising = lattices().getFirst();
        assertNotEquals(
                Engine.run(ising, run()).stateHash(),
                Engine.run(ising, run().seed(SEED + 1)).stateHash());
    }

    /// Mean of the energy per spin over the sweeps after the first tenth, with the error that batch
    /// means give.
    private static ChainMean energies(Ising ising, int sweeps) {
        Series series = new Series();
        RunResult result = Engine.run(
                ising,
                Run.steps(sweeps)
                        .dt(1)
                        .seed(SEED)
                        .observe("energy", Observable.mean("energy"))
                        .observeEvery(Schedule.everySteps(1)),
                series);
        assertEquals(sweeps, result.steps());
        return series.after(sweeps / 10);
    }

    private static void assertNear(double exact, ChainMean series, double largestError) {
        String what = series.mean() + " ± " + series.standardError() + ", exact " + exact;
        assertTrue(series.standardError() < largestError, what);
        assertTrue(Math.abs(series.mean() - exact) < 4 * series.standardError(), what);
    }

    @ParameterizedTest
    @EnumSource
    void theMeanEnergyOverTimeIsThatOfTheFiniteLattice(Update update) {
        for (double temperature : new double[] {2.269185314213022, 3}) {
            Ising ising = new Ising(8, temperature, 2, update, Start.HOT);
            assertNear(new Kaufman(8, 8, temperature).energy(), energies(ising, 6_000), 0.035);
        }
    }

    @ParameterizedTest
    @EnumSource
    void inThreeDimensionsItIsThatOfAListOfAllStates(Update update) {
        Ising ising = new Ising(2, 5, 3, update, Start.COLD);
        double exact = new IsingEnsemble(2, 5, 3, Preparation.EXACT, 0, 1)
                .verification()
                .orElseThrow()
                .mean();
        assertNear(exact, energies(ising, 6_000), 0.035);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("slow")
    void longRunsOnLargerLatticesMeetTheExactEnergy(Update update) {
        for (double temperature : new double[] {2, 2.269185314213022, 2.5}) {
            Ising ising = new Ising(32, temperature, 2, update, Start.COLD);
            assertNear(new Kaufman(32, 32, temperature).energy(), energies(ising, 200_000), 5e-3);
        }
    }

    /// The infinite lattice's magnetisation, (1 − sinh(2/T)⁻⁴)^⅛ (C. N. Yang, 1952), from which that of 32 × 32 spins
    /// at T = 1.8 is exponentially little off. At T = 2 the energy is Kaufman's.
    @ParameterizedTest
    @EnumSource
    void aRunThatAveragesIsVerifiedByTheExactEnergy(Update update) {
        Run run = Run.steps(3000)
                .dt(1)
                .seed(SEED)
                .observe("energy", Observable.mean("energy"))
                .observe("magnetisation", Observable.absmean("spin"))
                .observeEvery(Schedule.everySteps(2))
                .average(200);
        for (double temperature : new double[] {1.8, 2}) {
            Ising ising = new Ising(32, temperature, 2, update, Start.COLD);
            RunResult one = Engine.run(ising, run);
            assertTrue(one.verification().orElseThrow().passed(), one.toString());
            assertNear(
                    new Kaufman(32, 32, temperature).energy(),
                    one.average("energy").mean(),
                    3e-3);
            if (temperature == 1.8) {
                double magnetisation = Math.pow(1 - Math.pow(Math.sinh(2 / temperature), -4), 0.125);
                assertNear(magnetisation, one.average("magnetisation").mean(), 1e-3);
            }
            assertEquals(List.of(), one.warnings());
            assertEquals(
                    one.averages(),
                    Engine.run(ising, run.workers(3).inProcess()).averages());
        }
    }

    /// From random spins below T_c domains grow slowly: what is averaged too early is warned of.
    @Test
    void aRunThatHasNotSettledIsWarnedOf() {
        RunResult early = Engine.run(
                new Ising(32, 1.5, 2, Update.HEAT_BATH, Start.HOT),
                Run.steps(400)
                        .dt(1)
                        .seed(SEED)
                        .observe("energy", Observable.mean("energy"))
                        .observeEvery(Schedule.everySteps(1))
                        .average(0));
        assertEquals(1, early.warnings().size(), early.toString());
        assertEquals(Warning.Code.SHORT_CHAIN, early.warnings().getFirst().code());
        assertTrue(early.verification().isEmpty());
    }

    @Test
    void latticesThatNoCheckerboardClosesOnAreRefused() {
        assertThrows(ConfigurationException.class, () -> new Ising(7, 2, 2, Update.HEAT_BATH, Start.HOT));
        assertThrows(ConfigurationException.class, () -> new Ising(8, 0, 2, Update.HEAT_BATH, Start.HOT));
        assertThrows(ConfigurationException.class, () -> new Ising(8, 1, 1, Update.HEAT_BATH, Start.HOT));
    }
}
