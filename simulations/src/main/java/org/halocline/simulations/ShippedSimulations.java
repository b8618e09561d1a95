package org.halocline.simulations;

import java.util.Map;
import org.halocline.model.Simulation;
import org.halocline.model.SimulationProvider;
import org.halocline.simulations.advection.Advection;
import org.halocline.simulations.heat.Heat;
import org.halocline.simulations.neutrons.Criticality;
import org.halocline.simulations.neutrons.Kobayashi;
import org.halocline.simulations.neutrons.Shielding;
import org.halocline.simulations.pi.Pi;
import org.halocline.simulations.poisson.Poisson;
import org.halocline.simulations.shallowwater.ShallowWater;
import org.halocline.simulations.wave.Wave;

/// Names of the shipped simulations.
public final class ShippedSimulations implements SimulationProvider {
    @Override
    public Map<String, Class<? extends Simulation>> simulations() {
        return Map.of(
                "advection", Advection.class,
                "criticality", Criticality.class,
                "heat", Heat.class,
                "kobayashi", Kobayashi.class,
                "pi", Pi.class,
                "poisson", Poisson.class,
                "shallow-water", ShallowWater.class,
                "shielding", Shielding.class,
                "wave", Wave.class);
    }
}
