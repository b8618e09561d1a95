package org.halocline.io.vtk;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// Reads a `.vti` file by the VTK file format description, knowing nothing of how it was written.
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record VtiReader(
        String wholeExtent, int[] extent, double[] origin, double[] spacing, double time, Map<String, double[]> cells) {

    private static final String MARK = "<AppendedData encoding=\"raw\">";

    static VtiReader read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int mark = text.indexOf(MARK);
        int base = text.indexOf('_', mark + MARK.length()) + 1;
        Element root = parse(new String(bytes, 0, mark, StandardCharsets.UTF_8) + "</VTKFile>");
        require(root.getAttribute("type").equals("ImageData"));
        require(root.getAttribute("byte_order").equals("LittleEndian"));
        require(root.getAttribute("header_type").equals("UInt64"));
        require(root.getAttribute("compressor").isEmpty());
        Element image = only(root, "ImageData");
        Element piece = only(image, "Piece");
        int[] extent = Arrays.stream(piece.getAttribute("Extent").split(" "))
                .mapToInt(Integer::parseInt)
                .toArray();
        ByteBuffer data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        Map<String, double[]> cells = new LinkedHashMap<>();
        NodeList arrays = only(piece, "CellData").getElementsByTagName("DataArray");
        int end = base;
        for (int a = 0; a < arrays.getLength(); a++) {
            Element array = (Element) arrays.item(a);
            require(array.getAttribute("type").equals("Float64"));
            require(array.getAttribute("format").equals("appended"));
            int at = base + Integer.parseInt(array.getAttribute("offset"));
            int count = Math.toIntExact(data.getLong(at)) / Double.BYTES;
            double[] values = new double[count];
            data.position(at + Long.BYTES).asDoubleBuffer().get(values);
            cells.put(array.getAttribute("Name"), values);
            end = at + Long.BYTES + count * Double.BYTES;
        }
        require(text.substring(end).strip().replaceAll("\\s+", " ").equals("</AppendedData> </VTKFile>"));
        Element time = only(only(image, "FieldData"), "DataArray");
        require(time.getAttribute("Name").equals("TimeValue"));
        return new VtiReader(
                image.getAttribute("WholeExtent"),
                extent,
                numbers(image.getAttribute("Origin")),
                numbers(image.getAttribute("Spacing")),
                Double.parseDouble(time.getTextContent()),
                cells);
    }

    static Element parse(String xml) throws IOException {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(e);
        }
    }

    /// Cells along an axis: an extent of no width is one flat cell.
    int cellsAlong(int axis) {
        return Math.max(1, extent[2 * axis + 1] - extent[2 * axis]);
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    private static Element only(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        require(found.getLength() == 1);
        return (Element) found.item(0);
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new AssertionError("not the file that was expected");
        }
    }
}
