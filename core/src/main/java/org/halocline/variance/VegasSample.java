package org.halocline.variance;

import java.util.ArrayList;
import java.util.List;
import org.halocline.model.SampleSimulation;
import org.halocline.sample.SampleStream;
import org.halocline.sample.Scores;

/// One round of [Vegas]: the first numbers of a sample go through the map, the first score is multiplied by the volume
/// that the map gives each point, and its square is recorded for the bin of each coordinate. Where there are several
/// cubes the number of a sample says in which it lies.
///
/// @param inner    the simulation that is drawn
/// @param map      of its first numbers
/// @param exponent scores are divided by 2^exponent, so that squares stay within doubles
/// @param round    from 0; each has random numbers of its own
/// @param cubes    among which the samples of the round are shared
public record VegasSample(SampleSimulation inner, VegasMap map, int exponent, int round, VegasCubes cubes)
        implements SampleSimulation {
    @Override
    public List<String> scores() {
        List<String> names = new ArrayList<>();
        names.add("value");
        for (int d = 0; d < map.dimensions(); d++) {
            for (int b = 0; b < map.bins(); b++) {
                names.add("bin " + d + " " + b);
            }
        }
        for (int h = 0; h < cubes.count() && cubes.count() > 1; h++) {
            names.add("cube " + h);
        }
        return names;
    }

    @Override
    public void sample(SampleStream random, Scores scores) {
        int cube = cubes.cube(random.sample());
        Mapped stream = new Mapped(random.subStream(round + 1L), map, cubes, cube);
        Captured values = Captured.alone(inner.scores().size());
        inner.sample(stream, values);
        double value = Math.scalb(values.value(0), -exponent) * stream.volume;
        random.trace("score", values.value(0));
        random.trace("volume", stream.volume);
        double weight = cubes.weight(cube);
        scores.score(0, value * weight);
        if (cubes.count() > 1) {
            scores.score(1 + map.dimensions() * map.bins() + cube, value);
        }
        for (int d = 0; d < stream.next; d++) {
            scores.score(1 + d * map.bins() + stream.bins[d], value * value * weight);
        }
    }

    private static final class Mapped implements InvertingStream, DependentStream {
        private final SampleStream source;
        private final VegasMap map;
        private final VegasCubes cubes;
        private final int[] bins;
        private int rest;
        private int next;
        private double volume = 1;

        /// @param cube in which the sample lies
        Mapped(SampleStream source, VegasMap map, VegasCubes cubes, int cube) {
            this.cubes = cubes;
            this.rest = cube;
            this.source = source;
            this.map = map;
            this.bins = new int[map.dimensions()];
        }

        @Override
        public long nextLong() {
            long bits = source.nextLong();
            if (next == bins.length) {
                return bits;
            }
            bits = cubes.within(rest, bits);
            rest /= cubes.perAxis();
            int count = map.bins();
            int bin = (int) Math.unsignedMultiplyHigh(bits, count);
            double part = ((bits * count) >>> 11) * 0x1p-53;
            double low = map.edges().get(next).get(bin);
            double width = map.edges().get(next).get(bin + 1) - low;
            volume *= width * count;
            bins[next++] = bin;
            double x = Math.min(low + part * width, 1 - 0x1p-53);
            return ((long) (x * 0x1p53)) << 11;
        }

        @Override
        public SampleStream origin() {
            return source;
        }
    }
}
