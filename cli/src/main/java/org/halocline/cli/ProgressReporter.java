package org.halocline.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.halocline.model.Progress;
import org.halocline.model.RunMonitor;

/// Shows progress on standard error: a line redrawn in place on a terminal, a plain line every few seconds elsewhere.
final class ProgressReporter implements RunMonitor, AutoCloseable {
    private static final long REDRAW = Duration.ofMillis(100).toNanos();
    private static final long FIRST_PLAIN = Duration.ofSeconds(2).toNanos();
    private static final long NEXT_PLAIN = Duration.ofSeconds(5).toNanos();
    private static final int PLAIN_WIDTH = 1000;

    private final String title;
    private final PrintWriter err;
    private final ProgressMode mode;
    private final boolean notes;
    private final Terminal terminal;
    private final LongSupplier nanoTime;
    private long due;
    private int drawn;

    /// @param notes    whether to print what the engine wants a user to know
    /// @param nanoTime a clock, as [System#nanoTime]
    ProgressReporter(PrintWriter err, ProgressMode mode, boolean notes, Terminal terminal, LongSupplier nanoTime) {
        this("", err, mode, notes, terminal, nanoTime);
    }

    /// @param title begins each line, and is drawn on a terminal before there is any progress
    ProgressReporter(
            String title, PrintWriter err, ProgressMode mode, boolean notes, Terminal terminal, LongSupplier nanoTime) {
        this.title = title;
        this.err = err;
        this.mode = mode == ProgressMode.AUTO && !terminal.interactive() ? ProgressMode.PLAIN : mode;
        this.notes = notes;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
        this.due = nanoTime.getAsLong() + (this.mode == ProgressMode.AUTO ? 0 : FIRST_PLAIN);
        if (!title.isEmpty() && this.mode == ProgressMode.AUTO) {
            draw(title.substring(0, Math.min(title.length(), terminal.width() - 1)));
            err.flush();
        }
    }

    @Override
    public void progress(Progress progress) {
        long now = nanoTime.getAsLong();
        if (mode == ProgressMode.NONE || now - due < 0) {
            return;
        }
        if (mode == ProgressMode.AUTO) {
            due = now + REDRAW;
            draw(line(progress, terminal.width() - 1)); // a full last column would wrap
        } else {
            due = now + NEXT_PLAIN;
            err.println(line(progress, PLAIN_WIDTH));
        }
        err.flush();
    }

    private String line(Progress progress, int width) {
        String begin = title.isEmpty() ? "" : title + "  ";
        return begin.length() >= width
                ? title.substring(0, Math.min(title.length(), width))
                : begin + ProgressLine.of(progress, width - begin.length());
    }

    @Override
    public void note(String line) {
        if (notes) {
            close();
            err.println("note: " + line);
            err.flush();
        }
    }

    /// Told also to those who want no notes: something is missing in the end.
    @Override
    public void dropped(String kind, String cause) {
        close();
        err.println("warning: " + kind + " that cannot be written are left out: " + cause);
        err.flush();
    }

    /// Wipes the line, so that what follows begins in its place.
    @Override
    public void close() {
        if (drawn > 0) {
            err.print("\r" + " ".repeat(drawn) + "\r");
            err.flush();
            drawn = 0;
        }
    }

    private void draw(String line) {
        err.print("\r" + line + " ".repeat(Math.max(0, drawn - line.length())));
        drawn = line.length();
    }
}
