package org.halocline.simulations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.halocline.model.SampleSimulation;
import org.halocline.sample.RandomStreams;
import org.halocline.sample.SampleStream;
import org.halocline.simulations.genz.Genz;
import org.halocline.simulations.genz.GenzFunction;
import org.halocline.simulations.options.AsianOption;
import org.halocline.simulations.options.BarrierOption;
import org.halocline.simulations.options.BasketOption;
import org.halocline.simulations.options.EuropeanOption;
import org.halocline.simulations.options.ExchangeOption;
import org.halocline.simulations.options.HestonOption;
import org.halocline.simulations.options.Knock;
import org.halocline.simulations.options.Monitoring;
import org.halocline.simulations.options.OptionType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Simulations that take many samples at once.
class BulkSimulationsTest {
    static List<SampleSimulation> all() {
        List<SampleSimulation> all = new ArrayList<>();
        for (GenzFunction function : GenzFunction.values()) {
            all.add(new Genz(function, 1, 1, 0.5));
            all.add(new Genz(function, 7, 2.3, 0.3));
        }
        for (OptionType type : OptionType.values()) {
            all.add(new EuropeanOption(type, 100, 95, 0.05, 0.01, 0.2, 1, true));
            all.add(new AsianOption(type, 100, 95, 0.05, 0.01, 0.2, 1, 5, false, true));
            all.add(new AsianOption(type, 100, 95, 0.05, 0.01, 0.2, 1, 5, true, true));
            all.add(new BasketOption(type, 4, 100, 95, 0.05, 0.01, 0.2, -0.2, 1, true));
            all.add(new HestonOption(type, 100, 95, 0.05, 0.01, 2, 0.04, 0.05, 0.5, 1, -0.9, 7, true));
            for (Knock knock : Knock.values()) {
                double barrier = knock.name().startsWith("DOWN") ? 90 : 115;
                for (Monitoring monitoring : Monitoring.values()) {
                    all.add(new BarrierOption(type, knock, barrier, 100, 95, 0.05, 0.01, 0.2, 1, monitoring, 4, true));
                }
            }
        }
        all.add(new ExchangeOption(100, 90, 0.05, 0.01, 0.02, 0.2, 0.3, -0.5, 1, true));
        return all;
    }

    @ParameterizedTest
    @MethodSource("all")
    void oneSampleHasTheBitsOfManyAtATime(SampleSimulation simulation) {
        int count = 533;
        long first = 1L << 40;
        RandomStreams streams = new RandomStreams(5);
        double[][] uniforms = new double[simulation.uniforms()][count];
        double[][] scores = new double[simulation.scores().size()][count];
        streams.fill(first, count, uniforms);
        simulation.samples(count, uniforms, scores);
        for (int s = 0; s < count; s++) {
            int sample = s;
            boolean[] isScored = new boolean[scores.length];
            simulation.sample(streams.sample(first + s), (score, value) -> {
                assertEquals(Double.doubleToLongBits(scores[score][sample]), Double.doubleToLongBits(value));
                isScored[score] = true;
            });
            for (boolean scored : isScored) {
                assertTrue(scored);
            }
        }
    }

    /// Numbers in order and as many as promised, so that points of a sequence may take their place.
    @ParameterizedTest
    @MethodSource("all")
    void aSampleDrawsItsUniformNumbersInOrderAndNothingElse(SampleSimulation simulation) {
        Points points = new Points();
        double[][] uniforms = new double[simulation.uniforms()][1];
        Points same = new Points();
        for (double[] uniform : uniforms) {
            uniform[0] = same.nextDouble();
        }
        double[][] scores = new double[simulation.scores().size()][1];
        simulation.samples(1, uniforms, scores);
        simulation.sample(points, (score, value) -> assertEquals(scores[score][0], value));
        assertEquals(simulation.uniforms(), points.drawn);
    }

    /// Uniform numbers at the ends make no score infinite.
    @Test
    void theLeastAndTheLargestNumbersGiveFiniteScores() {
        for (SampleSimulation simulation : all()) {
            for (double end : new double[] {0, 0x1.0p-53, 0.5, 1 - 0x1.0p-53}) {
                double[][] uniforms = new double[simulation.uniforms()][1];
                for (double[] uniform : uniforms) {
                    uniform[0] = end;
                }
                double[][] scores = new double[simulation.scores().size()][1];
                simulation.samples(1, uniforms, scores);
                for (double[] score : scores) {
                    assertTrue(Double.isFinite(score[0]), simulation + " at " + end);
                }
            }
        }
    }

    /// The fractional parts of multiples of a number, in place of random ones.
    private static final class Points implements SampleStream {
        private int drawn;

        @Override
        public double nextDouble() {
            drawn++;
            double multiple = drawn * 0.6180339887498949;
            return multiple - Math.floor(multiple);
        }

        @Override
        public long nextLong() {
            throw new AssertionError("nothing but nextDouble() is drawn");
        }

        @Override
        public long sample() {
            return 0;
        }

        @Override
        public SampleStream subStream(long number) {
            throw new AssertionError("there are no sub-streams");
        }
    }
}
