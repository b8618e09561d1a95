package org.halocline.simulations.neutrons;

/// Fluxes with half of the collisions scattering: Monte Carlo of the authors of the benchmark, with the code GMVP.
///
/// @param fluxes        at the detectors of a line, 1/(cm²·s)
/// @param relativeError the largest of the line
@SuppressWarnings("ArrayRecordComponent") // never compared
record GmvpFluxes(double[] fluxes, double relativeError) {
    static final GmvpFluxes NONE = new GmvpFluxes(new double[0], 0);

    /// The authors give 0.00021 in the source and 0.006 at the far end; 0.0007 behind the void.
    static final GmvpFluxes CUBES_AXIS = new GmvpFluxes(
            new double[] {
                8.29260, 1.87028, 0.713986, 0.384685, 0.253984, 0.137220, 4.65913e-2, 1.58766e-2, 5.47036e-3, 1.85082e-3
            },
            0.006);

    static final GmvpFluxes DOG_LEG_ACROSS =
            new GmvpFluxes(new double[] {0.192698, 6.72147e-2, 2.21799e-2, 9.90646e-3, 3.39066e-3, 1.05629e-3}, 0.003);
}
