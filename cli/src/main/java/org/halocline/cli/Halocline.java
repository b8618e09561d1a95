package org.halocline.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The root: shows what there is.
@Command(
        name = "halocline",
        description = "Grid and Monte Carlo simulations on every core of a machine, from one JSON file.",
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RunCommand.class,
            ResumeCommand.class,
            MergeCommand.class,
            ReplayCommand.class,
            InspectCommand.class,
            VerifyCommand.class,
            ConvergeCommand.class,
            ScaleCommand.class,
            ListCommand.class,
            ExplainCommand.class,
            CheckCommand.class,
            SchemaCommand.class,
            CompletionCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:the run failed, or its verification did, or an order is too low",
            "2:the command line or the config is wrong; nothing was started",
            "130:interrupted (Ctrl-C); 143 on SIGTERM, 129 on SIGHUP"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  halocline run configs/heat2d.json",
            "  halocline run configs/heat2d.json --workers 2x2 --set parameters.n=1024",
            "  halocline resume out/heat2d",
            "  halocline verify",
            "  halocline explain configs/heat2d.json",
            "  halocline list heat"
        })
@SuppressWarnings("UnusedVariable") // picocli reads the options
final class Halocline implements Callable<Integer> {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this and exit.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Print the version and exit.")
    private boolean version;

    @Option(
            names = Failures.DEBUG_OPTION,
            scope = ScopeType.INHERIT,
            description = "Print stack traces with errors; as does the environment variable HALOCLINE_DEBUG=1.")
    private boolean debug;

    @Mixin
    private Streams streams = new Streams();

    @Override
    public Integer call() {
        streams.commandLine().usage(streams.err());
        return ExitCode.USAGE;
    }
}
