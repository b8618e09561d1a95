package org.halocline.cli;

import java.util.Locale;

/// How progress is shown.
enum ProgressMode {
    /// A line redrawn in place on a terminal, plain lines elsewhere.
    AUTO,
    /// A line every few seconds.
    PLAIN,
    /// Not at all.
    NONE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
