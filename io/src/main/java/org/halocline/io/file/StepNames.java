package org.halocline.io.file;

import java.util.Locale;

/// File names that sort by step and rank.
public final class StepNames {
    private StepNames() {}

    /// `00000100`: at least eight digits.
    public static String step(long step) {
        return String.format(Locale.ROOT, "%08d", step);
    }

    /// `rank_0003`: at least four digits.
    public static String rank(int rank) {
        return String.format(Locale.ROOT, "rank_%04d", rank);
    }
}
