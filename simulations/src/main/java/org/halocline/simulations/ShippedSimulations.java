package org.halocline.simulations;

import java.util.Map;
import org.halocline.model.Simulation;
import org.halocline.model.SimulationProvider;
import org.halocline.simulations.advection.Advection;
import org.halocline.simulations.doublewell.DoubleWell;
import org.halocline.simulations.genz.Genz;
import org.halocline.simulations.heat.Heat;
import org.halocline.simulations.ising.Ising;
import org.halocline.simulations.ising.IsingEnsemble;
import org.halocline.simulations.options.AsianOption;
import org.halocline.simulations.options.BarrierOption;
import org.halocline.simulations.options.BasketOption;
import org.halocline.simulations.options.EuropeanOption;
import org.halocline.simulations.options.ExchangeOption;
import org.halocline.simulations.options.HestonOption;
import org.halocline.simulations.pi.Pi;
import org.halocline.simulations.poisson.Poisson;
import org.halocline.simulations.shallowwater.ShallowWater;
import org.halocline.simulations.wave.Wave;

/// Names of the shipped simulations.
public final class ShippedSimulations implements SimulationProvider {
    @Override
    public Map<String, Class<? extends Simulation>> simulations() {
        return Map.ofEntries(
                Map.entry("advection", Advection.class),
                Map.entry("asian-option", AsianOption.class),
                Map.entry("barrier-option", BarrierOption.class),
                Map.entry("basket-option", BasketOption.class),
                Map.entry("double-well", DoubleWell.class),
                Map.entry("european-option", EuropeanOption.class),
                Map.entry("exchange-option", ExchangeOption.class),
                Map.entry("genz", Genz.class),
                Map.entry("heat", Heat.class),
                Map.entry("heston-option", HestonOption.class),
                Map.entry("ising", Ising.class),
                Map.entry("ising-ensemble", IsingEnsemble.class),
                Map.entry("pi", Pi.class),
                Map.entry("poisson", Poisson.class),
                Map.entry("shallow-water", ShallowWater.class),
                Map.entry("wave", Wave.class));
    }
}
