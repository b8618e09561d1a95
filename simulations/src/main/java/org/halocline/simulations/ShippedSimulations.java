package org.halocline.simulations;

import java.util.Map;
import org.halocline.model.Simulation;
import org.halocline.model.SimulationProvider;
import org.halocline.simulations.advection.Advection;
import org.halocline.simulations.birthdeath.BirthDeath;
import org.halocline.simulations.doublewell.DoubleWell;
import org.halocline.simulations.epidemic.Epidemic;
import org.halocline.simulations.genz.Genz;
import org.halocline.simulations.heat.Heat;
import org.halocline.simulations.ising.Ising;
import org.halocline.simulations.ising.IsingEnsemble;
import org.halocline.simulations.neutrons.Criticality;
import org.halocline.simulations.neutrons.Kobayashi;
import org.halocline.simulations.neutrons.Shielding;
import org.halocline.simulations.options.AsianOption;
import org.halocline.simulations.options.BarrierOption;
import org.halocline.simulations.options.BasketOption;
import org.halocline.simulations.options.EuropeanOption;
import org.halocline.simulations.options.ExchangeOption;
import org.halocline.simulations.options.HestonOption;
import org.halocline.simulations.options.SteppedOption;
import org.halocline.simulations.options.WeightedBasketOption;
import org.halocline.simulations.oscillators.Oscillators;
import org.halocline.simulations.percolation.Percolation;
import org.halocline.simulations.percolation.PercolationEnsemble;
import org.halocline.simulations.pi.Pi;
import org.halocline.simulations.poisson.Poisson;
import org.halocline.simulations.queue.QueueOverflow;
import org.halocline.simulations.randomwalk.RandomWalk;
import org.halocline.simulations.selfavoidingwalk.SelfAvoidingWalk;
import org.halocline.simulations.shallowwater.ShallowWater;
import org.halocline.simulations.walkonspheres.WalkOnSpheres;
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
                Map.entry("birth-death", BirthDeath.class),
                Map.entry("criticality", Criticality.class),
                Map.entry("double-well", DoubleWell.class),
                Map.entry("epidemic", Epidemic.class),
                Map.entry("european-option", EuropeanOption.class),
                Map.entry("exchange-option", ExchangeOption.class),
                Map.entry("genz", Genz.class),
                Map.entry("heat", Heat.class),
                Map.entry("heston-option", HestonOption.class),
                Map.entry("ising", Ising.class),
                Map.entry("ising-ensemble", IsingEnsemble.class),
                Map.entry("kobayashi", Kobayashi.class),
                Map.entry("oscillators", Oscillators.class),
                Map.entry("percolation", Percolation.class),
                Map.entry("percolation-ensemble", PercolationEnsemble.class),
                Map.entry("pi", Pi.class),
                Map.entry("poisson", Poisson.class),
                Map.entry("queue-overflow", QueueOverflow.class),
                Map.entry("random-walk", RandomWalk.class),
                Map.entry("self-avoiding-walk", SelfAvoidingWalk.class),
                Map.entry("shallow-water", ShallowWater.class),
                Map.entry("shielding", Shielding.class),
                Map.entry("stepped-option", SteppedOption.class),
                Map.entry("walk-on-spheres", WalkOnSpheres.class),
                Map.entry("wave", Wave.class),
                Map.entry("weighted-basket-option", WeightedBasketOption.class));
    }
}
