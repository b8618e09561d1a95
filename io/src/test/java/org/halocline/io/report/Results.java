package org.halocline.io.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.halocline.decomposition.ProcessGrid;
import org.halocline.grid.Grid;
import org.halocline.model.Errors;
import org.halocline.model.GridSimulation;
import org.halocline.model.Row;
import org.halocline.model.RunResult;
import org.halocline.model.SampleSimulation;
import org.halocline.model.Simulation;
import org.halocline.model.State;
import org.halocline.model.Verification;
import org.halocline.sample.Estimate;
import org.halocline.sample.Tallies;
import org.halocline.statistics.Average;

/// Results of runs that never took place.
final class Results {
    private Results() {}

    /// A grid simulation with nothing but parameters.
    record Still(int n, double alpha, int dimensions) implements GridSimulation {
        @Override
        public Grid grid() {
            return Grid.of(n);
        }

        @Override
        public double maxTimeStep() {
            return 1;
        }

        @Override
        public void initialise(State state) {}

        @Override
        public void step(Row row, double dt) {}
    }

    static RunResult grid() {
        return new RunResult(
                new Still(64, 1.0, 2),
                4,
                new ProcessGrid(2, 2, 1),
                "mapped-files",
                920,
                0.05,
                0,
                "7a47f9dac59cedf4436c8f5e4f53606d",
                Map.of("peak", 0.37235787468781023, "heat", 618.6280185389885),
                Map.of(),
                Map.of(),
                Tallies.NONE,
                6.708815589168705e6,
                1.764700649,
                Map.of(
                        "compute", 0.137755948,
                        "halo", 0.037207506,
                        "wait", 0.555780495,
                        "reduce", 0.036434917,
                        "output", 0.102034554,
                        "protect", 0.003128641),
                Optional.of(new Verification.Outcome(
                        true, 5.959612748503458e-16, 1e-12, "closed form of the discrete scheme, G^m · initial data")),
                Optional.of(new Errors(5.090114917514485e-5, 6.278416730983046e-5, 1.254927083405022e-4)),
                0,
                1,
                List.of());
    }

    static RunResult averages(Map<String, Average> averages) {
        RunResult r = grid();
        return new RunResult(
                r.simulation(),
                r.workers(),
                r.processGrid(),
                r.transport(),
                r.steps(),
                r.time(),
                r.samples(),
                r.stateHash(),
                r.observables(),
                averages,
                r.estimates(),
                r.tallies(),
                r.perSecond(),
                r.wallSeconds(),
                r.phases(),
                r.verification(),
                r.errors(),
                r.restarts(),
                r.seed(),
                r.notes());
    }

    static RunResult samples(SampleSimulation simulation, Map<String, Estimate> estimates) {
        return of(simulation, 0, Map.of(), estimates, List.of());
    }

    static RunResult of(
            Simulation simulation,
            double number,
            Map<String, Double> observables,
            Map<String, Estimate> estimates,
            List<String> notes) {
        return of(simulation, number, observables, estimates, Tallies.NONE, notes);
    }

    static RunResult tallies(SampleSimulation simulation, Tallies tallies) {
        return of(simulation, 0, Map.of(), Map.of(), tallies, List.of());
    }

    private static RunResult of(
            Simulation simulation,
            double number,
            Map<String, Double> observables,
            Map<String, Estimate> estimates,
            Tallies tallies,
            List<String> notes) {
        return new RunResult(
                simulation,
                3,
                new ProcessGrid(3, 1, 1),
                "in-process",
                Long.MAX_VALUE,
                number,
                1L << 60,
                "f".repeat(32),
                observables,
                Map.of(),
                estimates,
                tallies,
                number,
                number,
                observables,
                Optional.of(new Verification.Outcome(false, number, number, "\"quoted\"\n")),
                Optional.of(new Errors(number, number, number)),
                Integer.MAX_VALUE,
                Long.MIN_VALUE,
                notes);
    }
}
