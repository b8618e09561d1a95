package org.halocline.variance;

import org.halocline.sample.SampleStream;

/// An M/M/1 queue from its first customer on, jump by jump, until it is empty: the overflow probability is
/// (1 − 1/ρ)/(1 − ρ^(−L)) for length L.
///
/// @param load ρ: arrivals per service
public record Queue(double load) implements RareEvent {
    @Override
    public double[] begin(SampleStream random) {
        return new double[] {1};
    }

    @Override
    public void advance(double[] state, SampleStream random) {
        state[0] += random.nextDouble() < load / (1 + load) ? 1 : -1;
    }

    @Override
    public double nearness(double[] state) {
        return state[0];
    }

    @Override
    public boolean isOver(double[] state) {
        return state[0] == 0;
    }
}
