package org.halocline.simulations.queue;

import java.util.Optional;
import org.halocline.model.Parameter;
import org.halocline.model.Verification;
import org.halocline.sample.SampleStream;
import org.halocline.variance.RareEvent;

/// The probability that a queue with one server, Poisson arrivals and exponential service (M/M/1) grows to `length`
/// before it is empty again, from its first customer on.
///
/// Followed from one arrival or departure to the next, the queue is a walk that grows with the probability ρ/(1 + ρ), ρ
/// the `load`: arrivals per service. It is the ruin of a gambler, and for length L
///
/// p = (1/ρ − 1)/(ρ^(−L) − 1), 1/L for ρ = 1
///
/// W. Feller, "An introduction to probability theory and its applications", volume 1 (1968), chapter XIV. Every run is
/// verified with it. A plain sample is one path, and hits the event once in 1/p; the customers in the queue are the
/// nearness that splitting takes its levels from.
public record QueueOverflow(
        @Parameter(value = "arrivals per service", defaultValue = "0.5", positive = true, max = 1000)
        double load,

        @Parameter(value = "customers with which the queue overflows", defaultValue = "25", min = 2, max = 1000)
        int length)
        implements RareEvent {
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

    @Override
    public double event() {
        return length;
    }

    @Override
    public Optional<Verification.OfScore> verification() {
        double exact = load == 1 ? 1.0 / length : (1 / load - 1) / (StrictMath.pow(load, -length) - 1);
        return Optional.of(new Verification.OfScore("probability", exact, "ruin of a gambler"));
    }
}
