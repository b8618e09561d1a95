package org.halocline.io.config;

import java.util.SortedMap;
import org.halocline.model.Simulation;

/// Names and classes of simulations: all [org.halocline.model.SimulationProvider]s visible to a class loader, plus classes by name.
public final class Catalogue {
    private Catalogue() {}

    public static Catalogue load(ClassLoader loader) {
        throw new UnsupportedOperationException();
    }

    /// Registered names.
    public SortedMap<String, Class<? extends Simulation>> simulations() {
        throw new UnsupportedOperationException();
    }

    public Class<? extends Simulation> find(String nameOrClass) {
        throw new UnsupportedOperationException();
    }

    /// Registered name, else class name.
    public String nameOf(Class<?> simulation) {
        throw new UnsupportedOperationException();
    }
}
