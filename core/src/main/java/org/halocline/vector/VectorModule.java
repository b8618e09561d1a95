package org.halocline.vector;

import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The incubating module that vectors come from, and the two ways in which a virtual machine has it.
///
/// It may resolve the module, which is the documented way; but then Java links nothing ahead of time, and all lambdas
/// and method handles are made anew at every start (JEP 483 leaves layers with incubating modules out). Or it has a
/// copy of the module's classes at the end of its boot class path, and gets by name what Java gives to the module: the
/// packages of `java.base` that it uses, and the compiler's support for vectors. That way is for the version of HotSpot
/// it was tried with.
final class VectorModule {
    static final String NAME = "jdk.incubator.vector";

    /// A class of the module that is cheap to load.
    private static final String TYPE = "jdk.incubator.vector.VectorShape";

    /// The version of Java for which options that another may not know are right: one that is unknown would end it.
    private static final int TRIED_IN = 25;

    /// What `--add-modules` turns on as well.
    private static final List<String> SUPPORT = List.of(
            "-XX:+UnlockExperimentalVMOptions",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:+EnableVectorSupport",
            "-XX:+EnableVectorReboxing",
            "-XX:+EnableVectorAggressiveReboxing");

    /// Packages of `java.base` that the module's classes use.
    private static final List<String> PACKAGES = List.of(
            "jdk.internal",
            "jdk.internal.foreign",
            "jdk.internal.misc",
            "jdk.internal.vm.annotation",
            "jdk.internal.vm.vector");

    private VectorModule() {}

    /// Whether this virtual machine has its classes, in whichever way.
    static boolean isHere() {
        try {
            Class.forName(TYPE, false, null);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /// Whether the JDK that runs this has it.
    static boolean isInJdk() {
        return ModuleFinder.ofSystem().find(NAME).isPresent();
    }

    /// Whether this is the virtual machine that undocumented options are for.
    static boolean isTried() {
        String name = System.getProperty("java.vm.name", "");
        return Runtime.version().feature() == TRIED_IN && (name.contains("HotSpot") || name.contains("OpenJDK"));
    }

    /// Options with which a virtual machine of the same JDK has it.
    ///
    /// @param copy the copy of its classes, if there is one
    static List<String> options(Optional<Path> copy) {
        if (copy.isEmpty() || !isTried() || !Files.isRegularFile(copy.get())) {
            return List.of("--add-modules", NAME);
        }
        List<String> options = new ArrayList<>(SUPPORT);
        options.add("-Xbootclasspath/a:" + copy.get());
        PACKAGES.forEach(name -> options.add("--add-exports=java.base/" + name + "=ALL-UNNAMED"));
        return options;
    }
}
