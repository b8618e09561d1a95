package org.halocline.simulations.percolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.halocline.Engine;
import org.halocline.decomposition.ProcessGrid;
import org.halocline.error.ConfigurationException;
import org.halocline.grid.FieldSpec;
import org.halocline.grid.Grid;
import org.halocline.grid.Stencil;
import org.halocline.model.CheckpointRequest;
import org.halocline.model.Compression;
import org.halocline.model.Domain;
import org.halocline.model.Observable;
import org.halocline.model.ProgramSimulation;
import org.halocline.model.Run;
import org.halocline.model.RunMonitor;
import org.halocline.model.RunResult;
import org.halocline.model.Schedule;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercolationTest {
    private static final List<String> CUTS = List.of("1x1", "2x1", "1x2", "2x2", "3x1", "3x2", "1x4");

    private static final int LATTICES = 10;

    private static final Run RUN = Run.toCompletion()
            .observe("clusters", Observable.sum("root"))
            .observe("largest", Observable.max("size"))
            .observe("x", Observable.max("acrossX"))
            .observe("y", Observable.max("acrossY"));

    /// The same program; every worker holds all fields to the clusters found by flooding, for each lattice.
    public record Compared(Percolation percolation) implements ProgramSimulation {
        @Override
        public Grid grid() {
            return percolation.grid();
        }

        @Override
        public Stencil stencil() {
            return percolation.stencil();
        }

        @Override
        public List<FieldSpec> fields() {
            return percolation.fields();
        }

        @Override
        public void run(Domain domain) {
            domain.initialised();
            Percolation p = percolation;
            Lattice lattice = new Lattice(p.nx(), p.ny(), p.drawn(), p.probability(), p.periodic());
            for (int number = 0; number < p.lattices(); number++) {
                Draws draws = new Draws(lattice, domain.state().seed(), number);
                new Merger(domain, lattice, draws).run();
                compare(domain, new Clusters(lattice, draws.all()));
                domain.completeStep();
            }
        }

        private static void compare(Domain domain, Clusters clusters) {
            double[] label = domain.gather(domain.field("label"));
            double[] root = domain.gather(domain.field("root"));
            double[] size = domain.gather(domain.field("size"));
            double[] acrossX = domain.gather(domain.field("acrossX"));
            double[] acrossY = domain.gather(domain.field("acrossY"));
            for (int c = 0; c < label.length; c++) {
                String where = "site " + c + " of lattice " + domain.step();
                assertEquals(clusters.first(c), label[c], where);
                assertEquals(clusters.size(c) > 0 ? 1 : 0, root[c], where);
                assertEquals(clusters.size(c), size[c], where);
                assertEquals(clusters.isAcross(0, c) ? 1 : 0, acrossX[c], where);
                assertEquals(clusters.isAcross(1, c) ? 1 : 0, acrossY[c], where);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "13, 11, SITES, 0.59, true", "13, 11, SITES, 0.59, false", "13, 11, BONDS, 0.5, true",
        "13, 11, BONDS, 0.5, false", "3, 4, SITES, 0.6, true", "3, 4, BONDS, 0.5, true",
        "6, 40, BONDS, 0.48, true", "25, 24, SITES, 0.62, true"
    })
    void everyCutFindsTheClustersOfTheWholeLattice(int nx, int ny, Drawn drawn, double p, boolean periodic) {
        Percolation percolation = new Percolation(nx, ny, drawn, p, periodic, LATTICES);
        for (String cut : CUTS) {
            RunResult result = Engine.run(
                    new Compared(percolation),
                    Run.toCompletion().seed(3).workers(ProcessGrid.parse(cut)).inProcess());
            assertEquals(LATTICES, result.steps());
        }
    }

    /// At p = 1 there is one cluster, at p = 0 none of sites, and each site alone without bonds.
    @ParameterizedTest
    @CsvSource({
        "SITES, 1, true, 1, 63, 1",
        "SITES, 1, false, 1, 63, 1",
        "SITES, 0, true, 0, 0, 0",
        "BONDS, 1, true, 1, 63, 1",
        "BONDS, 0, false, 63, 1, 0"
    })
    void extremesAreKnown(Drawn drawn, double p, boolean periodic, double clusters, double largest, double across) {
        RunResult result = Engine.run(
                new Percolation(9, 7, drawn, p, periodic, 1), RUN.workers(3).inProcess());
        assertTrue(result.verification().orElseThrow().passed(), result.toString());
        assertEquals(clusters, result.observable("clusters"));
        assertEquals(largest, result.observable("largest"));
        assertEquals(across, result.observable("x"));
        assertEquals(across, result.observable("y"));
    }

    @Test
    @Tag("process")
    void processesHaveTheBitsOfOneWorker() {
        Percolation percolation = new Percolation(70, 50, Drawn.SITES, 0.592746, true, 2);
        Run run = RUN.seed(5);
        RunResult one = Engine.run(percolation, run);
        assertTrue(one.verification().orElseThrow().passed(), one.toString());
        assertTrue(one.observable("largest") > 500, one.toString());
        for (int workers = 2; workers <= 3; workers++) {
            RunResult many = Engine.run(percolation, run.workers(workers));
            assertEquals(one.stateHash(), many.stateHash());
            assertEquals(one.observables(), many.observables());
        }
    }

    @Test
    void aRunGoesOnFromEveryLattice(@TempDir Path folder) throws IOException {
        Percolation percolation = new Percolation(12, 9, Drawn.BONDS, 0.5, true, 5);
        CheckpointRequest everyStep =
                new CheckpointRequest(Schedule.everySteps(1), folder.toString(), 100, Compression.LZ4);
        RunResult whole = Engine.run(
                percolation, RUN.seed(2).checkpoint(everyStep).workers(2).inProcess());
        for (int step = 1; step <= 5; step++) {
            Path checkpoint = folder.resolve(String.format(Locale.ROOT, "step-%012d", step));
            int workers = 1 + step % 4;
            RunResult resumed = Engine.resume(
                    checkpoint,
                    before -> before.workers(workers).inProcess().checkpoint(CheckpointRequest.NONE),
                    RunMonitor.NONE);
            assertEquals(whole.stateHash(), resumed.stateHash());
            assertEquals(whole.observables(), resumed.observables());
        }
    }

    @Test
    void everyLatticeIsAnother() {
        Percolation one = new Percolation(20, 20, Drawn.SITES, 0.5, true, 1);
        Percolation two = new Percolation(20, 20, Drawn.SITES, 0.5, true, 2);
        String hash = Engine.run(one, Run.toCompletion()).stateHash();
        assertEquals(hash, Engine.run(two, Run.steps(1)).stateHash());
        assertTrue(!hash.equals(Engine.run(two, Run.toCompletion()).stateHash()));
        assertTrue(!hash.equals(Engine.run(one, Run.toCompletion().seed(2)).stateHash()));
    }

    @Test
    void parametersWithoutMeaningAreRefused() {
        assertThrows(ConfigurationException.class, () -> new Percolation(1, 5, Drawn.SITES, 0.5, true, 1));
        assertThrows(ConfigurationException.class, () -> new Percolation(5, 5, Drawn.SITES, 1.5, true, 1));
        assertThrows(ConfigurationException.class, () -> new Percolation(5, 5, Drawn.SITES, 0.5, true, 0));
        assertThrows(ConfigurationException.class, () -> new PercolationEnsemble(5000, 5, Drawn.SITES, 0.5, true));
    }
}
