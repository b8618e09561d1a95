package org.halocline.cli;

import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Where a command prints: results to `out`, everything else to `err`. Mixed into every command.
@Command // nothing to it but a place for the specification
final class Streams {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command; // set by picocli before the command runs

    CommandLine commandLine() {
        return Objects.requireNonNull(command).commandLine();
    }

    PrintWriter out() {
        return commandLine().getOut();
    }

    PrintWriter err() {
        return commandLine().getErr();
    }
}
