package org.halocline.vector;

import java.lang.module.ModuleFinder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tells kernels whether this virtual machine computes on vectors.
///
/// ```
/// int c = Vectors.isAvailable() ? PlateVectors.step(u, v, row.begin(), row.end()) : row.begin();
/// for (; c < row.end(); c++) {
///     v[c] = …; // the scalar form: everything without vectors, the cells that are left over with them
/// }
/// ```
///
/// A class that names a type of `jdk.incubator.vector` must be touched behind this question only: without the module it
/// cannot be loaded. The system property `halocline.vector=off` turns vectors off.
public final class Vectors {
    /// The module that they come from.
    private static final String MODULE = "jdk.incubator.vector";

    /// Turns vectors off when its value is `off`.
    private static final String PROPERTY = "halocline.vector";

    private static final Optional<String> REASON = reasonAgainst();
    private static final boolean AVAILABLE = REASON.isEmpty();
    private static final int DOUBLES = AVAILABLE ? Preferred.doubles() : 1;

    private Vectors() {}

    /// Whether kernels may use vectors; the same answer for the whole life of a virtual machine.
    public static boolean isAvailable() {
        return AVAILABLE;
    }

    /// Why they may not.
    public static Optional<String> reason() {
        return REASON;
    }

    /// `8 doubles (512 bits)`, or `off` with the reason.
    public static String describe() {
        return REASON.map(reason -> "off: " + reason)
                .orElseGet(() -> DOUBLES + " doubles (" + DOUBLES * Double.SIZE + " bits)");
    }

    /// Options with which a worker process gets what the JDK has.
    public static List<String> workerOptions() {
        List<String> options = new ArrayList<>();
        // Also where it is not used: a cache of loaded classes is for one set of modules.
        if (isInJdk()) {
            options.addAll(List.of("--add-modules", MODULE));
        }
        if (isOff()) {
            options.add("-D" + PROPERTY + "=off");
        }
        return options;
    }

    /// What [#describe] will say in worker processes.
    public static String describeWorkers() {
        return !AVAILABLE && !isOff() && isInJdk() ? "in worker processes" : describe();
    }

    /// What a virtual machine prints when the module is added, which says nothing to users.
    public static boolean isWarning(String line) {
        return line.equals("WARNING: Using incubator modules: " + MODULE);
    }

    private static Optional<String> reasonAgainst() {
        if (isOff()) {
            return Optional.of(PROPERTY + "=off");
        }
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            return Optional.of(
                    isInJdk()
                            ? "start Java with --add-modules " + MODULE
                            : "java.home=" + System.getProperty("java.home") + " has no module " + MODULE);
        }
        // Without its optimising compiler a virtual machine computes vectors object by object, a hundred times slower.
        String mode = System.getProperty("java.vm.info", "");
        if (mode.contains("interpreted mode") || mode.contains("emulated-client")) {
            return Optional.of("java.vm.info=" + mode + "; the optimising compiler is off");
        }
        int doubles = Preferred.doubles();
        return doubles > 1 ? Optional.empty() : Optional.of("this processor has vectors of " + doubles + " double");
    }

    private static boolean isOff() {
        return "off".equals(System.getProperty(PROPERTY));
    }

    private static boolean isInJdk() {
        return ModuleFinder.ofSystem().find(MODULE).isPresent();
    }
}
