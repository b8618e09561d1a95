package org.halocline.model;

import org.halocline.error.ConfigurationException;

/// One of several disjoint parts of the samples of a run, to be drawn by a run of its own, on any machine.
///
/// All shares of a run together hold each sample once, and equally many of them but for one.
///
/// @param number which, from 1
/// @param count  how many there are
public record Share(int number, int count) {
    /// All samples.
    public static final Share ALL = new Share(1, 1);

    public Share {
        if (count < 1 || number < 1 || number > count) {
            throw new ConfigurationException("share=" + number + "/" + count + "; use 1/n to n/n, such as 2/4");
        }
    }

    /// Reads `2/4`.
    public static Share parse(String text) {
        if (!text.strip().matches("\\d{1,9}/\\d{1,9}")) {
            throw new ConfigurationException("share=" + text + "; use 1/n to n/n, such as 2/4");
        }
        int slash = text.strip().indexOf('/');
        return new Share(
                Integer.parseInt(text.strip().substring(0, slash)),
                Integer.parseInt(text.strip().substring(slash + 1)));
    }

    /// Whether it is everything.
    public boolean isAll() {
        return count == 1;
    }

    @Override
    public String toString() {
        return number + "/" + count;
    }
}
