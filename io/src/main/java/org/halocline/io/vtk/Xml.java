package org.halocline.io.vtk;

/// Writes the few XML elements that VTK files need, one per line and indented.
final class Xml {
    private final StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private int depth;

    private Xml() {}

    /// A VTK file of some type with its first element open.
    static Xml file(String type) {
        return new Xml()
                .open("VTKFile", "type", type, "version", "1.0", "byte_order", "LittleEndian", "header_type", "UInt64");
    }

    /// @param attributes name, value, name, value, …
    Xml open(String element, String... attributes) {
        tag(element, attributes).append(">\n");
        depth++;
        return this;
    }

    Xml close(String element) {
        depth--;
        indent().append("</").append(element).append(">\n");
        return this;
    }

    Xml empty(String element, String... attributes) {
        tag(element, attributes).append("/>\n");
        return this;
    }

    Xml leaf(String element, String content, String... attributes) {
        tag(element, attributes)
                .append('>')
                .append(escape(content))
                .append("</")
                .append(element)
                .append(">\n");
        return this;
    }

    /// A line made elsewhere.
    Xml line(String line) {
        indent().append(line).append('\n');
        return this;
    }

    private StringBuilder tag(String element, String... attributes) {
        indent().append('<').append(element);
        for (int a = 0; a < attributes.length; a += 2) {
            text.append(' ')
                    .append(attributes[a])
                    .append("=\"")
                    .append(escape(attributes[a + 1]))
                    .append('"');
        }
        return text;
    }

    private StringBuilder indent() {
        return text.repeat("  ", depth);
    }

    private static String escape(String value) {
        StringBuilder escaped = new StringBuilder();
        for (int at = 0; at < value.length(); at++) {
            char c = value.charAt(at);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.append(Character.isISOControl(c) ? '\uFFFD' : c);
            }
        }
        return escaped.toString();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
