package org.halocline.io.config;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// What a mistyped name may have meant.
public final class Suggestion {
    /// A change, a loss, an addition or a swap of neighbours each count one.
    private static final int MAX_DISTANCE = 2;

    private static final int MAX_LISTED = 20;

    private Suggestion() {}

    /// The end of a sentence about an unknown `text`: `did you mean "seed"?`, or what there is.
    public static String among(Collection<String> allowed, String text, String plural) {
        String nearest = "";
        int best = Integer.MAX_VALUE;
        for (String candidate : allowed) {
            // Two typos in three letters, or one in one, are no longer the same word.
            int limit = Math.min(MAX_DISTANCE, (candidate.length() + 1) / 3);
            int distance = distance(candidate.toLowerCase(Locale.ROOT), text.toLowerCase(Locale.ROOT));
            if (distance <= limit && distance < best) {
                best = distance;
                nearest = candidate;
            }
        }
        if (!nearest.isEmpty()) {
            return "did you mean \"" + nearest + "\"?";
        }
        if (allowed.isEmpty()) {
            return "there are no " + plural;
        }
        List<String> shown = allowed.stream().limit(MAX_LISTED).toList();
        return plural + ": " + String.join(", ", shown)
                + (allowed.size() > shown.size() ? " and " + (allowed.size() - shown.size()) + " more" : "");
    }

    /// Restricted Damerau-Levenshtein distance, or a number above [#MAX_DISTANCE].
    static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > MAX_DISTANCE) {
            return MAX_DISTANCE + 1;
        }
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            d[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            d[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
