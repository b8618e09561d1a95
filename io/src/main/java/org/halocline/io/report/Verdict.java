package org.halocline.io.report;

import java.util.Locale;

/// What comes of verifying a config.
public enum Verdict {
    /// The run came as close to its reference as it had to.
    PASSED,
    /// The run ended, with a wrong answer.
    WRONG,
    /// The run did not end well.
    NO_RESULT,
    /// The simulation knows no right answer for these parameters.
    NO_PROOF;

    /// Whether something has to be looked into.
    public boolean isFailure() {
        return this == WRONG || this == NO_RESULT;
    }

    /// As in tables and JSON: `no proof`.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
