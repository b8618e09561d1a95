package org.halocline.simulations.neutrons;

/// The matter of each [Layout].
final class Shields {
    /// Σ_t of source and shield, in 1/cm.
    static final double DENSE = 0.1;

    /// Σ_t of the void.
    static final double THIN = 1e-4;

    /// Edge of the source cube, in cm.
    static final double SOURCE = 10;

    private static final double VOID = THIN - DENSE;
    private static final double FILLED = DENSE - THIN;

    private static final Boxes NESTED_CUBES = Boxes.of(100, 100, 100, DENSE)
            .and(0, 50, 0, 50, 0, 50, VOID)
            .and(0, SOURCE, 0, SOURCE, 0, SOURCE, FILLED)
            .make();

    private static final Boxes STRAIGHT_DUCT = Boxes.of(60, 100, 60, DENSE)
            .and(0, 10, 0, 100, 0, 10, VOID)
            .and(0, SOURCE, 0, SOURCE, 0, SOURCE, FILLED)
            .make();

    private static final Boxes DOG_LEG_DUCT = Boxes.of(60, 100, 60, DENSE)
            .and(0, 10, 0, 60, 0, 10, VOID)
            .and(0, SOURCE, 0, SOURCE, 0, SOURCE, FILLED)
            .and(10, 40, 50, 60, 0, 10, VOID)
            .and(30, 40, 50, 60, 10, 40, VOID)
            .and(30, 40, 60, 100, 30, 40, VOID)
            .make();

    private Shields() {}

    static Boxes of(Layout layout) {
        return switch (layout) {
            case NESTED_CUBES -> NESTED_CUBES;
            case STRAIGHT_DUCT -> STRAIGHT_DUCT;
            case DOG_LEG_DUCT -> DOG_LEG_DUCT;
        };
    }
}
