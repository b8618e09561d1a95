package org.halocline.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class DocCommentsTest {
    private static final String WIDE = "word ".repeat(22) + "the end";

    @Test
    void aWideLineFlowsIntoTheNext() {
        assertEquals(
                "    /// " + "word ".repeat(22).strip() + "\n    /// the end. Go on\n    ///\n    /// After.\n",
                DocComments.fill("    /// " + WIDE + ".\n    /// Go on\n    ///\n    /// After.\n"));
    }

    @Test
    void itemsKeepTheirIndentAndTheirOrder() {
        assertEquals(
                "/// - " + "word ".repeat(22) + "the\n///   end\n/// - other\n",
                DocComments.fill("/// - " + WIDE + "\n/// - other\n"));
    }

    @Test
    void codeTablesAndNarrowParagraphsStay() {
        String text =
                "/// a\n/// b\n/// ```\n/// " + WIDE + "\n/// ```\n/// | " + WIDE + " |\nint x; // " + WIDE + "\n";
        assertEquals(text, DocComments.fill(text));
    }
}
