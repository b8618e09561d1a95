package org.halocline.sample;

import java.util.random.RandomGenerator;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/// The random numbers of one sample: a function of the seed of the run and the index of the sample, see
/// [RandomStreams].
///
/// Beside what every [RandomGenerator] has there are samplers for the usual distributions, and [#source] opens all the
/// others of [Commons RNG](https://commons.apache.org/proper/commons-rng/):
///
/// ```java
/// double chi = ChengBetaSampler.of(random.source(), 2, 3).sample();
/// int face = LOADED_DIE.withUniformRandomProvider(random.source()).sample(); // an alias table made once
/// ```
///
/// **The same bits everywhere.** Uniform, normal and exponential numbers and points on a sphere are made of arithmetic
/// alone. Rejection compares with `exp` or `log` now and then, whose last bit may differ between machines: about once
/// in 10¹⁷ numbers a comparison could turn out otherwise. A sampler behind [#source] that returns a value of
/// `Math.log`, `pow` or `sin` promises less.
public interface SampleStream extends RandomGenerator {
    /// Global index of the sample, from 0.
    long sample();

    /// Another stream of the same sample, from its beginning: for particles born on the way, time steps or levels,
    /// whose numbers must not depend on how many others drew before them.
    ///
    /// A sub-stream has sub-streams of its own, so that a particle can number its children.
    /// [RandomStreams] says how streams are told apart and how rarely two meet.
    ///
    /// @param number of the stream, any number; 0 of the stream that a sample begins with is that stream again
    SampleStream subStream(long number);

    /// Tells a number about this sample, such as a position or an energy, to whoever [replays][Recording] it. In a run
    /// nobody listens, and it costs nothing.
    ///
    /// @param name  of the number, a constant
    /// @param value the number
    default void trace(String name, double value) {}

    /// The same numbers for samplers of Commons RNG: each `nextLong()` there takes the next number here.
    default UniformRandomProvider source() {
        return this::nextLong;
    }

    /// Normal with mean 0 and variance 1, by the ziggurat of McFarland (2016),
    /// [doi:10.1080/00949655.2015.1060234](https://doi.org/10.1080/00949655.2015.1060234).
    @Override
    default double nextGaussian() {
        return ZigguratSampler.NormalizedGaussian.of(source()).sample();
    }

    /// Exponential with mean 1, by the ziggurat.
    @Override
    default double nextExponential() {
        return ZigguratSampler.Exponential.of(source()).sample();
    }

    /// Gamma with mean `shape` and scale 1: G. Marsaglia, W. W. Tsang, "A simple method for generating gamma
    /// variables" (2000), [doi:10.1145/358407.358414](https://doi.org/10.1145/358407.358414).
    /// Below shape 1 X(shape) = X(shape + 1) · U^(1/shape), as there.
    ///
    /// @throws IllegalArgumentException unless `shape` is positive and finite
    default double nextGamma(double shape) {
        if (!(shape > 0) || shape == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("shape=" + shape + "; it must be positive and finite");
        }
        double larger = shape < 1 ? shape + 1 : shape;
        double value =
                AhrensDieterMarsagliaTsangGammaSampler.of(source(), larger, 1).sample();
        return shape < 1 ? value * StrictMath.pow(1 - nextDouble(), 1 / shape) : value;
    }

    /// Poisson with a mean from 0 to 2³⁰. For many numbers with one mean, keep a
    /// [PoissonSampler] of [#source].
    ///
    /// @throws IllegalArgumentException for other means
    default int nextPoisson(double mean) {
        if (!(mean >= 0 && mean <= 0x1p30)) {
            throw new IllegalArgumentException("mean=" + mean + "; take 0 to 2^30");
        }
        return mean == 0 ? 0 : PoissonSampler.of(source(), mean).sample();
    }

    /// A point uniform on the unit sphere in as many dimensions as `point` has elements: a direction. In one dimension
    /// it is 1 or −1.
    default void onSphere(double[] point) {
        double squares;
        do {
            squares = 0;
            for (int n = 0; n < point.length; n++) {
                point[n] = nextGaussian();
                squares += point[n] * point[n];
            }
        } while (squares == 0 && point.length > 0);
        double length = Math.sqrt(squares);
        for (int n = 0; n < point.length; n++) {
            point[n] /= length;
        }
    }
}
