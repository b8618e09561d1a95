package org.halocline.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.halocline.model.Progress;

/// One line that says how far a run is: what matters most comes first, and what does not fit is left out.
///
/// ```
///  42%  22000/52429 steps  12.3k steps/s  612 MLUPS  ETA 3 s  peak 0.372699
/// ```
final class ProgressLine {
    private static final String GAP = "  ";

    private ProgressLine() {}

    /// @param width columns to stay within
    static String of(Progress p, int width) {
        StringBuilder line = new StringBuilder();
        for (String part : parts(p)) {
            int length = line.length() + (line.isEmpty() ? 0 : GAP.length()) + part.length();
            if (length > width) {
                break;
            }
            line.append(line.isEmpty() ? "" : GAP).append(part);
        }
        return line.toString();
    }

    private static List<String> parts(Progress p) {
        boolean samples = Double.isNaN(p.time());
        List<String> parts = new ArrayList<>();
        if (p.expected() > 0) {
            long percent = (long) Math.floor(100.0 * p.done() / p.expected());
            parts.add(String.format(Locale.ROOT, "%3d%%", Math.clamp(percent, 0, 100)));
            parts.add(p.done() + "/" + p.expected() + (samples ? " samples" : " steps"));
        } else {
            parts.add(p.done() + (samples ? " samples" : " steps"));
        }
        if (p.pace() > 0) {
            if (samples) {
                parts.add(rate(p.perSecond()) + " samples/s");
            } else {
                parts.add(rate(p.pace()) + " steps/s");
                parts.add(significant(p.perSecond() / 1e6) + " MLUPS");
            }
            if (p.expected() > 0) {
                parts.add("ETA " + duration(Math.max(0, p.expected() - p.done()) / p.pace()));
            }
        }
        p.values().forEach((name, value) -> parts.add(name + " " + String.format(Locale.ROOT, "%.6g", value)));
        if (p.done() > 0) {
            p.estimates().forEach((name, estimate) -> parts.add(name + " " + estimate));
        }
        return parts;
    }

    /// `950`, `12.3k`, `4.56M`, `1.20G`.
    static String rate(double perSecond) {
        if (perSecond < 1e3) {
            return significant(perSecond);
        }
        if (perSecond < 1e6) {
            return significant(perSecond / 1e3) + "k";
        }
        return perSecond < 1e9 ? significant(perSecond / 1e6) + "M" : significant(perSecond / 1e9) + "G";
    }

    /// Three significant digits, without an exponent from 0.01 on.
    private static String significant(double value) {
        int decimals = value < 10 ? 2 : value < 100 ? 1 : 0;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /// `3 s`, `2:05`, `1:02:03`.
    static String duration(double seconds) {
        long s = (long) Math.ceil(seconds);
        if (s < 60) {
            return s + " s";
        }
        return s < 3600
                ? String.format(Locale.ROOT, "%d:%02d", s / 60, s % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
    }
}
