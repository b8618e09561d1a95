package org.halocline.simulations.neutrons;

/// Rows of the test set of A. Sood, R. A. Forster, D. K. Parsons (2003),
/// [doi:10.1016/S0149-1970(02)00098-7](https://doi.org/10.1016/S0149-1970(02)00098-7): one group, isotropic scattering.
final class Sood {
    private Sood() {}

    /// @param nu         neutrons per fission
    /// @param fission    Σ_f, 1/cm
    /// @param capture    Σ_c, 1/cm
    /// @param scattering Σ_s, 1/cm
    record Material(String name, double nu, double fission, double capture, double scattering) {
        double total() {
            return fission + capture + scattering;
        }
    }

    static final Material PU_A = new Material("Pu-239 (a)", 3.24, 0.0816, 0.019584, 0.225216);
    static final Material PU_B = new Material("Pu-239 (b)", 2.84, 0.0816, 0.019584, 0.225216);
    static final Material U_A = new Material("U-235 (a)", 2.70, 0.06528, 0.013056, 0.248064);
    static final Material U_B = new Material("U-235 (b)", 2.797101, 0.06528, 0.013056, 0.248064);
    static final Material U_C = new Material("U-235 (c)", 2.707308, 0.06528, 0.013056, 0.248064);
    static final Material U_D = new Material("U-235 (d)", 2.679198, 0.06528, 0.013056, 0.248064);
    static final Material U_E = new Material("U-235 (e)", 2.50, 0.06922744, 0.01013756, 0.328042);
    static final Material U_D2O = new Material("U-D2O", 1.70, 0.054628, 0.027314, 0.464338);

    /// A problem with a known k.
    ///
    /// @param radius in mean free paths, 0 if infinite
    record Row(int number, Material material, Shape shape, double radius, double k) {
        Criticality criticality(Absorption absorption, int particles, int skipped, int counted) {
            return new Criticality(
                    shape,
                    shape == Shape.INFINITE ? 1 : radius / material.total(),
                    material.nu,
                    material.fission,
                    material.capture,
                    material.scattering,
                    absorption,
                    particles,
                    skipped,
                    counted);
        }

        @Override
        public String toString() {
            return number + " " + material.name + " " + shape;
        }
    }

    /// k of rows 17 and 19 as recomputed from the cross sections; the paper prints 2.256083 and 2.232667.
    static final Row[] INFINITE = {
        new Row(1, PU_A, Shape.INFINITE, 0, 2.612903),
        new Row(5, PU_B, Shape.INFINITE, 0, 2.290323),
        new Row(11, U_A, Shape.INFINITE, 0, 2.250000),
        new Row(15, U_B, Shape.INFINITE, 0, 2.330917),
        new Row(17, U_C, Shape.INFINITE, 0, 2.256090),
        new Row(19, U_D, Shape.INFINITE, 0, 2.232665),
        new Row(21, U_D2O, Shape.INFINITE, 0, 1.133333),
        new Row(29, U_E, Shape.INFINITE, 0, 2.1806667),
    };

    static final Row[] CRITICAL = {
        new Row(2, PU_A, Shape.SLAB, 0.605055, 1),
        new Row(6, PU_B, Shape.SLAB, 0.73660355, 1),
        new Row(7, PU_B, Shape.CYLINDER, 1.396979, 1),
        new Row(8, PU_B, Shape.SPHERE, 1.9853434324, 1),
        new Row(12, U_A, Shape.SLAB, 0.93772556, 1),
        new Row(13, U_A, Shape.CYLINDER, 1.72500292, 1),
        new Row(14, U_A, Shape.SPHERE, 2.4248249802, 1),
        new Row(22, U_D2O, Shape.SLAB, 5.6655054562, 1),
        new Row(23, U_D2O, Shape.CYLINDER, 9.043255, 1),
        new Row(24, U_D2O, Shape.SPHERE, 12.0275320980, 1),
    };

    /// Σ_c and Σ_s of the water around, 1/cm; its Σ_t is that of the core.
    private static final double WATER_CAPTURE = 0.03264;

    private static final double WATER_SCATTERING = 0.29376;

    /// A core within water, critical.
    ///
    /// @param total     radius with the water, or half the core with one water, cm
    /// @param reflector thickness of the water, in mean free paths
    record Reflected(int number, Material material, Shape shape, double total, double reflector, Sides sides) {
        Criticality criticality(Absorption absorption, int particles, int skipped, int counted) {
            double water = reflector / (WATER_CAPTURE + WATER_SCATTERING);
            return new Criticality(
                    shape,
                    total - water,
                    material.nu,
                    material.fission,
                    material.capture,
                    material.scattering,
                    absorption,
                    particles,
                    skipped,
                    counted,
                    water,
                    WATER_CAPTURE,
                    WATER_SCATTERING,
                    sides);
        }

        @Override
        public String toString() {
            return number + " " + material.name + " " + shape + " in water";
        }
    }

    static final Reflected[] REFLECTED = {
        new Reflected(3, PU_A, Shape.SLAB, 4.542175, 1, Sides.ONE),
        new Reflected(4, PU_A, Shape.SLAB, 2.849725, 0.5, Sides.BOTH),
        new Reflected(9, PU_B, Shape.CYLINDER, 6.461335, 1, Sides.BOTH),
        new Reflected(10, PU_B, Shape.CYLINDER, 33.714829, 10, Sides.BOTH),
        new Reflected(16, U_B, Shape.SPHERE, 9.191176, 1, Sides.BOTH),
        new Reflected(18, U_C, Shape.SPHERE, 12.2549, 2, Sides.BOTH),
        new Reflected(20, U_D, Shape.SPHERE, 15.318626, 3, Sides.BOTH),
    };

    /// Some that take little time.
    static final Row[] SMALL = {CRITICAL[1], CRITICAL[2], CRITICAL[3], CRITICAL[6]};
}
