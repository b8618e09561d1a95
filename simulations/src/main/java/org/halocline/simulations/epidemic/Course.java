package org.halocline.simulations.epidemic;

/// What an [Epidemic] does on average, exact but for rounding.
///
/// No state (s, i) comes twice: infections lower s, recoveries keep it and lower i. So the probability to pass through
/// each follows from those of (s + 1, i − 1) and (s, i + 1), for s and then i from the top. From (s, i), i > 0, the
/// next event is an infection with probability βs/(βs + γN), and comes after 1/(i(βs/N + γ)) on average.
public final class Course {
    private final double[] probabilities;
    private final double meanDuration;

    private Course(double[] probabilities, double meanDuration) {
        this.probabilities = probabilities;
        this.meanDuration = meanDuration;
    }

    static Course of(Epidemic epidemic) {
        int n = epidemic.population();
        double[] probabilities = new double[n + 1];
        double[] passes = new double[n + 2]; // through (s, i), by i
        passes[epidemic.infected()] = 1;
        double duration = 0;
        for (int s = n - epidemic.infected(); s >= 0; s--) {
            double[] below = new double[n + 2]; // through (s − 1, i)
            double infection = epidemic.contact() * s / n;
            double rate = infection + epidemic.recovery();
            for (int i = n - s; i > 0; i--) {
                double here = passes[i];
                duration += here / (i * rate);
                below[i + 1] += here * infection / rate;
                passes[i - 1] += here * epidemic.recovery() / rate;
            }
            probabilities[n - s] = passes[0];
            passes = below;
        }
        return new Course(probabilities, duration);
    }

    /// The probability that so many were infected in all.
    public double probability(int infected) {
        return probabilities[infected];
    }

    /// How long it lasts on average.
    public double meanDuration() {
        return meanDuration;
    }

    /// The mean number of people infected in all.
    public double meanInfected() {
        double mean = 0;
        for (int k = 0; k < probabilities.length; k++) {
            mean += k * probabilities[k];
        }
        return mean;
    }
}
