package org.halocline.io.png;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/// The few characters that frames need, five pixels wide and seven high, and how numbers are written with them.
final class Lettering {
    private static final String CHARACTERS = "0123456789+-.=et";
    private static final int GLYPH_WIDTH = 5;
    static final int GLYPH_HEIGHT = 7;
    private static final int ADVANCE = 6;

    private static final String[] ROWS = """
        .###. ..#.. .###. .###. ...#. ##### ..##. ##### .###. .###. ..... ..... ..... ..... ..... .#...
        #...# .##.. #...# #...# ..##. #.... .#... ....# #...# #...# ..#.. ..... ..... ..... ..... .#...
        #..## ..#.. ....# ....# .#.#. ####. #.... ...#. #...# #...# ..#.. ..... ..... ##### .###. ####.
        #.#.# ..#.. ..##. ..##. #..#. ....# ####. ..#.. .###. .#### ##### ##### ..... ..... #...# .#...
        ##..# ..#.. .#... ....# ##### ....# #...# ..#.. #...# ....# ..#.. ..... ..... ##### ##### .#...
        #...# ..#.. #.... #...# ...#. #...# #...# .#... #...# ...#. ..#.. ..... .##.. ..... #.... .#..#
        .###. .###. ##### .###. ...#. .###. .###. .#... .###. .##.. ..... ..... .##.. ..... .###. ..##.
        """.split("\n");

    private Lettering() {}

    /// Colours one dot of a text.
    @FunctionalInterface
    interface Pen {
        void dot(int x, int y);
    }

    /// Pixels from the left edge of a text to its right edge.
    static int width(String text, int scale) {
        return text.isEmpty() ? 0 : (text.length() * ADVANCE - 1) * scale;
    }

    /// Draws a text with its upper left corner at (left, top). Characters without a glyph leave a gap.
    static void draw(String text, int left, int top, int scale, Pen pen) {
        for (int c = 0; c < text.length(); c++) {
            int glyph = CHARACTERS.indexOf(text.charAt(c));
            if (glyph < 0) {
                continue;
            }
            for (int y = 0; y < GLYPH_HEIGHT * scale; y++) {
                for (int x = 0; x < GLYPH_WIDTH * scale; x++) {
                    if (ROWS[y / scale].charAt(glyph * ADVANCE + x / scale) == '#') {
                        pen.dot(left + c * ADVANCE * scale + x, top + y);
                    }
                }
            }
        }
    }

    /// A number with at most `digits` significant digits: `0.3727`, `1200`, `2.5e-07`.
    static String number(double value, int digits) {
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value)
                .round(new MathContext(digits, RoundingMode.HALF_EVEN))
                .stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= -4 && exponent < Math.max(6, digits)) {
            return rounded.toPlainString();
        }
        return rounded.movePointLeft(exponent).toPlainString() + String.format(Locale.ROOT, "e%+03d", exponent);
    }

    /// Digits that tell the ends of a range apart.
    static int digits(ValueRange range) {
        double largest = Math.max(Math.abs(range.low()), Math.abs(range.high()));
        double spread = range.high() / 2 - range.low() / 2;
        if (!(spread > 0)) {
            return 4;
        }
        return (int) Math.clamp(3 + Math.ceil(Math.log10(largest / spread)), 4, 15);
    }
}
