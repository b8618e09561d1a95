package org.halocline.simulations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import org.halocline.model.ParameterSpec;
import org.halocline.model.Simulation;
import org.halocline.model.SimulationProvider;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    private static Map<String, Class<? extends Simulation>> simulations() {
        return ServiceLoader.load(SimulationProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(ShippedSimulations.class::isInstance)
                .findFirst()
                .orElseThrow()
                .simulations();
    }

    @Test
    void everySimulationIsAPublicRecordWhoseParametersAreDescribed() {
        assertFalse(simulations().isEmpty());
        simulations().forEach((name, type) -> {
            assertTrue(name.matches("[a-z][a-z0-9-]*"), name);
            assertTrue(type.isRecord(), name);
            for (ParameterSpec parameter : ParameterSpec.of(type)) {
                assertFalse(parameter.about().isEmpty(), name + "." + parameter.name());
                assertTrue(parameter.defaultValue().isPresent(), name + "." + parameter.name());
            }
        });
    }

    @Test
    void namesAreThoseOfTheDocumentation() {
        assertEquals(
                Set.of(
                        "advection",
                        "asian-option",
                        "barrier-option",
                        "basket-option",
                        "birth-death",
                        "criticality",
                        "double-well",
                        "epidemic",
                        "european-option",
                        "exchange-option",
                        "genz",
                        "heat",
                        "heston-option",
                        "ising",
                        "ising-ensemble",
                        "kobayashi",
                        "oscillators",
                        "percolation",
                        "percolation-ensemble",
                        "pi",
                        "poisson",
                        "queue-overflow",
                        "random-walk",
                        "self-avoiding-walk",
                        "shallow-water",
                        "shielding",
                        "stepped-option",
                        "walk-on-spheres",
                        "wave",
                        "weighted-basket-option"),
                simulations().keySet());
    }
}
