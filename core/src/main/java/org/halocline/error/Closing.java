package org.halocline.error;

import org.jspecify.annotations.Nullable;

/// Ends several things, each whatever became of those before it.
public final class Closing {
    private Closing() {}

    /// Does all of this, in order. What fails first is thrown at the end, with what failed after it
    /// [suppressed][Throwable#addSuppressed].
    public static void all(Runnable... parts) {
        Throwable first = null;
        for (Runnable part : parts) {
            first = attempt(part, first);
        }
        switch (first) {
            case null -> {}
            case Error error -> throw error;
            case RuntimeException exception -> throw exception;
            default -> throw new IllegalStateException(first);
        }
    }

    private static @Nullable Throwable attempt(Runnable part, @Nullable Throwable before) {
        try {
            part.run();
            return before;
        } catch (RuntimeException | Error e) {
            if (before == null) {
                return e;
            }
            if (!before.equals(e)) {
                before.addSuppressed(e);
            }
            return before;
        }
    }
}
