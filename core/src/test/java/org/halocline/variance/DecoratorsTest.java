package org.halocline.variance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.halocline.Engine;
import org.halocline.model.Run;
import org.halocline.model.RunResult;
import org.halocline.model.SampleSimulation;
import org.halocline.sample.Estimate;
import org.halocline.sample.SampleStream;
import org.halocline.testing.Leftovers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DecoratorsTest {
    private static final SampleSimulation INNER = new Medleys();

    static Stream<SampleSimulation> methods() {
        return Stream.of(
                new Antithetic(INNER),
                new Stratified(INNER, 2, 3),
                new Stratified(INNER, 1, 1),
                new LatinHypercube(INNER, 4, 7),
                new LatinHypercube(INNER, 3, 2),
                new Sobol(INNER, 4, 16),
                new Sobol(INNER, 4, 16, Scrambling.LINEAR),
                new Sobol(INNER, 3, 8, Scrambling.SHIFT),
                new Sobol(INNER, 9, 1),
                new Antithetic(new LatinHypercube(INNER, 4, 3)),
                new Sobol(new Antithetic(INNER), 5, 8),
                new ControlVariates(INNER, "square", List.of("uniform", "whole"), List.of(0.5, 4.5)),
                new FittedControls(INNER, List.of("uniform", "whole"), List.of(0.5, 4.5)),
                new Antithetic(new FittedControls(INNER, List.of("uniform"), List.of(0.5))),
                new FixedControls(INNER, "square", List.of("uniform"), List.of(0.5), List.of(0.3)),
                new ImportanceSampling(INNER, List.of(0.3), List.of(0.8)));
    }

    /// A sub-stream, late numbers and scores that are missing now and then included.
    @ParameterizedTest
    @MethodSource("methods")
    void meansStayAsTheyAre(SampleSimulation method) {
        RunResult result = Engine.run(method, Run.samples(8000).seed(5));
        for (int s = 0; s < Medleys.MEANS.size(); s++) {
            String score = INNER.scores().get(s);
            Estimate estimate = result.estimate(score);
            double distance = Math.abs(estimate.mean() - Medleys.MEANS.get(s));
            // Some methods leave no variance at all, but rounding.
            assertTrue(distance < 4 * estimate.standardError() + 1e-15, score + ": " + estimate);
            assertTrue(estimate.standardError() < 0.04, score + ": " + estimate);
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void workersChangeNoBit(SampleSimulation method) {
        RunResult one = Engine.run(method, Run.samples(150).seed(7));
        for (int workers : new int[] {2, 3, 5}) {
            RunResult many = Engine.run(
                    method, Run.samples(150).seed(7).workers(workers).batch(5).inProcess());
            assertEquals(one.estimates(), many.estimates());
            assertEquals(one.stateHash(), many.stateHash());
        }
    }

    @Test
    @Tag("process")
    void nestedDecoratorsTravelToWorkerProcesses() {
        SampleSimulation method = new Sobol(
                new ControlVariates(new Antithetic(INNER), "square", List.of("uniform", "whole"), List.of(0.5, 4.5)),
                6,
                32,
                Scrambling.LINEAR);
        RunResult one = Engine.run(method, Run.samples(64).seed(7));
        RunResult many = Engine.run(method, Run.samples(64).seed(7).workers(3));
        assertEquals("mapped-files", many.transport());
        assertEquals(one.estimates(), many.estimates());
        assertEquals(one.stateHash(), many.stateHash());
        Leftovers.assertNone();
    }

    @Test
    void manySamplesAtOnceAreTheSameBits() {
        assertSame(new Antithetic(new Corner()), new Antithetic(new OneByOne(new Corner())), 5000);
        assertSame(new Sobol(new Corner(), 2, 512), new Sobol(new OneByOne(new Corner()), 2, 512), 20);
        assertSame(new Sobol(new Corner(), 3, 64), new Sobol(new OneByOne(new Corner()), 3, 64), 20);
    }

    private static void assertSame(SampleSimulation many, SampleSimulation each, int samples) {
        RunResult atOnce = Engine.run(many, Run.samples(samples).seed(3));
        RunResult oneByOne = Engine.run(each, Run.samples(samples).seed(3));
        assertEquals(oneByOne.estimates(), atOnce.estimates());
        assertEquals(oneByOne.stateHash(), atOnce.stateHash());
    }

    /// A user's own class comes from a loader that the engine's does not know.
    @Test
    void theInnerClassMayHaveALoaderOfItsOwn() throws ReflectiveOperationException {
        Class<?> own = Class.forName(Corner.class.getName(), true, new Apart());
        SampleSimulation inner = (SampleSimulation) own.getDeclaredConstructor().newInstance();
        assertNotSame(Corner.class, inner.getClass());
        RunResult result = Engine.run(
                new Antithetic(inner), Run.samples(5000).seed(3).workers(2).inProcess());
        assertEquals(
                Engine.run(new Antithetic(new Corner()), Run.samples(5000).seed(3))
                        .stateHash(),
                result.stateHash());
    }

    /// Defines one class anew.
    private static final class Apart extends ClassLoader {
        Apart() {
            super(DecoratorsTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null || !name.equals(Corner.class.getName())) {
                return loaded != null ? loaded : super.loadClass(name, resolve);
            }
            try (InputStream in = Corner.class.getResourceAsStream("Corner.class")) {
                byte[] bytes = Objects.requireNonNull(in).readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    /// Hides that samples may be drawn at once.
    public record OneByOne(SampleSimulation inner) implements SampleSimulation {
        @Override
        public double sample(org.halocline.sample.SampleStream random) {
            return inner.sample(random);
        }
    }

    /// Takes the numbers as room for its own.
    public record Reusing(int n) implements SampleSimulation {
        @Override
        public int uniforms() {
            return 1;
        }

        @Override
        public double sample(SampleStream random) {
            return random.nextDouble() / 2;
        }

        @Override
        public void samples(int count, double[][] uniforms, double[][] scores) {
            for (int s = 0; s < count; s++) {
                uniforms[0][s] /= 2;
                scores[0][s] = uniforms[0][s];
            }
        }
    }

    @Test
    void mirroredNumbersAreThoseBeforeAnyoneChangedThem() {
        RunResult result = Engine.run(new Antithetic(new Reusing(1)), Run.samples(100));
        assertEquals(0.25, result.estimate().mean(), 1e-15);
        assertEquals(0, result.estimate().standardError(), 1e-15);
    }
}
