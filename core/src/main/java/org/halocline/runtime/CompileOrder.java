package org.halocline.runtime;

import java.util.ArrayList;
import java.util.List;
import org.halocline.halo.HaloExchange;
import org.halocline.model.Row;
import org.halocline.shm.ControlFile;
import org.halocline.vector.Vectors;

/// Tells HotSpot what is worth compiling in a worker process that has vectors.
///
/// Workers have a core each, and their compilers share it with them: what these do for nothing is lost to the steps of
/// all. Left alone, HotSpot compiles a kernel with each of its callers, the methods of vectors on their own although
/// they end up within kernels, and what runs once a block, whose many accesses to shared memory make it long.
///
/// None of this changes what is computed. Java says nothing of these options in other releases than the one that they
/// were tried with, and they are left away there.
final class CompileOrder {
    private static final String SCALE = "-XX:CompileCommand=CompileThresholdScaling,";

    /// Compiled after a tenth of the usual calls: loops over vectors, in classes with names like `PlateVectors`.
    private static final String EARLY = ",0.1";

    /// Compiled before it is known what it calls: it stays a mere call.
    private static final String FIRST = ",0.05";

    /// Compiled after twenty times the usual calls.
    private static final String LATE = ",20.0";

    private static final List<String> SELDOM = List.of(
            // Parts of kernels.
            "jdk.incubator.vector.*",
            "jdk.internal.vm.vector.*",
            WarmUp.class.getName() + "*",
            // Called once a step or once a block.
            GridWorker.class.getName(),
            Lookout.class.getName(),
            Watch.class.getName(),
            Clock.class.getName(),
            Surroundings.class.getName(),
            HaloExchange.class.getPackageName() + ".Halo*",
            ControlFile.class.getPackageName() + ".*",
            "java.lang.invoke.VarHandleSegmentAs*",
            "java.lang.foreign.*",
            "jdk.internal.foreign.*");

    private CompileOrder() {}

    /// Options for a worker process with vectors.
    ///
    /// @param hasGrid whether it has kernels to call, not samplers
    static List<String> options(boolean hasGrid) {
        if (!Vectors.areOptionsTried()) {
            return List.of();
        }
        List<String> options = new ArrayList<>();
        options.add("-XX:CompileCommand=quiet");
        options.add(SCALE + "*Vectors::*" + EARLY);
        if (hasGrid) {
            String update = Rows.class.getName() + "::update";
            options.add("-XX:CompileCommand=dontinline," + update);
            options.add(SCALE + update + FIRST);
            options.add("-XX:CompileCommand=dontinline,*Vectors::step*");
            String front = Wavefront.class.getName();
            options.add("-XX:CompileCommand=dontinline," + front + "::surround");
            options.add("-XX:CompileCommand=dontinline," + front + "::sweepRows");
            options.add(SCALE + front + "::add" + LATE);
            options.add(SCALE + Row.class.getName() + "::bind" + LATE);
            SELDOM.forEach(name -> options.add(SCALE + name + "::*" + LATE));
        }
        return options;
    }
}
