package org.halocline.cli;

/// What the process tells the shell.
final class ExitCode {
    /// Done, and verified where there is a proof.
    static final int DONE = 0;

    /// The run failed, or its verification did.
    static final int FAILED = 1;

    /// The command line or the config was wrong; nothing was started.
    static final int USAGE = 2;

    /// Number of Ctrl-C.
    static final int SIGINT = 2;

    private static final int SIGNAL = 128;

    private ExitCode() {}

    /// Stopped by a signal: 130 for SIGINT.
    static int signal(int number) {
        return SIGNAL + number;
    }
}
