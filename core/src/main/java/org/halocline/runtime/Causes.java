package org.halocline.runtime;

/// What lies behind an exception: libraries wrap "no space left" in words that do not say it.
final class Causes {
    private Causes() {}

    /// The exception with the message of its root cause, if that says more.
    static String text(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String own = String.valueOf(e.getMessage());
        String deepest = String.valueOf(root.getMessage());
        return own.contains(deepest) ? own : own + " (" + deepest + ")";
    }
}
