package org.halocline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.halocline.error.ConfigurationException;
import org.halocline.error.RunFailedException;
import org.halocline.error.RunInterruptedException;
import org.halocline.io.config.ConfigError;
import org.halocline.io.config.Suggestion;
import picocli.CommandLine;

/// Turns what went wrong into a line and an exit code.
final class Failures {
    static final String DEBUG_OPTION = "--debug";
    private static final String DEBUG_VARIABLE = "HALOCLINE_DEBUG";

    private Failures() {}

    /// A mistyped command line: what is wrong, what was perhaps meant, where to look.
    static int misused(CommandLine.ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        Optional<String> meant = meant(e, args);
        err.println("halocline: " + meant.orElse(e.getMessage()));
        if (meant.isEmpty()) {
            CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
        }
        err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        err.flush();
        return ExitCode.USAGE;
    }

    /// What is wrong with an option that is nearly one of the command. It may be why another one is missing.
    private static Optional<String> meant(CommandLine.ParameterException e, String[] args) {
        if (!(e instanceof CommandLine.MissingParameterException
                || e instanceof CommandLine.UnmatchedArgumentException)) {
            return Optional.empty();
        }
        Set<String> known = e.getCommandLine().getCommandSpec().optionsMap().keySet();
        return Arrays.stream(args)
                .map(argument -> argument.replaceFirst("=.*", ""))
                .filter(argument -> argument.startsWith("--") && !known.contains(argument))
                .map(argument -> "unknown option " + argument + "; " + Suggestion.among(known, argument, "options"))
                .filter(message -> message.contains("did you mean"))
                .findFirst();
    }

    /// A command that threw.
    static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        return report(e, command);
    }

    /// Prints what went wrong.
    ///
    /// @return the exit code for it
    static int report(Throwable e, CommandLine command) {
        return report(e, command.getErr(), wantsTrace(command, System.getenv()));
    }

    static int report(Throwable e, PrintWriter err, boolean trace) {
        String message = String.valueOf(e.getMessage());
        int code = switch (e) {
            case ConfigError errors -> say(err, message, ExitCode.USAGE); // each line begins with its place
            case ConfigurationException wrong -> say(err, "halocline: " + message, ExitCode.USAGE);
            case RunInterruptedException interrupted ->
                say(err, "halocline: " + message, ExitCode.signal(ExitCode.SIGINT));
            case RunFailedException failed -> say(err, "halocline: " + message, ExitCode.FAILED);
            case UncheckedIOException io -> say(err, "halocline: " + message, ExitCode.FAILED);
            case IOException io -> say(err, "halocline: " + io, ExitCode.FAILED);
            case OutOfMemoryError memory ->
                say(
                        err,
                        "halocline: out of memory: " + message + ", heap="
                                + Runtime.getRuntime().maxMemory() / (1 << 20)
                                + " MiB; use a smaller grid, or give more with HALOCLINE_JAVA_OPTIONS=-Xmx…",
                        ExitCode.FAILED);
            default ->
                say(
                        err,
                        "halocline: unexpected " + e + "; this is a defect, run again with " + DEBUG_OPTION
                                + " to see where",
                        ExitCode.FAILED);
        };
        if (trace) {
            e.printStackTrace(err);
        }
        err.flush();
        return code;
    }

    /// Whether stack traces were asked for.
    static boolean wantsTrace(CommandLine command, Map<String, String> environment) {
        CommandLine.Model.OptionSpec option = command.getCommandSpec().findOption(DEBUG_OPTION);
        boolean asked = option != null && Boolean.TRUE.equals(option.getValue());
        return asked || environment.getOrDefault(DEBUG_VARIABLE, "").equals("1");
    }

    /// The same, where the command line could not be taken apart.
    static boolean wantsTrace(String[] args, Map<String, String> environment) {
        return Arrays.asList(args).contains(DEBUG_OPTION)
                || environment.getOrDefault(DEBUG_VARIABLE, "").equals("1");
    }

    private static int say(PrintWriter err, String line, int code) {
        err.println(line);
        return code;
    }
}
