package org.halocline.io.vtk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

final class XmlTest {
    @Test
    void whatXmlReservesIsEscaped() throws IOException {
        String text = "a<b>&\"ω'";
        Element root = PieceReader.parse(Xml.file("Collection")
                .leaf("Note", text, "Name", text)
                .close("VTKFile")
                .toString());
        Element note = (Element) root.getElementsByTagName("Note").item(0);
        assertEquals(text, note.getTextContent());
        assertEquals(text, note.getAttribute("Name"));
    }
}
