package org.halocline.simulations.neutrons;

/// Fluxes without scattering at the detectors of a [Line], computed by the authors of the benchmark.
final class KnownFluxes {
    private static final double[] CUBES_AXIS = {
        5.95659, 1.37185, 0.500871, 0.252429, 0.150260, 5.95286e-2, 1.53283e-2, 4.17689e-3, 1.18533e-3, 3.46846e-4
    };
    private static final double[] CUBES_DIAGONAL = {
        5.95659, 0.470754, 0.169968, 8.68334e-2, 5.25132e-2, 1.33378e-2, 1.45867e-3, 1.75364e-4, 2.24607e-5, 3.01032e-6
    };
    private static final double[] DOG_LEG_ACROSS = {
        9.91726e-2, 2.45041e-2, 4.54477e-3, 1.42960e-3, 2.64846e-4, 9.14210e-5
    };

    /// Not every point of the straight duct has a flux here.
    private static final double[] DUCT_AXIS = {
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        9.91726e-2,
        Double.NaN,
        5.22062e-2,
        Double.NaN,
        3.20574e-2
    };

    private static final double[] DUCT_ACROSS = {3.20574e-2, 1.70541e-3, 1.40557e-4, Double.NaN, Double.NaN, 4.14132e-6
    };

    private static final double[] NONE = {};

    private KnownFluxes() {}

    /// Flux at each point of the line, in 1/(cm²·s), NaN where it is not known; none if there is no table of it.
    static double[] of(Layout layout, Line line) {
        return switch (layout) {
            case NESTED_CUBES ->
                switch (line) {
                    case AXIS -> CUBES_AXIS.clone();
                    case DIAGONAL -> CUBES_DIAGONAL.clone();
                    case ACROSS -> NONE;
                };
            case STRAIGHT_DUCT ->
                switch (line) {
                    case AXIS -> DUCT_AXIS.clone();
                    case ACROSS -> DUCT_ACROSS.clone();
                    case DIAGONAL -> NONE;
                };
            case DOG_LEG_DUCT -> line == Line.ACROSS ? DOG_LEG_ACROSS.clone() : NONE;
        };
    }
}
