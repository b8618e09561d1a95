package org.halocline.simulations;

import java.util.Map;
import org.halocline.model.Simulation;
import org.halocline.model.SimulationProvider;
import org.halocline.simulations.advection.Advection;
import org.halocline.simulations.birthdeath.BirthDeath;
import org.halocline.simulations.epidemic.Epidemic;
import org.halocline.simulations.heat.Heat;
import org.halocline.simulations.oscillators.Oscillators;
import org.halocline.simulations.percolation.Percolation;
import org.halocline.simulations.percolation.PercolationEnsemble;
import org.halocline.simulations.pi.Pi;
import org.halocline.simulations.poisson.Poisson;
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
                Map.entry("birth-death", BirthDeath.class),
                Map.entry("epidemic", Epidemic.class),
                Map.entry("heat", Heat.class),
                Map.entry("oscillators", Oscillators.class),
                Map.entry("percolation", Percolation.class),
                Map.entry("percolation-ensemble", PercolationEnsemble.class),
                Map.entry("pi", Pi.class),
                Map.entry("poisson", Poisson.class),
                Map.entry("random-walk", RandomWalk.class),
                Map.entry("self-avoiding-walk", SelfAvoidingWalk.class),
                Map.entry("shallow-water", ShallowWater.class),
                Map.entry("walk-on-spheres", WalkOnSpheres.class),
                Map.entry("wave", Wave.class));
    }
}
