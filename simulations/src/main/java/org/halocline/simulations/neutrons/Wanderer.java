package org.halocline.simulations.neutrons;

import org.halocline.sample.SampleStream;
import org.halocline.sample.Scores;

/// One neutron on its way through a [Layout], and what the detectors see of it.
final class Wanderer {
    /// The detectors draw from a stream of their own, so that none changes a neutron's way.
    private static final long DETECTORS = 1;

    /// Neutrons per second from the source.
    private static final double STRENGTH = Shields.SOURCE * Shields.SOURCE * Shields.SOURCE;

    private static final double PER_PATH = STRENGTH / (CellPaths.EDGE * CellPaths.EDGE * CellPaths.EDGE);

    private final Boxes boxes;
    private final PointDetector[] detectors;
    private final double scatters;
    private final SampleStream random;
    private final SampleStream detecting;
    private final double[] fluxes;
    private final Scores scores;
    private final CellPaths paths;
    private final double[] at = new double[3];
    private final double[] direction = new double[3];

    Wanderer(Kobayashi problem, SampleStream random, Scores scores) {
        this.boxes = Shields.of(problem.layout());
        this.detectors = Detectors.of(problem.layout(), problem.line());
        this.scatters = problem.scattering();
        this.random = random;
        this.detecting = random.subStream(DETECTORS);
        this.paths = new CellPaths(boxes, (cell, path) -> scores.add(0, cell, PER_PATH * path));
        this.scores = scores;
        this.fluxes = new double[detectors.length];
    }

    /// Follows it to its end.
    void follow() {
        for (int axis = 0; axis < 3; axis++) {
            at[axis] = Shields.SOURCE * random.nextDouble();
        }
        for (int n = 0; n < detectors.length; n++) {
            fluxes[n] = detectors[n].uncollided(at, detecting);
        }
        double weight = 1;
        while (weight > 0) {
            detect(weight * STRENGTH);
            if (!fly(weight)) {
                scores.score(detectors.length, weight);
                break;
            }
            weight = Roulette.play(weight * scatters, random);
        }
        for (int n = 0; n < detectors.length; n++) {
            scores.score(n, fluxes[n]);
        }
    }

    private void detect(double strength) {
        for (int n = 0; scatters > 0 && n < detectors.length; n++) {
            fluxes[n] += detectors[n].onceCollided(at, strength, scatters, detecting);
        }
    }

    /// Flies on in a new direction, to the next collision.
    ///
    /// @return whether there is one; else it has left
    private boolean fly(double weight) {
        Directions.isotropic(direction, random);
        do {
            double path = Flight.freePath(random) / Shields.DENSE;
            paths.add(at, direction, path, weight);
            for (int axis = 0; axis < 3; axis++) {
                at[axis] += path * direction[axis];
            }
            if (!boxes.contains(at)) {
                return false;
            }
        } while (random.nextDouble() * Shields.DENSE >= boxes.crossSection(at));
        return true;
    }
}
