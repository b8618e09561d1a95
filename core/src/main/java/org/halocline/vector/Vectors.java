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
/// cannot be loaded.
///
/// Until the virtual machine has compiled them, vectors are a thousand times slower than afterwards, so they rest until
/// there is enough to compute: the engine tells with [#useFor]. The system property `halocline.vector=off` turns
/// vectors off, and `on` lets them never rest.
public final class Vectors {
    /// The module that they come from.
    private static final String MODULE = "jdk.incubator.vector";

    /// Turns vectors off or on.
    private static final String PROPERTY = "halocline.vector";

    private static final String SETTING = System.getProperty(PROPERTY, "");

    /// With fewer values to compute, compiling vectors takes longer than they save.
    private static final double LEAST_VALUES = 5e7;

    private static final Optional<String> REASON = reasonAgainst();
    private static final boolean POSSIBLE = REASON.isEmpty();

    /// Read by kernels for every row; a glance that comes late costs nothing but time.
    private static boolean available = POSSIBLE;

    private static boolean settled = SETTING.equals("on");

    private Vectors() {}

    /// Whether kernels should use vectors.
    public static boolean isAvailable() {
        return available;
    }

    /// Tells how much there is to compute. As long as it is little, vectors rest; once it was much, they never rest
    /// again in this virtual machine.
    ///
    /// @param values that a thread computes one after the other: updates of cells, random numbers
    public static synchronized void useFor(double values) {
        if (!settled) {
            settled = !(values < LEAST_VALUES);
            available = POSSIBLE && settled;
        }
    }

    /// Why they may not.
    public static Optional<String> reason() {
        return REASON;
    }

    /// `8 doubles (512 bits)`, or `off` with the reason.
    public static String describe() {
        if (POSSIBLE && !available) {
            return "off: less to compute than is worth compiling them";
        }
        return REASON.map(reason -> "off: " + reason).orElseGet(() -> {
            int doubles = Preferred.doubles();
            return doubles + " doubles (" + doubles * Double.SIZE + " bits)";
        });
    }

    /// Options with which a worker process gets what the JDK has.
    public static List<String> workerOptions() {
        List<String> options = new ArrayList<>();
        // Also where it is not used: a cache of loaded classes is for one set of modules.
        if (isInJdk()) {
            options.addAll(List.of("--add-modules", MODULE));
        }
        if (!SETTING.isEmpty()) {
            options.add("-D" + PROPERTY + "=" + SETTING);
        }
        return options;
    }

    /// What [#describe] will say in worker processes.
    public static String describeWorkers() {
        return !POSSIBLE && !isOff() && isInJdk() ? "in worker processes" : describe();
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
        return SETTING.equals("off");
    }

    private static boolean isInJdk() {
        return ModuleFinder.ofSystem().find(MODULE).isPresent();
    }
}
