package org.halocline.io.config;

import java.util.List;
import java.util.Map;
import org.halocline.error.ConfigurationException;
import org.halocline.grid.Boundary;
import org.halocline.grid.FieldSpec;
import org.halocline.grid.Grid;
import org.halocline.grid.Location;
import org.halocline.model.Domain;
import org.halocline.model.GridSimulation;
import org.halocline.model.Parameter;
import org.halocline.model.ProgramSimulation;
import org.halocline.model.Row;
import org.halocline.model.SampleSimulation;
import org.halocline.model.Simulation;
import org.halocline.model.SimulationProvider;
import org.halocline.model.State;
import org.halocline.sample.SampleStream;

/// Simulations to be named in configs. They bind, but compute nothing.
public final class TestSimulations implements SimulationProvider {
    @Override
    public Map<String, Class<? extends Simulation>> simulations() {
        return Map.of(
                "heat", Heat.class, "pi", Pi.class, "ripple", Ripple.class, "darts", Darts.class, "relax", Relax.class);
    }

    /// All of the above, with the formats that configs in these tests name.
    static Catalogue catalogue() {
        ClassLoader loader = TestSimulations.class.getClassLoader();
        return new Catalogue(Catalogue.load(loader).simulations(), List.of("vtk", "png"), loader);
    }

    interface Still extends GridSimulation {
        @Override
        default double maxTimeStep() {
            return 1;
        }

        @Override
        default void initialise(State state) {}

        @Override
        default void step(Row row, double dt) {}
    }

    /// Stands for the shipped simulation of that name, with its parameters.
    public record Heat(
            @Parameter(value = "cells along each axis", defaultValue = "512", min = 1)
            int n,

            @Parameter(value = "diffusivity", unit = "m²/s", defaultValue = "1", min = 0)
            double alpha,

            @Parameter(value = "space dimensions", defaultValue = "2", min = 1, max = 3)
            int dimensions)
            implements Still {
        public Heat {
            if (!(alpha > 0)) {
                throw new ConfigurationException("alpha=" + alpha + "; use a positive number");
            }
        }

        @Override
        public Grid grid() {
            return Grid.unitSquare(n);
        }
    }

    /// A program, with a field on faces.
    public record Relax(
            @Parameter(value = "cells along x", defaultValue = "8", min = 1)
            int n) implements ProgramSimulation {
        @Override
        public Grid grid() {
            return Grid.of(n, 4).boundary(Boundary.value(0));
        }

        @Override
        public List<FieldSpec> fields() {
            return List.of(FieldSpec.of("u"), FieldSpec.of("flux").at(Location.FACE_X));
        }

        @Override
        public void run(Domain domain) {}
    }

    /// Stands for the shipped simulation of that name.
    public record Pi() implements SampleSimulation {
        @Override
        public double sample(SampleStream random) {
            return 3;
        }
    }

    /// Needs a parameter.
    public record Darts(
            @Parameter(value = "number of rings", min = 1) int rings,
            @Parameter("skill") double skill) implements SampleSimulation {
        @Override
        public double sample(SampleStream random) {
            return rings;
        }
    }

    /// How a wave leaves.
    public enum Exit {
        REFLECTED,
        NOT_AT_ALL
    }

    /// A part of [Ripple].
    public record Source(
            @Parameter(value = "strength", defaultValue = "0.5", min = -1, max = 1)
            double strength,

            @Parameter(value = "switched on", defaultValue = "true")
            boolean isOn) {}

    /// One parameter of each type.
    public record Ripple(
            @Parameter(value = "cells along each axis", defaultValue = "16", min = 2, max = 1000)
            int n,

            @Parameter(value = "label number", defaultValue = "-9007199254740993")
            long label,

            @Parameter(value = "speed", unit = "m/s", defaultValue = "0.1")
            double speed,

            @Parameter(value = "whether the wall is open", defaultValue = "false")
            boolean open,

            @Parameter(value = "title", defaultValue = "a ripple")
            String title,

            @Parameter(value = "what a wave does at the wall", defaultValue = "not-at-all")
            Exit exit,

            @Parameter("the main source") Source source,

            @Parameter(value = "weights", defaultValue = "[1, 2.5]", min = 0)
            List<Double> weights,

            @Parameter(value = "more sources", defaultValue = "[]")
            List<Source> more,

            @Parameter(value = "exits", defaultValue = "[\"REFLECTED\"]")
            List<Exit> exits)
            implements Still {
        public Ripple {
            if (n == 13) {
                throw new ConfigurationException("n=13; an unlucky number, use another");
            }
            if (weights.size() > n) {
                throw new IllegalArgumentException("too many weights");
            }
        }

        @Override
        public Grid grid() {
            return Grid.unitInterval(n);
        }

        @Override
        public List<FieldSpec> fields() {
            return FieldSpec.named("height", "speed");
        }
    }

    /// Not in the catalogue: named by its class.
    public record Unregistered(int n) implements Still {
        static {
            touched();
        }

        private static void touched() {
            System.setProperty(Unregistered.class.getName(), "initialised");
        }

        @Override
        public Grid grid() {
            if (n > 100) {
                throw new IllegalStateException("no grid");
            }
            return Grid.of(n, n);
        }
    }

    /// A simulation, but no record.
    public static final class NoRecord implements Still {
        @Override
        public Grid grid() {
            return Grid.of(1);
        }
    }

    /// Has a component that no config can give.
    public record Unbindable(Thread thread) implements Still {
        @Override
        public Grid grid() {
            return Grid.of(1);
        }
    }

    /// Its default is not of its type.
    public record WrongDefault(
            @Parameter(value = "count", defaultValue = "many")
            int count) implements Still {
        @Override
        public Grid grid() {
            return Grid.of(1);
        }
    }

    /// Holds records of its own kind.
    public record Branch(@Parameter("twigs") List<Branch> twigs) {}

    /// Has a recursive parameter.
    public record Bush(Branch trunk) implements Still {
        @Override
        public Grid grid() {
            return Grid.of(1);
        }
    }
}
