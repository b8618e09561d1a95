package org.halocline.io.png;

import java.util.List;
import java.util.Map;
import org.halocline.error.ConfigurationException;

/// The settings of the format `png`.
///
/// | option | meaning | default |
/// |---|---|---|
/// | `width` | pixels along the longer side of the picture, at most | 800 |
/// | `colours` | `viridis`, `magma`, `coolwarm` or `grey` | `viridis` |
/// | `range` | values at the ends of the colour bar: `auto`, or `lo,hi`; see [RangeRule] | `first` |
record PngOptions(int width, ColourMap colours, RangeRule range) {
    static final int DEFAULT_WIDTH = 800;
    static final int LEAST_WIDTH = 16;
    static final int MOST_WIDTH = 4096;

    private static final List<String> NAMES = List.of("colours", "range", "width");

    static PngOptions of(Map<String, String> options) {
        for (String name : options.keySet()) {
            if (!NAMES.contains(name)) {
                throw new ConfigurationException("png option=" + name + "; use one of " + String.join(", ", NAMES));
            }
        }
        return new PngOptions(
                width(options.getOrDefault("width", Integer.toString(DEFAULT_WIDTH))),
                ColourMap.parse(options.getOrDefault("colours", "viridis")),
                RangeRule.parse(options.getOrDefault("range", "first")));
    }

    private static int width(String text) {
        if (text.matches("\\d{1,9}")) {
            int width = Integer.parseInt(text);
            if (width >= LEAST_WIDTH && width <= MOST_WIDTH) {
                return width;
            }
        }
        throw new ConfigurationException(
                "png width=" + text + "; use a whole number from " + LEAST_WIDTH + " to " + MOST_WIDTH);
    }
}
