package org.halocline.vector;

import java.nio.file.Path;
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
/// vectors off, `on` lets them never rest, and with `workers`, as in the launcher, only worker processes have them.
public final class Vectors {
    /// Turns vectors off or on.
    private static final String PROPERTY = "halocline.vector";

    private static final String SETTING = System.getProperty(PROPERTY, "");

    /// With fewer values to compute, compiling vectors takes longer than they save.
    public static final double LEAST_VALUES = 5e7;

    /// With more values, a process that has vectors is worth its start.
    public static final double WORTH_A_PROCESS = 1e9;

    private static final Optional<String> REASON = reasonAgainst();
    private static final boolean POSSIBLE = REASON.isEmpty();

    /// Read by kernels for every row; a glance that comes late costs nothing but time.
    private static boolean available = POSSIBLE;

    private static boolean settled = SETTING.equals("on");
    private static boolean resting;
    private static volatile boolean isForced;

    /// What a worker process had to say of its vectors: doubles in one, 1 where they rest, 0 before.
    private static volatile int heard;

    private Vectors() {}

    /// Whether kernels should use vectors.
    public static boolean isAvailable() {
        return available;
    }

    /// Whether there is so much to compute that a process which has vectors should do it, where this one has none.
    public static boolean areWorthAProcess(double values) {
        return areForWorkers() && (isForced || values >= WORTH_A_PROCESS) && VectorModule.isInJdk();
    }

    /// From now on all worker processes have vectors, and a single worker is a process where this one has none: for
    /// measurements that compare one with another.
    public static void force() {
        isForced = true;
    }

    /// Tells how much there is to compute. As long as it is little, vectors rest; once it was much, they never rest
    /// again in this virtual machine.
    ///
    /// @param values that a thread computes one after the other: updates of cells, random numbers
    public static synchronized void useFor(double values) {
        if (!settled) {
            settled = !(values < LEAST_VALUES);
            resting = !settled;
            available = POSSIBLE && settled;
        }
    }

    /// Why they may not.
    public static Optional<String> reason() {
        return REASON;
    }

    /// `8 doubles (512 bits)`, or `off` with the reason.
    public static String describe() {
        return resting && !isOff()
                ? describe(1)
                : REASON.map(reason -> "off: " + reason).orElseGet(() -> describe(doubles()));
    }

    private static String describe(int doubles) {
        return doubles > 1
                ? doubles + " doubles (" + doubles * Double.SIZE + " bits)"
                : "off: less to compute than is worth compiling them";
    }

    /// Doubles in a vector that kernels use; 1 without vectors.
    public static int doubles() {
        return available ? Preferred.doubles() : 1;
    }

    /// Options with which a worker process gets what the JDK has.
    ///
    /// @param values that a worker computes: with few it starts faster without vectors
    /// @param copy a jar with the classes of [the module][VectorModule], if there is one
    public static List<String> workerOptions(double values, Optional<Path> copy) {
        List<String> options = new ArrayList<>();
        if (arePossibleInWorkers(values)) {
            options.addAll(VectorModule.options(copy));
        }
        if (isOff() || isForced || SETTING.equals("on")) {
            options.add("-D" + PROPERTY + "=" + (isOff() ? "off" : "on"));
        }
        return options;
    }

    /// Whether worker processes can compute on vectors.
    ///
    /// @param values that each computes
    public static boolean arePossibleInWorkers(double values) {
        return !isOff() && (isForced || values >= LEAST_VALUES || SETTING.equals("on")) && VectorModule.isInJdk();
    }

    /// Whether this is the virtual machine with which options were tried that it does not document.
    public static boolean areOptionsTried() {
        return VectorModule.isTried();
    }

    /// Passes on what a worker process said: its [#doubles].
    public static void hear(int doubles) {
        heard = doubles;
    }

    /// What [#describe] will say in worker processes.
    ///
    /// @param values that each computes
    public static String describeWorkers(double values) {
        return isOff() || !VectorModule.isInJdk()
                ? describe()
                : arePossibleInWorkers(values) ? "in worker processes" : describe(1);
    }

    /// What [#describe] said in worker processes.
    public static String describeWorkers() {
        if (isOff() || !VectorModule.isInJdk()) {
            return describe();
        }
        return heard > 0 ? describe(heard) : "in worker processes";
    }

    /// What a virtual machine prints when the module is added, which says nothing to users.
    public static boolean isWarning(String line) {
        return line.equals("WARNING: Using incubator modules: " + VectorModule.NAME);
    }

    private static Optional<String> reasonAgainst() {
        if (isOff()) {
            return Optional.of(PROPERTY + "=off");
        }
        if (areForWorkers()) {
            return Optional.of("worker processes have them; choose run.placement=processes");
        }
        if (!VectorModule.isHere()) {
            return Optional.of(
                    VectorModule.isInJdk()
                            ? "start Java with --add-modules " + VectorModule.NAME
                            : "java.home=" + System.getProperty("java.home") + " has no module " + VectorModule.NAME);
        }
        // Without its optimising compiler a virtual machine computes vectors object by object, a hundred times slower.
        String mode = System.getProperty("java.vm.info", "");
        if (mode.contains("interpreted mode") || mode.contains("emulated-client")) {
            return Optional.of("java.vm.info=" + mode + "; the optimising compiler is off");
        }
        int doubles = Preferred.doubles();
        return doubles > 1 ? Optional.empty() : Optional.of("this processor has vectors of " + doubles + " double");
    }

    private static boolean areForWorkers() {
        return SETTING.equals("workers");
    }

    private static boolean isOff() {
        return SETTING.equals("off");
    }
}
