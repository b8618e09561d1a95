package org.halocline.io.png;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;
import org.halocline.error.ConfigurationException;

/// From 0…1 to colours: seventeen anchors at equal distances, straight lines in sRGB between them.
///
/// Viridis and magma by S. van der Walt and N. Smith (CC0); coolwarm by K. Moreland, "Diverging color maps for
/// scientific visualization" (2009), [doi:10.1007/978-3-642-10520-3_9](https://doi.org/10.1007/978-3-642-10520-3_9).
enum ColourMap {
    VIRIDIS("440154 48186a 472d7b 424086 3b528b 33638d 2c728e 26818e 21908c"
            + " 1f9f88 28ae80 3ebc74 5dc963 82d34c abdc32 d5e21a fde725"),
    MAGMA("000004 0a0822 1d1146 36106a 50127c 691c81 822681 9c2e7f b63779"
            + " cf4170 e65163 f5695c fb8761 fea571 fec387 fde0a2 fcfdbf"),
    COOLWARM("3b4cc0 4d68d7 6282ea 779af7 8db0fe a3c2fe b8d0f9 ccd9ee dddddd"
            + " ecd3c5 f4c4ad f7b194 f49a7b ec7f63 de604d cb3e38 b40426"),
    GREY("000000 ffffff");

    /// The anchors as `rrggbb`, a blank between them.
    private final String anchors;

    ColourMap(String anchors) {
        this.anchors = anchors;
    }

    static ColourMap parse(String text) {
        for (ColourMap map : values()) {
            if (map.toString().equals(text)) {
                return map;
            }
        }
        throw new ConfigurationException("png colours=" + text + "; use one of "
                + Arrays.stream(values()).map(ColourMap::toString).collect(Collectors.joining(", ")));
    }

    /// The colour at `position`, 0 to 1, as `0xRRGGBB`.
    int at(double position) {
        int last = anchors.length() / 7;
        double place = position * last;
        int anchor = Math.min((int) place, last - 1);
        double part = place - anchor;
        int colour = 0;
        for (int channel = 0; channel < 3; channel++) {
            int a = value(anchor, channel);
            int b = value(anchor + 1, channel);
            colour = colour << 8 | (int) Math.round(a + part * (b - a));
        }
        return colour;
    }

    private int value(int anchor, int channel) {
        int from = 7 * anchor + 2 * channel;
        return HexFormat.fromHexDigits(anchors, from, from + 2);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
