package org.halocline.simulations;

import java.util.Map;
import org.halocline.model.Simulation;
import org.halocline.model.SimulationProvider;
import org.halocline.simulations.heat.Heat;
import org.halocline.simulations.pi.Pi;

/// Names of the shipped simulations.
public final class ShippedSimulations implements SimulationProvider {
    @Override
    public Map<String, Class<? extends Simulation>> simulations() {
        return Map.of("heat", Heat.class, "pi", Pi.class);
    }
}
