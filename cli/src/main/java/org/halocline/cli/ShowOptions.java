package org.halocline.cli;

import picocli.CommandLine.Option;

/// What a run shows while it lasts and when it ends.
final class ShowOptions {
    @Option(names = "--json", description = "Print result.json instead of the summary.")
    private boolean json;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print the result and errors, but no progress and no notes.")
    private boolean quiet;

    @Option(
            names = "--progress",
            paramLabel = "MODE",
            description = "auto: a line redrawn on a terminal, plain lines elsewhere; plain; none. Default: auto.")
    private ProgressMode progress = ProgressMode.AUTO;

    boolean json() {
        return json;
    }

    boolean notes() {
        return !quiet;
    }

    ProgressMode progress() {
        return quiet ? ProgressMode.NONE : progress;
    }
}
