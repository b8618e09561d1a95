package org.halocline.simulations.neutrons;

import java.util.Arrays;
import java.util.List;

/// A flux with half of the collisions scattering: Monte Carlo of the authors of the benchmark, with the code GMVP.
///
/// @param flux          at a detector, 1/(cm²·s); NaN where none is known here
/// @param relativeError of that flux; where none is known here, one given for a point farther out
record ReferenceFlux(double flux, double relativeError) {
    static final List<ReferenceFlux> CUBES_AXIS = List.of(
            new ReferenceFlux(8.29260, 0.00021),
            new ReferenceFlux(1.87028, 0.0007),
            new ReferenceFlux(0.713986, 0.0007),
            new ReferenceFlux(0.384685, 0.0007),
            new ReferenceFlux(0.253984, 0.0007),
            new ReferenceFlux(0.137220, 0.0007),
            new ReferenceFlux(4.65913e-2, 0.006),
            new ReferenceFlux(1.58766e-2, 0.006),
            new ReferenceFlux(5.47036e-3, 0.006),
            new ReferenceFlux(1.85082e-3, 0.006));

    static final List<ReferenceFlux> DOG_LEG_ACROSS = List.of(
            new ReferenceFlux(0.192698, 0.00275),
            new ReferenceFlux(6.72147e-2, 0.00275),
            new ReferenceFlux(2.21799e-2, 0.00275),
            new ReferenceFlux(9.90646e-3, 0.00275),
            new ReferenceFlux(3.39066e-3, 0.00275),
            new ReferenceFlux(1.05629e-3, 0.00275));

    /// Errors of the straight duct are not known here: they do not count.
    static final List<ReferenceFlux> DUCT_AXIS = exact(new double[] {
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        0.188959,
        Double.NaN,
        9.49890e-2,
        Double.NaN,
        5.44807e-2
    });

    static final List<ReferenceFlux> DUCT_ACROSS =
            exact(new double[] {5.44807e-2, 6.58233e-3, 1.28002e-3, Double.NaN, Double.NaN, 6.02771e-5});

    /// What the semi-analytic fluxes are compared as.
    static List<ReferenceFlux> exact(double[] fluxes) {
        return Arrays.stream(fluxes)
                .mapToObj(flux -> new ReferenceFlux(flux, 0))
                .toList();
    }
}
