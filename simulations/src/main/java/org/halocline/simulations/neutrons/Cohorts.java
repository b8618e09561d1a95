package org.halocline.simulations.neutrons;

import org.halocline.error.RunFailedException;
import org.halocline.sample.SampleStream;

/// Cohorts of neutrons, each born by fission in the one before: the power method for the largest k of a body.
final class Cohorts {
    private final Criticality body;
    private final SampleStream random;
    private final double total;
    private final double births;
    private final double scattered;
    private final double absorbedByFission;
    private final double[] positions;
    private final long[] numbers;
    private final Bank bank = new Bank();
    private final Flight flight = new Flight();
    private double length;
    private double collisions;

    Cohorts(Criticality body, SampleStream random) {
        this.body = body;
        this.random = random;
        this.total = body.fission() + body.capture() + body.scattering();
        this.births = body.nu() * body.fission();
        this.scattered = body.scattering() / total;
        this.absorbedByFission = body.fission() / (body.fission() + body.capture());
        this.positions = new double[body.particles()];
        this.numbers = new long[body.particles()];
        for (int n = 0; n < numbers.length; n++) {
            numbers[n] = Pedigree.child(0, n);
            positions[n] = body.shape().uniform(body.radius(), random);
        }
    }

    /// Follows so many cohorts, one after the other.
    void follow(int cohorts) {
        length = 0;
        collisions = 0;
        for (int cohort = 0; cohort < cohorts; cohort++) {
            bank.clear();
            for (int n = 0; n < numbers.length; n++) {
                flight.position = positions[n];
                history(numbers[n], random.subStream(numbers[n]));
            }
            if (bank.size() == 0) {
                throw new RunFailedException("sample=" + random.sample() + ", particles=" + numbers.length
                        + "; all neutrons were lost without a fission, take more particles or a larger radius");
            }
            bank.comb(random.nextDouble(), positions, numbers);
        }
    }

    /// νΣ_f times the way flown per neutron, a mean over the cohorts followed last.
    double byLength(int cohorts) {
        return births * length / cohorts / numbers.length;
    }

    /// νΣ_f/Σ_t times the collisions per neutron, a mean over the cohorts followed last.
    double byCollisions(int cohorts) {
        return births / total * collisions / cohorts / numbers.length;
    }

    private void history(long number, SampleStream stream) {
        Shape shape = body.shape();
        double radius = body.radius();
        boolean isAnalogue = body.absorption() == Absorption.ANALOGUE;
        double weight = 1;
        while (weight > 0) {
            shape.turn(flight, stream);
            double path = Flight.freePath(stream) / total;
            double edge = shape.toEdge(flight, radius);
            length += weight * Math.min(path, edge);
            if (path >= edge) {
                return;
            }
            shape.move(flight, path);
            collisions += weight;
            weight = isAnalogue ? analogue(number, stream) : implicit(weight, number, stream);
        }
    }

    /// Weight after a collision in nature's way.
    private double analogue(long number, SampleStream stream) {
        if (stream.nextDouble() < scattered) {
            return 1;
        }
        if (stream.nextDouble() < absorbedByFission) {
            bank.add(flight.position, body.nu(), number);
        }
        return 0;
    }

    /// Weight after a collision that leaves what is scattered, and banks what fission yields as a mean.
    private double implicit(double weight, long number, SampleStream stream) {
        bank.add(flight.position, weight * births / total, number);
        return Roulette.play(weight * scattered, stream);
    }
}
