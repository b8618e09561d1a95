package org.halocline.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Prints a script that makes the shell complete commands, options and file names.
@Command(
        name = "completion",
        description = "Print a completion script for bash and zsh.",
        footerHeading = "%nExample:%n",
        footer = "  source <(halocline completion)")
final class CompletionCommand implements Runnable {
    @Mixin
    private Streams streams = new Streams();

    @Override
    public void run() {
        streams.out()
                .println(AutoComplete.bash("halocline", streams.commandLine().getParent()));
    }
}
