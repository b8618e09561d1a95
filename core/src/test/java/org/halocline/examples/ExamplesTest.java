package org.halocline.examples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.halocline.Engine;
import org.halocline.grid.FieldSpec;
import org.halocline.grid.Grid;
import org.halocline.model.Domain;
import org.halocline.model.Observable;
import org.halocline.model.ProgramSimulation;
import org.halocline.model.Run;
import org.halocline.model.RunResult;
import org.halocline.testing.Leftovers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("process")
class ExamplesTest {
    private static String output(Runnable program) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream before = System.out;
        try (PrintStream capture = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setOut(capture);
            program.run();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void diffusionRunsFromItsMain() {
        String printed = output(() -> Diffusion.main(new String[0]));
        assertTrue(printed.startsWith("Diffusion(n=128, alpha=1.0)"), printed);
        assertTrue(printed.contains("on 4 workers (2x2), mapped-files"), printed);
        Leftovers.assertNone();
    }

    @Test
    void dartsRunsFromItsMain() {
        String printed = output(() -> Darts.main(new String[0]));
        assertTrue(printed.matches("(?s)π = 3\\.1\\d+ ± 0\\.001\\d\\s*"), printed);
    }

    /// All energy stays somewhere: what every sample leaves adds up to it.
    @Test
    void aShowerLeavesItsEnergy() {
        Shower shower = new Shower(100, 1);
        RunResult one = Engine.run(shower, Run.samples(500));
        RunResult two = Engine.run(shower, Run.samples(500).workers(2));
        assertEquals(one.stateHash(), two.stateHash());
        assertEquals(one.tallies(), two.tallies());
        double left = one.tallies().cells("deposit").means().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        assertEquals(100, left, 1e-6);
        assertTrue(one.tallies().extremes("depth").greatest() < 100);
        assertTrue(one.toString().contains("deposit   20 cells"), one.toString());
    }

    @Test
    void oneAndManyHaveTheSameBits() {
        Set<String> hashes = new HashSet<>();
        for (RunResult result : OneToMany.run()) {
            hashes.add(result.stateHash());
        }
        assertEquals(1, hashes.size());
    }

    @Test
    void aMonitorSeesEveryObservation() {
        List<String> lines = new ArrayList<>();
        OneToMany.watch(new Diffusion(32, 1), lines);
        assertEquals(6, lines.size());
        assertTrue(lines.getFirst().startsWith("0.0 ") && lines.getLast().startsWith("0.01 "), lines.toString());
    }

    /// Values that the last run of [Gathered] found, on rank 0.
    private static double[] gathered = {};

    /// The plate, whose values rank 0 keeps.
    record Gathered(Plate plate) implements ProgramSimulation {
        @Override
        public Grid grid() {
            return plate.grid();
        }

        @Override
        public List<FieldSpec> fields() {
            return plate.fields();
        }

        @Override
        public void run(Domain domain) {
            plate.run(domain);
            double[] all = domain.gather(domain.field("u"));
            if (domain.rank() == 0) {
                gathered = all;
            }
        }
    }

    @Test
    void thePlateHasTheBitsOfTheSerialProgramOnAnyNumberOfWorkers() {
        Plate plate = new Plate(24, 1e-4);
        double[] serial = SerialPlate.solve(24, 1e-4);
        for (int workers : List.of(1, 2, 3, 4)) {
            Engine.run(new Gathered(plate), Run.toCompletion().workers(workers).inProcess());
            assertArrayEquals(serial, gathered, workers + " workers");
        }
        Set<String> hashes = new HashSet<>();
        for (RunResult result : OneToMany.plates(24, 1e-4)) {
            hashes.add(result.stateHash() + result.steps());
        }
        assertEquals(1, hashes.size());
    }

    /// A closed pipe of length 1 sounds with the period 2/c.
    @Test
    void aPipeReturnsAfterOnePeriod() {
        Sound sound = new Sound(128, 2);
        RunResult result =
                Engine.run(sound, Run.until(1).cfl(1).workers(3).inProcess().observe("left", Observable.at("p", 0)));
        assertEquals(1, result.observable("left"), 1e-3);
    }

    /// Without decay the upwind difference with a full step moves the pulse by one cell.
    @Test
    void aPulseThatDecaysKeepsItsShareOfTheSum() {
        RunResult result = Engine.run(
                new Decay(200, 1, 2), Run.until(0.5).workers(2).inProcess().observe("mean", Observable.mean("u")));
        assertEquals(0.5 * Math.exp(-1), result.observable("mean"), 1e-6);
    }
}
