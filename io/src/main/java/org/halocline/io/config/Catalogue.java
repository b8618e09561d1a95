package org.halocline.io.config;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.halocline.error.ConfigurationException;
import org.halocline.model.Simulation;
import org.halocline.model.SimulationProvider;
import org.halocline.snapshot.SnapshotFormat;

/// What a config can name: the simulations of all [SimulationProvider]s visible to a class loader, any other simulation
/// by
/// its class name, and the snapshot formats.
public final class Catalogue {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern CLASS_NAME =
            Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*(\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)*");

    private final SortedMap<String, Class<? extends Simulation>> simulations;
    private final SortedSet<String> formats;
    private final ClassLoader loader;

    Catalogue(Map<String, Class<? extends Simulation>> simulations, Collection<String> formats, ClassLoader loader) {
        this.simulations = Collections.unmodifiableSortedMap(new TreeMap<>(simulations));
        this.formats = Collections.unmodifiableSortedSet(new TreeSet<>(formats));
        this.loader = loader;
    }

    /// Asks all providers that the loader sees.
    ///
    /// @throws ConfigurationException if a provider cannot be loaded, or two give one name to different classes
    public static Catalogue load(ClassLoader loader) {
        Map<String, Class<? extends Simulation>> simulations = new TreeMap<>();
        SortedSet<String> formats = new TreeSet<>();
        try {
            for (SimulationProvider provider : ServiceLoader.load(SimulationProvider.class, loader)) {
                provider.simulations().forEach((name, type) -> register(simulations, provider, name, type));
            }
            for (SnapshotFormat format : ServiceLoader.load(SnapshotFormat.class, loader)) {
                formats.add(format.name());
            }
        } catch (ServiceConfigurationError | LinkageError e) {
            throw new ConfigurationException(
                    "class path: a provider cannot be loaded: " + e.getMessage()
                            + "; rebuild the jar against this version, or leave it out",
                    e);
        }
        return new Catalogue(simulations, formats, loader);
    }

    private static void register(
            Map<String, Class<? extends Simulation>> simulations,
            SimulationProvider provider,
            String name,
            Class<? extends Simulation> type) {
        if (!NAME.matcher(name).matches()) {
            throw new ConfigurationException("name=" + Quote.of(name) + ", provider="
                    + provider.getClass().getName() + "; use lower-case letters, digits and hyphens");
        }
        Class<?> other = simulations.put(name, type);
        if (other != null && other != type) {
            throw new ConfigurationException("name=" + name + ", classes=" + other.getName() + " and " + type.getName()
                    + "; register one of them under another name");
        }
    }

    /// Registered names with their classes.
    public SortedMap<String, Class<? extends Simulation>> simulations() {
        return simulations;
    }

    /// Names of the snapshot formats.
    SortedSet<String> formats() {
        return formats;
    }

    /// The simulation of a registered name, else the class of that name. Looking for a class runs none of its code.
    ///
    /// @throws ConfigurationException if there is none, or if the class is not a simulation
    public Class<? extends Simulation> find(String nameOrClass) {
        Class<? extends Simulation> registered = simulations.get(nameOrClass);
        return registered != null ? registered : checked(load(nameOrClass));
    }

    private Class<?> load(String name) {
        if (!CLASS_NAME.matcher(name).matches()) {
            throw unknown(name);
        }
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            throw name.indexOf('.') < 0
                    ? unknown(name)
                    : new ConfigurationException(
                            "simulation=" + Quote.bare(name)
                                    + "; no such class on the class path: check its name, or add"
                                    + " its jar with --class-path",
                            e);
        } catch (LinkageError e) {
            throw new ConfigurationException(
                    "simulation=" + Quote.bare(name) + "; the class cannot be loaded: " + e
                            + "; add what it needs to the class path",
                    e);
        }
    }

    private ConfigurationException unknown(String name) {
        return new ConfigurationException("unknown simulation " + Quote.of(name) + "; "
                + Suggestion.among(simulations.keySet(), name, "simulations"));
    }

    private static Class<? extends Simulation> checked(Class<?> type) {
        if (!Simulation.class.isAssignableFrom(type)) {
            throw new ConfigurationException("simulation=" + type.getName()
                    + "; the class is not a simulation: implement GridSimulation, ProgramSimulation or"
                    + " SampleSimulation");
        }
        if (!type.isRecord()) {
            throw new ConfigurationException("simulation=" + type.getName()
                    + "; the class is not a record: a simulation must be one, its components are its parameters");
        }
        return type.asSubclass(Simulation.class);
    }

    /// The registered name of a class, else its class name.
    public String nameOf(Class<?> simulation) {
        return simulations.entrySet().stream()
                .filter(e -> e.getValue() == simulation)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(simulation.getName());
    }
}
