package org.halocline.cli;

import org.halocline.io.config.Catalogue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `--class-path`: where simulations come from, beyond those that ship.
final class ClassPathOption {
    @Option(
            names = {"-cp", "--class-path"},
            paramLabel = "JARS",
            description = "Jars and folders with simulations of your own, separated by '${sys:path.separator}'.")
    private @Nullable String text;

    boolean isGiven() {
        return text != null;
    }

    ClassPath classPath() {
        return text == null ? ClassPath.NONE : ClassPath.parse(text);
    }

    /// Everything that can be run.
    Catalogue catalogue() {
        return Catalogue.load(classPath().loader());
    }
}
