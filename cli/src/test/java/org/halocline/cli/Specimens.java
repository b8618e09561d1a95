package org.halocline.cli;

import java.util.List;
import java.util.Optional;
import org.halocline.error.ConfigurationException;
import org.halocline.grid.Boundary;
import org.halocline.grid.Field;
import org.halocline.grid.Grid;
import org.halocline.model.Domain;
import org.halocline.model.GridSimulation;
import org.halocline.model.Norm;
import org.halocline.model.Parameter;
import org.halocline.model.ProgramSimulation;
import org.halocline.model.Row;
import org.halocline.model.SampleSimulation;
import org.halocline.model.Solution;
import org.halocline.model.State;
import org.halocline.model.Verification;
import org.halocline.sample.Bins;
import org.halocline.sample.SampleStream;
import org.halocline.sample.Scores;
import org.halocline.sample.TallySpec;

/// Simulations that go wrong in some way, named in configs by their class names.
public final class Specimens {
    private Specimens() {}

    /// How a parameter of an enumeration looks.
    public enum Mood {
        CALM,
        STORMY
    }

    /// A place, as a parameter.
    public record Point(double x, double y) {}

    /// One parameter of each kind.
    public record Motley(
            @Parameter(value = "how many", defaultValue = "3", min = 1)
            int count,

            @Parameter(value = "how fast", unit = "m/s", max = 0.5)
            double speed,

            @Parameter(value = "which weather", defaultValue = "calm")
            Mood mood,

            @Parameter(value = "where", defaultValue = "[]") List<Point> places,

            @Parameter(value = "what to call it", defaultValue = "it")
            String title,

            boolean loud)
            implements SampleSimulation {
        @Override
        public double sample(SampleStream random) {
            return count;
        }
    }

    /// Waits and their parts, with histograms.
    public record Waits() implements SampleSimulation {
        @Override
        public List<String> scores() {
            return List.of("mean wait");
        }

        @Override
        public List<TallySpec> tallies() {
            return List.of(
                    TallySpec.histogram("mean wait", Bins.equal(0, 4, 20)),
                    TallySpec.histogram("steps", Bins.logarithmic(0.001, 10, 12)));
        }

        @Override
        public void sample(SampleStream random, Scores scores) {
            double sum = 0;
            for (int n = 0; n < 4; n++) {
                double wait = random.nextExponential();
                scores.record(1, wait);
                sum += wait;
            }
            scores.score(0, sum / 4);
        }
    }

    /// A program that halves its field until it is small.
    public record Halving(
            @Parameter(value = "cells", defaultValue = "6", min = 1)
            int n,

            @Parameter(value = "where to end", defaultValue = "0.1")
            double small)
            implements ProgramSimulation {
        @Override
        public Grid grid() {
            return Grid.unitInterval(n);
        }

        @Override
        public void run(Domain domain) {
            Field u = domain.field("u");
            u.fill(1);
            domain.initialised();
            while (!domain.isFinished() && domain.maxNorm(u) > small) {
                u.fill(domain.maxNorm(u) / 2);
                domain.completeStep();
            }
        }
    }

    /// Its distance from the solution is 1/n, whatever order it claims. On more than four cells it may fail, never end
    /// and be interrupted, or be proved wrong, as `fate` says.
    public record Boaster(
            @Parameter(value = "cells", defaultValue = "4", min = 1)
            int n,

            @Parameter(value = "order that it claims", defaultValue = "1")
            double order,

            @Parameter(value = "what becomes of it", defaultValue = "nothing")
            String fate)
            implements ProgramSimulation {
        @Override
        public Grid grid() {
            return Grid.unitInterval(n);
        }

        @Override
        public void run(Domain domain) {
            domain.field("u").fill(1.0 / n);
            domain.initialised();
            if (n > 4 && fate.equals("fail")) {
                throw new IllegalStateException("struck by lightning");
            }
            if (n > 4 && fate.equals("interrupt")) {
                interrupt();
                while (!domain.isFinished()) {
                    domain.completeStep();
                }
            }
        }

        @Override
        public Optional<Solution> solution() {
            return Optional.of(new Solution("u", Norm.LINF, order, "boasting", (x, y, z, t) -> 0));
        }

        @Override
        public Optional<Verification.OfField> verification() {
            return n > 4 && fate.equals("wrong")
                    ? Optional.of(new Verification.OfField(
                            "u", 1e-12, "boasting", steps -> new Verification.Exact(1, (x, y, z) -> 0)))
                    : Optional.empty();
        }
    }

    /// Claims a mean that is not its own.
    public record Liar() implements SampleSimulation {
        @Override
        public double sample(SampleStream random) {
            return random.nextDouble();
        }

        @Override
        public Optional<Verification.OfScore> verification() {
            return Optional.of(new Verification.OfScore("value", 3, "wishful thinking"));
        }
    }

    /// Fails at the first step, or lets this process be interrupted at time 5000, as `end` says.
    public record Mortal(
            @Parameter(value = "fail or interrupt") String end) implements GridSimulation {
        public Mortal {
            if (!end.equals("fail") && !end.equals("interrupt")) {
                throw new ConfigurationException("end=" + end + "; use fail or interrupt");
            }
        }

        @Override
        public Grid grid() {
            return Grid.unitInterval(7).boundary(Boundary.value(0));
        }

        @Override
        public double maxTimeStep() {
            return 1;
        }

        @Override
        public void initialise(State state) {
            state.field("u").fill((x, y, z) -> x);
        }

        @Override
        public void step(Row row, double dt) {
            if (end.equals("fail")) {
                throw new IllegalStateException("struck by lightning");
            }
            if (row.time() == 5000 && row.i(row.begin()) == 0) {
                interrupt();
            }
            System.arraycopy(row.now(0), row.begin(), row.next(0), row.begin(), row.end() - row.begin());
        }
    }

    /// A uniform number; whoever draws sample number `at` interrupts the program.
    public record Restless(
            @Parameter("the sample that interrupts") int at) implements SampleSimulation {
        @Override
        public double sample(SampleStream random) {
            if (random.sample() == at) {
                interrupt();
            }
            return random.nextDouble();
        }
    }

    private static void interrupt() {
        try {
            InterruptsTest.raise("INT");
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
