package org.halocline.simulations.neutrons;

import org.halocline.error.RunFailedException;
import org.halocline.sample.SampleStream;

/// Cohorts of neutrons, each born by fission in the one before: the power method for the largest k of a body.
final class Cohorts {
    private final Criticality problem;
    private final Body body;
    private final SampleStream random;
    private final double total;
    private final double around;
    private final double densest;
    private final double births;
    private final double scattered;
    private final double absorbedByFission;
    private final double reflected;
    private final double[] positions;
    private final long[] numbers;
    private final Bank bank = new Bank();
    private final Flight flight = new Flight();
    private double length;
    private double collisions;

    Cohorts(Criticality problem, SampleStream random) {
        this.problem = problem;
        this.body = problem.body();
        this.random = random;
        this.total = problem.total();
        this.around = problem.reflectorTotal();
        this.densest = body.isBare() ? total : Math.max(total, around);
        this.births = problem.nu() * problem.fission();
        this.scattered = problem.scattering() / total;
        this.absorbedByFission = problem.fission() / (problem.fission() + problem.capture());
        this.reflected = body.isBare() ? 0 : problem.reflectorScattering() / around;
        this.positions = new double[problem.particles()];
        this.numbers = new long[problem.particles()];
        for (int n = 0; n < numbers.length; n++) {
            numbers[n] = Pedigree.child(0, n);
            positions[n] = body.uniform(random);
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
        boolean isAnalogue = problem.absorption() == Absorption.ANALOGUE;
        double weight = 1;
        while (weight > 0 && fly(weight, stream)) {
            if (!body.isCore(flight.position)) {
                weight = reflect(weight, isAnalogue, stream);
                continue;
            }
            collisions += weight;
            weight = isAnalogue ? analogue(number, stream) : implicit(weight, number, stream);
        }
    }

    /// Flies in a new direction to the next collision. Where layers differ neutrons collide at the rate of the densest
    /// one, and a collision is real in proportion to the cross section: E. R. Woodcock et al. (1965).
    ///
    /// @return whether there is one; else it has left
    private boolean fly(double weight, SampleStream stream) {
        Shape shape = body.shape();
        shape.turn(flight, stream);
        double here;
        do {
            double path = Flight.freePath(stream) / densest;
            double edge = shape.toEdge(flight, body.surface());
            length += weight * body.withinCore(flight, Math.min(path, edge));
            if (path >= edge) {
                return false;
            }
            shape.move(flight, path);
            here = body.isCore(flight.position) ? total : around;
        } while (here < densest && stream.nextDouble() * densest >= here);
        return true;
    }

    /// Weight after a collision in the reflector.
    private double reflect(double weight, boolean isAnalogue, SampleStream stream) {
        if (isAnalogue) {
            return stream.nextDouble() < reflected ? weight : 0;
        }
        return Roulette.play(weight * reflected, stream);
    }

    /// Weight after a collision in nature's way.
    private double analogue(long number, SampleStream stream) {
        if (stream.nextDouble() < scattered) {
            return 1;
        }
        if (stream.nextDouble() < absorbedByFission) {
            bank.add(flight.position, problem.nu(), number);
        }
        return 0;
    }

    /// Weight after a collision that leaves what is scattered, and banks what fission yields as a mean.
    private double implicit(double weight, long number, SampleStream stream) {
        bank.add(flight.position, weight * births / total, number);
        return Roulette.play(weight * scattered, stream);
    }
}
