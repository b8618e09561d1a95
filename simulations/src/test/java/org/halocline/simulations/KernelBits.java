package org.halocline.simulations;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.halocline.Engine;
import org.halocline.decomposition.Subdomain;
import org.halocline.grid.Box;
import org.halocline.grid.Field;
import org.halocline.model.GridSimulation;
import org.halocline.model.Row;
import org.halocline.model.Run;
import org.halocline.model.SampleSimulation;
import org.halocline.model.Stage;
import org.halocline.model.State;
import org.halocline.simulations.advection.Advection;
import org.halocline.simulations.heat.Heat;
import org.halocline.simulations.ising.Ising;
import org.halocline.simulations.ising.Start;
import org.halocline.simulations.ising.Update;
import org.halocline.simulations.options.EuropeanOption;
import org.halocline.simulations.options.OptionType;
import org.halocline.simulations.pi.Pi;
import org.halocline.simulations.poisson.Guess;
import org.halocline.simulations.poisson.Poisson;
import org.halocline.simulations.poisson.Preconditioner;
import org.halocline.simulations.shallowwater.Scenario;
import org.halocline.simulations.shallowwater.ShallowWater;
import org.halocline.simulations.wave.Wave;
import org.halocline.vector.Vectors;

/// What all shipped kernels compute from random numbers: a line for each case with a hash of all values.
///
/// Rows begin anywhere, have any width, come in pieces, and hold NaN, infinities and zeros of both signs; they are so
/// many that the compiler has translated the kernels long before the end. As a program it prints the lines, so that
/// virtual machines with and without vectors can be compared.
final class KernelBits {
    private static final double[] SPECIAL = {
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        0.0,
        -0.0,
        Double.MIN_VALUE,
        -Double.MAX_VALUE,
        1
    };

    private KernelBits() {}

    static void main() {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println(Vectors.describe());
        lines().forEach(out::println);
    }

    static List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int n : new int[] {2, 7, 16, 23, 61}) {
            for (int dimensions = 1; dimensions <= 3; dimensions++) {
                lines.add(kernels(new Heat(n, 0.7, dimensions)));
                lines.add(kernels(new Wave(n, 1.5, dimensions)));
                lines.add(kernels(new Advection(n, 1, -2, 3, dimensions)));
                lines.add(kernels(new Advection(n, -1, 2, -3, dimensions)));
                if (n < 40) {
                    lines.add(Engine.run(
                                    new Poisson(n, dimensions, 1e-8, Preconditioner.JACOBI, Guess.ROUGH), Run.steps(20))
                            .stateHash());
                }
                if (dimensions < 3) {
                    for (Scenario scenario : Scenario.values()) {
                        lines.add(kernels(new ShallowWater(n, 10, scenario, 1, 0.1, dimensions)));
                    }
                }
            }
        }
        for (int n : new int[] {2, 6, 22, 70}) {
            for (Update update : Update.values()) {
                lines.add("ising " + n + " "
                        + Engine.run(
                                        new Ising(n, 2.3, 2, update, Start.HOT),
                                        Run.steps(60).seed(n))
                                .stateHash());
            }
        }
        lines.add("ising in 3-D "
                + Engine.run(new Ising(14, 4.5, 3, Update.HEAT_BATH, Start.HOT), Run.steps(40))
                        .stateHash());
        for (int samples : new int[] {1, 7, 511, 512, 513, 10_001, 300_000}) {
            lines.add(samples + " samples "
                    + Engine.run(new Pi(), Run.samples(samples).seed(samples)).stateHash());
        }
        for (SampleSimulation simulation : BulkSimulationsTest.all()) {
            lines.add(
                    simulation + " " + Engine.run(simulation, Run.samples(2049)).stateHash());
        }
        for (int samples : new int[] {1, 7, 511, 513, 300_000}) {
            lines.add(samples + " options "
                    + Engine.run(
                                    new EuropeanOption(OptionType.CALL, 100, 100, 0.05, 0, 0.2, 1, false),
                                    Run.samples(samples).seed(samples))
                            .stateHash());
        }
        return lines;
    }

    private static String kernels(GridSimulation simulation) {
        Box box = simulation.grid().box();
        Random random = new Random(box.cells());
        State state = State.allocate(simulation, new Subdomain(0, box));
        List<Stage> stages = simulation.stages();
        Row row = new Row(state, stages.stream().anyMatch(Stage::totals));
        BitSet all = new BitSet();
        all.set(0, state.fields().size());
        long hash = 0;
        int rows = 0;
        for (int turn = 0; rows < 2000 || turn < 3; turn++) {
            // Special values spread: half of the cases have few, so that other differences are not hidden.
            double specials = turn % 2 == 0 ? 0 : 0.02;
            for (Field field : state.fields()) {
                fill(field.now(), random, specials);
                fill(field.next(), random, specials);
            }
            for (Stage stage : stages) {
                row.bind(all, 0, turn, 0);
                for (int k = box.beginZ(); k < box.endZ(); k++) {
                    for (int j = box.beginY(); j < box.endY(); j++) {
                        int middle = random.nextInt(box.endX() + 1);
                        row.moveTo(0, middle, j, k);
                        stage.kernel().apply(row, 0.01);
                        row.moveTo(middle, box.endX(), j, k);
                        stage.kernel().apply(row, 0.01);
                        if (simulation.stepLimit().isPresent()) {
                            hash = 31 * hash
                                    + Double.doubleToLongBits(
                                            simulation.stepLimit().get().of(row));
                        }
                        rows++;
                    }
                }
                for (Field field : state.fields()) {
                    for (double value : field.next()) {
                        hash = 31 * hash + Double.doubleToLongBits(value);
                    }
                }
            }
        }
        return simulation + " " + Long.toHexString(hash);
    }

    private static void fill(double[] values, Random random, double specials) {
        for (int c = 0; c < values.length; c++) {
            values[c] = random.nextDouble() < specials
                    ? SPECIAL[random.nextInt(SPECIAL.length)]
                    : random.nextInt(4) * 0.25 + 0.1 * random.nextGaussian();
        }
    }
}
