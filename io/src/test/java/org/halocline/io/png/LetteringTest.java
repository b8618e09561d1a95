package org.halocline.io.png;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LetteringTest {
    @ParameterizedTest
    @CsvSource({
        "0, 4, 0",
        "-0.0, 4, 0",
        "1, 4, 1",
        "1200, 4, 1200",
        "0.37269914, 4, 0.3727",
        "-0.30000000000000004, 4, -0.3",
        "99999.6, 4, 100000",
        "1234567, 4, 1.235e+06",
        "1234567, 9, 1234567",
        "0.00012345, 4, 0.0001234",
        "0.000012345, 4, 1.234e-05",
        "2.5E-300, 4, 2.5e-300",
        "4.9E-324, 4, 4.941e-324"
    })
    void numbersAreShort(double value, int digits, String text) {
        assertEquals(text, Lettering.number(value, digits));
    }

    @Test
    void theEndsOfANarrowRangeDiffer() {
        ValueRange range = new ValueRange(100000, 100001);
        int digits = Lettering.digits(range);
        assertEquals("100000.25", Lettering.number(range.at(0.25), digits));
        assertEquals(4, Lettering.digits(new ValueRange(0, 1)));
        assertEquals(4, Lettering.digits(new ValueRange(5, 5)));
        assertEquals(15, Lettering.digits(new ValueRange(1, Math.nextUp(1.0))));
    }

    @Test
    void everyCharacterOfANumberHasItsOwnGlyph() {
        String characters = "0123456789+-.e=t";
        Set<Set<Integer>> glyphs = new HashSet<>();
        for (int c = 0; c < characters.length(); c++) {
            Set<Integer> dots = new HashSet<>();
            Lettering.draw(characters.substring(c, c + 1), 0, 0, 1, (x, y) -> dots.add(100 * y + x));
            assertTrue(dots.size() >= 3, characters.substring(c, c + 1));
            glyphs.add(dots);
        }
        assertEquals(characters.length(), glyphs.size());
    }
}
